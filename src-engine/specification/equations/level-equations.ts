import type { TermVariable } from "../../../src-contract/analysis.ts";
import { allUnits } from "../../../src-contract/levels.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { groupOfLevel, isCrossClassified, levelCount, type ModelContext } from "../context.ts";
import { columnsOf, type Factor } from "../contrasts.ts";
import { joinPath, type Path, pathKey, samePath, variableKey } from "../term.ts";
import { crossedFactors } from "./crossed-effects.ts";
import type { Coefficient, Effect, Equation, EquationId, Variation } from "./equation.ts";
import type { LevelEquations } from "./equation-levels.ts";
import { type EquationNode, partOf, plantTree } from "./equation-tree.ts";
import { everySymbol } from "./every-symbol.ts";
import {
  factorsOfVariable,
  predictorLetter,
  symbolOfCoefficient,
  symbolOfEffect,
  symbolOfVariation,
} from "./notation.ts";
import { type WholeCategories, wholeCategories } from "./whole-categories.ts";

/** Derives the equations of a model; of a multinomial outcome those of any category m. */
export function levelEquations(draft: ModelDraft, context: ModelContext): LevelEquations {
  const { root, rest } = plantTree(draft, context);
  const levels: Equation[][] = Array.from({ length: levelCount(context) }, () => []);
  const writing: Writing = { context, levels, isWhole: wholeCategories(draft, context) };
  writeEquation(root, [{ numbers: [], contrasts: [] }], writing);
  const beside = isCrossClassified(context) ? [] : crossedFactors(draft, context, levels[0]?.[0]);
  const equations = { levels, crossed: beside, rest };
  return draft.distribution === "multinomial"
    ? everySymbol(equations, (symbol) => ({ ...symbol, category: "m" }))
    : equations;
}

/** The level-1 equation. */
export function outcomeEquation({ levels }: LevelEquations): Equation {
  const equation = levels[0]?.[0];
  if (equation === undefined) throw new RangeError("a model has a level-1 equation");
  return equation;
}

export function findEquation({ levels }: LevelEquations, id: EquationId | null): Equation | null {
  return levels.flat().find((equation) => equation.id === id) ?? null;
}

/** The equation that explains the coefficient of `prefix`; null: there is no such coefficient. */
export function equationAt(context: ModelContext, equations: LevelEquations, prefix: Path): Equation | null {
  return findEquation(equations, equationId(context, prefix));
}

export function equationId(context: ModelContext, prefix: Path): EquationId {
  return pathKey(context, prefix);
}

export function coefficientAt(context: ModelContext, equations: LevelEquations, path: Path): Coefficient | null {
  const equation = equationAt(context, equations, path.slice(0, -1));
  return equation?.coefficients.find((coefficient) => samePath(context, coefficient.path, path)) ?? null;
}

export function isIntercept({ part }: Coefficient): boolean {
  return part.length === 0;
}

/** Whether the equation's random effect is switched on. */
export function hasEffect({ effect }: Equation): boolean {
  return effect.kind === "random" && effect.source !== null;
}

/** A way to a node through the contrasts of categorical predictors, with the numbers its symbols begin with. */
interface Way {
  readonly numbers: readonly number[];
  readonly contrasts: readonly Factor[];
}

/** Where equations are written to, and what they are written from. */
interface Writing {
  readonly context: ModelContext;
  readonly levels: Equation[][];
  readonly isWhole: WholeCategories;
}

function writeEquation(node: EquationNode, ways: readonly Way[], writing: Writing): void {
  const { context, levels } = writing;
  const count = levelCount(context);
  const level = node.path.length + 1;
  const children = interceptFirst(node.children);
  const columns = numberColumns(children, writing);
  const crossed = level === 2 ? crossedVariations(node, context) : [];
  const slopes = children.map((child) => (level === 2 ? slopeVariations(child, context) : []));
  levels[level - 1]?.push({
    id: equationId(context, node.path),
    level,
    prefix: node.path,
    coefficients: children.map(({ path, term }, position) => ({
      path,
      part: path.at(-1) ?? [],
      term,
      slopes: slopes[position] ?? [],
    })),
    effect: level === 1 ? { kind: "residual" } : effectOf(node, level, context),
    crossed,
    rows: ways.map(({ numbers, contrasts }) => ({
      left: level === 1 ? null : symbolOfCoefficient(context, numbers, node.path.at(-1) ?? []),
      contrasts,
      summands: columns.map(({ child, number, factors }) => ({
        coefficient: child,
        symbol: symbolOfCoefficient(context, [...numbers, number], partOf(children[child] ?? node)),
        factors,
        slopes: (slopes[child] ?? []).map(({ factor }) => symbolOfVariation(factor, [...numbers, number], context)),
      })),
      effect: symbolOfEffect(context, numbers),
      crossed: crossed.map(({ factor }) => symbolOfVariation(factor, [...numbers, 0], context)),
    })),
  });
  if (level === count) return;
  for (const [position, child] of children.entries()) {
    const own = columns.filter((column) => column.child === position);
    const onwards = ways.flatMap(({ numbers, contrasts }) =>
      own.map(({ number, factors }) => ({
        numbers: [...numbers, number],
        contrasts: [...contrasts, ...factors],
      })),
    );
    writeEquation(child, onwards, writing);
  }
}

function effectOf(node: EquationNode, level: number, context: ModelContext): Effect {
  return { kind: "random", group: groupOfLevel(context, level), source: node.random.get(0) ?? null };
}

/** c_p0k: how the coefficient that the equation explains varies between the units of the other factors. */
function crossedVariations(node: EquationNode, context: ModelContext): readonly Variation[] {
  return isCrossClassified(context) ? variationsOf(node, context, [0]) : [];
}

/** b_pqj, c_prk: how the effect of a level-2 predictor varies. */
function slopeVariations(node: EquationNode, context: ModelContext): readonly Variation[] {
  const part = partOf(node);
  if (!isCrossClassified(context) || part.length === 0) return [];
  return variationsOf(
    node,
    context,
    part.flatMap((variable) => factorsOfVariable(context, variable)),
  );
}

function variationsOf(node: EquationNode, { levels }: ModelContext, without: readonly number[]): readonly Variation[] {
  const term = joinPath(node.path);
  return allUnits(levels).flatMap((units, factor) =>
    without.includes(factor) ? [] : [{ units, factor, term, source: node.random.get(factor) ?? null }],
  );
}

interface NumberedColumn {
  /** Position of the coefficient in its equation. */
  readonly child: number;
  readonly number: number;
  readonly factors: readonly Factor[];
}

/** Counts the columns of an equation's predictors by letter: the intercept is 0 and keeps its number when it is not there. */
function numberColumns(children: readonly EquationNode[], { context, isWhole }: Writing): readonly NumberedColumn[] {
  const counts = new Map<string, number>();
  return children.flatMap((node, child) => {
    const part = partOf(node);
    if (part.length === 0) return [{ child, number: 0, factors: [] }];
    const term = ownTerm(node);
    const letter = predictorLetter(context, node.path.length === 1 ? [] : part);
    const isWholeHere = (variable: TermVariable) => term !== null && isWhole(term, variableKey(context, variable));
    return columnsOf(context, part, isWholeHere).map((factors) => {
      const number = (counts.get(letter) ?? 0) + 1;
      counts.set(letter, number);
      return { child, number, factors };
    });
  });
}

/** The fixed term that is the coefficient's own average: up through the intercepts of higher levels. */
function ownTerm(node: EquationNode): number | null {
  if (node.term !== null) return node.term;
  const average = node.children.find((child) => partOf(child).length === 0);
  return average === undefined ? null : ownTerm(average);
}

function interceptFirst(children: readonly EquationNode[]): readonly EquationNode[] {
  const isInterceptNode = (node: EquationNode) => partOf(node).length === 0;
  return [...children.filter(isInterceptNode), ...children.filter((child) => !isInterceptNode(child))];
}
