import type { TermVariable } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { entersAsCategories, levelOfGroup, type ModelContext, nounOfLevel, unitsIdentifiedBy } from "../context.ts";
import { coefficientAt, equationAt, isIntercept } from "../equations/level-equations.ts";
import { centeringText, coefficientName, partName, variableText } from "../predictor-name.ts";
import {
  completePath,
  joinPath,
  levelOfVariable,
  type Part,
  type Path,
  plainForm,
  samePath,
  splitTerm,
  startsWith,
  variableKey,
} from "../term.ts";
import { filterTerms, randomPath, type WorkingModel } from "../working-model.ts";
import type { Obstacle } from "./obstacle.ts";
import type { ChangeRule } from "./rule.ts";

/** Puts a variable into the equation that explains `prefix`. */
export interface AddPredictor {
  readonly kind: "add-predictor";
  readonly prefix: Path;
  readonly variable: TermVariable;
}

export const addPredictor: ChangeRule<AddPredictor> = {
  obstacle: (model, { prefix, variable }) =>
    formObstacle(model, variable) ??
    levelObstacle(model.context, variable, prefix.length + 1) ??
    presenceObstacle(model, [...prefix, [variable]]),
  apply: ({ draft, context }, { prefix, variable }) =>
    withTerm(draft, context, [...prefix, [plainForm(context, variable)]]),
  describe: ({ context }, { prefix, variable }) => {
    const isCategories = entersAsCategories(context, variable);
    const added = isCategories
      ? variableText(context, variable)
      : `${variableText(context, variable)}, ${centeringText(context, variable)}`;
    const isOfSlope = prefix.some((part) => part.length > 0);
    return isOfSlope ? `Add ${added}, to ${coefficientName(context, prefix)}` : `Add ${added}`;
  },
};

/** Takes a predictor out of its equation, with everything that explains its coefficient and the products it is part of. */
export interface RemovePredictor {
  readonly kind: "remove-predictor";
  readonly path: Path;
}

export const removePredictor: ChangeRule<RemovePredictor> = {
  obstacle: ({ context, equations }, { path }) =>
    coefficientAt(context, equations, path) === null ? { code: "is-not-there" } : null,
  apply: (model, { path }) => withoutPaths(model, [path, ...dependentPaths(model, path)]),
  describe: ({ context }, { path }) => `Remove ${partName(context, path.at(-1) ?? [])}`,
};

/** The draft with one more fixed term: the coefficient at the end of `path`. */
export function withTerm(draft: ModelDraft, context: ModelContext, path: Path): ModelDraft {
  return { ...draft, fixed: [...draft.fixed, joinPath(completePath(context, path))] };
}

/** The draft without these coefficients and whatever explains them. */
export function withoutPaths({ draft, context }: WorkingModel, paths: readonly Path[]): ModelDraft {
  const isKept = (path: Path) => paths.every((removed) => !startsWith(context, path, removed));
  return filterTerms(
    draft,
    (term) => isKept(splitTerm(context, term)),
    (term, group) => {
      const path = randomPath(context, group, term);
      return path === null || isKept(path);
    },
  );
}

/** Products and higher powers in the same equation that would stand there without a part of theirs. */
export function dependentPaths({ context, equations }: WorkingModel, path: Path): readonly Path[] {
  const part = path.at(-1) ?? [];
  const equation = equationAt(context, equations, path.slice(0, -1));
  if (equation === null || part.length === 0) return [];
  return equation.coefficients
    .filter((other) => !isIntercept(other) && !samePath(context, other.path, path))
    .filter((other) => contains(context, other.part, part) || isHigherPower(context, other.part, part))
    .map((other) => other.path);
}

function contains(context: ModelContext, product: Part, part: Part): boolean {
  const keys = product.map((variable) => variableKey(context, variable));
  return part.every((variable) => keys.includes(variableKey(context, variable)));
}

function isHigherPower(context: ModelContext, higher: Part, lower: Part): boolean {
  const [one, ...more] = higher;
  const [other, ...rest] = lower;
  if (one === undefined || other === undefined || more.length > 0 || rest.length > 0) return false;
  const isSameBase = variableKey(context, { ...one, power: 1 }) === variableKey(context, { ...other, power: 1 });
  return isSameBase && (one.power ?? 1) > (other.power ?? 1);
}

// ── Why a predictor cannot be added.

/** Why the variable cannot enter any equation in this form. */
export function formObstacle(model: WorkingModel, variable: TermVariable): Obstacle | null {
  const { context } = model;
  const { name, center = "none", by, power = 1, aggregate } = variable;
  const known = context.variables.get(name);
  if (known === undefined) return { code: "unknown-variable", name };
  const role = roleObstacle(model, name);
  if (role !== null) return role;
  const withoutValues = valuesObstacle(context, name);
  if (withoutValues !== null) return withoutValues;
  const isCategories = entersAsCategories(context, variable);
  if (!isCategories && known.storage === "text") return { code: "is-text", name };
  if (isCategories && (center !== "none" || aggregate !== undefined)) return { code: "categories-have-no-mean", name };
  if (isCategories && power !== 1) return { code: "categories-have-no-power", name };
  if (aggregate !== undefined) return sameWithin(context, { name }, levelOfGroup(context, aggregate.by));
  return center === "group" ? sameWithin(context, variable, by === undefined ? null : levelOfGroup(context, by)) : null;
}

/** What the variable is in the model that keeps it from being a predictor. */
export function roleObstacle({ draft, context }: WorkingModel, name: string): Obstacle | null {
  if (draft.outcome === name) return { code: "is-outcome", name };
  const identified = unitsIdentifiedBy(context, name);
  return identified === null ? null : { code: "is-identifier", name, units: identified.plural };
}

/** No coefficient can be estimated of what is the same in all rows, or missing in all of them. */
export function valuesObstacle({ variables }: ModelContext, name: string): Obstacle | null {
  const known = variables.get(name);
  return known?.level === 0 ? { code: known.hasValues ? "is-constant" : "has-no-values", name } : null;
}

/** Centering at, or averaging over, units within which nothing varies. */
function sameWithin(context: ModelContext, variable: TermVariable, groupLevel: number | null): Obstacle | null {
  if (groupLevel === null) return { code: "no-levels" };
  if (levelOfVariable(context, variable) < groupLevel || isOfColumns(context, variable)) return null;
  return { code: "same-within", name: variable.name, units: nounOfLevel(context, groupLevel).plural };
}

/** It describes the units of a crossed factor, and varies within those of the level. */
function isOfColumns({ variables }: ModelContext, { name }: TermVariable): boolean {
  return (variables.get(name)?.crossedFactor ?? null) !== null;
}

/** Why the variable cannot stand in an equation of that level. */
export function levelObstacle(context: ModelContext, variable: TermVariable, level: number): Obstacle | null {
  const own = levelOfVariable(context, variable);
  if (own === level) return null;
  const { plural: units } = nounOfLevel(context, own > level ? level + 1 : level);
  return { code: own > level ? "varies-above" : "varies-below", name: variable.name, units };
}

export function presenceObstacle({ context, equations }: WorkingModel, path: Path): Obstacle | null {
  if (coefficientAt(context, equations, path) === null) return null;
  return { code: "is-in-equation", predictor: partName(context, path.at(-1) ?? []) };
}
