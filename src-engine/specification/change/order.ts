import type { GroupReference, Term } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { levelOfGroup, type ModelContext } from "../context.ts";
import type { LevelEquations } from "../equations/equation-levels.ts";
import { coefficientAt, equationAt, equationId, isIntercept, levelEquations } from "../equations/level-equations.ts";
import { partName } from "../predictor-name.ts";
import { type Path, samePath, splitTerm, startsWith } from "../term.ts";
import { randomPath, type WorkingModel } from "../working-model.ts";
import type { ChangeRule } from "./rule.ts";

/** Moves a predictor one place to the left or right in its equation. */
export interface MovePredictor {
  readonly kind: "move-predictor";
  readonly path: Path;
  readonly direction: "left" | "right";
}

export const movePredictor: ChangeRule<MovePredictor> = {
  obstacle: (model, { path, direction }) => {
    if (coefficientAt(model.context, model.equations, path) === null) return { code: "is-not-there" };
    if (neighbour(model, path, direction) !== null) return null;
    return { code: direction === "left" ? "is-first" : "is-last" };
  },
  apply: (model, { path, direction }) => {
    const other = neighbour(model, path, direction);
    if (other === null) return model.draft;
    const [later, earlier] = direction === "left" ? [path, other] : [other, path];
    const fixed = moveBefore(model.draft.fixed, model.context, later, earlier);
    return orderRandomTerms({ ...model.draft, fixed }, model.context);
  },
  describe: ({ context }, { path, direction }) => `Move ${partName(context, path.at(-1) ?? [])} ${direction}`,
};

/** The predictor it would change places with. One without a fixed part stands behind the others, and stays there. */
function neighbour({ draft, context, equations }: WorkingModel, path: Path, direction: "left" | "right"): Path | null {
  const equation = equationAt(context, equations, path.slice(0, -1));
  const predictors = (equation?.coefficients ?? [])
    .filter((coefficient) => !isIntercept(coefficient))
    .filter((coefficient) => draft.fixed.some((term) => isBelow(context, term, coefficient.path)));
  const position = predictors.findIndex((predictor) => samePath(context, predictor.path, path));
  return position < 0 ? null : (predictors[position + (direction === "left" ? -1 : 1)]?.path ?? null);
}

/** Terms keep their order but for those below `later`, which go before the first one below `earlier`. */
function moveBefore(terms: readonly Term[], context: ModelContext, later: Path, earlier: Path): readonly Term[] {
  const moved = terms.filter((term) => isBelow(context, term, later));
  const others = terms.filter((term) => !moved.includes(term));
  const position = others.findIndex((term) => isBelow(context, term, earlier));
  return others.toSpliced(position, 0, ...moved);
}

function isBelow(context: ModelContext, term: Term, path: Path): boolean {
  return startsWith(context, splitTerm(context, term), path);
}

/** The random terms of every entry in the order of the equations whose effects they are; others stay behind them. */
function orderRandomTerms(draft: ModelDraft, context: ModelContext): ModelDraft {
  const rank = effectRank(levelEquations(draft, context), context);
  const random = draft.random.map((entry) => ({
    ...entry,
    terms: entry.terms.toSorted((one, other) => rank(entry.group, one) - rank(entry.group, other)),
  }));
  return { ...draft, random };
}

/** Places random terms of one group in the order of the equations whose effects they are. */
export function effectRank(
  { levels }: LevelEquations,
  context: ModelContext,
): (group: GroupReference, term: Term) => number {
  return (group, term) => {
    const path = randomPath(context, group, term);
    const equations = levels[(levelOfGroup(context, group) ?? 0) - 1] ?? [];
    const position = path === null ? -1 : equations.findIndex(({ id }) => id === equationId(context, path));
    return position < 0 ? equations.length : position;
  };
}
