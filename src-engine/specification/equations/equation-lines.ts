import type { GroupReference, TermVariable } from "../../../src-contract/analysis.ts";
import type { UnitNoun } from "../../../src-contract/levels.ts";
import { levelCount, type ModelContext, nounOfLevel } from "../context.ts";
import { contrastName, type Factor } from "../contrasts.ts";
import { equationName } from "../predictor-name.ts";
import type { WorkingModel } from "../working-model.ts";
import type { Effect, Equation, EquationRow, Summand } from "./equation.ts";
import type { RandomSource } from "./equation-tree.ts";
import type { LevelEquations } from "./level-equations.ts";
import type { MathLine, MathNode } from "./math.ts";
import { mixedEquation } from "./mixed-equation.ts";
import { unitsOfGroup, unitsOfRows, unitsOfVariable } from "./notation.ts";
import { outcomeModel, predictorMath } from "./outcome-model.ts";
import { type ModelSymbol, subscriptOf } from "./symbol.ts";

/** A model's equations ready for typesetting, with centering written out as in a textbook. */
export interface EquationLines {
  readonly levels: readonly { readonly level: number; readonly noun: UnitNoun; readonly lines: readonly MathLine[] }[];
  readonly mixed: MathLine;
}

export function equationLines(model: WorkingModel): EquationLines {
  const { context, equations } = model;
  return {
    levels: equations.levels.map((ofLevel, position) => ({
      level: position + 1,
      noun: nounOfLevel(context, position + 1),
      lines: [
        ...(position === 0 ? outcomeLines(model) : []),
        ...ofLevel.flatMap((equation) => equation.rows.map((row) => rowLine(model, equation, row))),
      ],
    })),
    mixed: mixedLine(model),
  };
}

/** IMMUN_ij ∼ Bernoulli(φ_ij), logit(φ_ij) = η_ij; nothing for a normal outcome. */
function outcomeLines(model: WorkingModel): readonly MathLine[] {
  const form = outcomeModel(model);
  if (form === null) return [];
  return [[...form.before, outcomeMath(model), ...form.after], ...(form.zeros === null ? [] : [form.zeros])];
}

/** Outcomes that are not normal have no residual beside η. */
function isShown(model: WorkingModel, effect: Effect): boolean {
  return effect.kind === "residual" ? outcomeModel(model) === null : effect.source !== null;
}

/** What the level-1 equation explains: the outcome, or the linear predictor of one that is not normal. */
function explainedMath(model: WorkingModel): MathNode {
  return outcomeModel(model) === null ? outcomeMath(model) : predictorMath(model);
}

function rowLine(model: WorkingModel, equation: Equation, row: EquationRow): MathLine {
  const { context, equations } = model;
  const effect = isShown(model, equation.effect) ? [[symbolMath(row.effect)]] : [];
  const crossed = equation.crossed.flatMap(({ source }, position) => switchedOn(source, row.crossed[position]));
  const [intercepts, predictors] = [true, false].map((isWanted) =>
    row.summands
      .filter(({ coefficient }) => (equation.coefficients[coefficient]?.part.length === 0) === isWanted)
      .map((summand) => coefficientMath(context, equation, summand)),
  );
  const effects = [...effect, ...crossed.map((symbol) => [symbolMath(symbol)])];
  // HLM's order: the random effects of a cross-classification stand behind its intercept.
  const summands =
    equation.crossed.length > 0
      ? [...(intercepts ?? []), ...effects, ...(predictors ?? [])]
      : [...(intercepts ?? []), ...(predictors ?? []), ...besideLevels(model, equation, equations), ...effects];
  return [row.left === null ? explainedMath(model) : symbolMath(row.left), equals, ...sum(summands)];
}

/** (γ₀₁ + c₀₁ₖ) W_j; a coefficient that is fixed without brackets. */
function coefficientMath(context: ModelContext, { coefficients }: Equation, summand: Summand): MathLine {
  const { slopes = [], term = null, path = [] } = coefficients[summand.coefficient] ?? {};
  const varying = slopes.flatMap(({ source }, position) => switchedOn(source, summand.slopes[position]));
  const isEstimated = term !== null || path.length < levelCount(context);
  const [first, ...others] = [...(isEstimated ? [summand.symbol] : []), ...varying].map(symbolMath);
  if (first === undefined || others.length === 0) return summandMath(context, summand.symbol, summand.factors);
  const content = [first, ...others.flatMap((symbol) => [plus, symbol])];
  return [{ kind: "parentheses", content }, ...summand.factors.map((factor) => factorMath(context, factor))];
}

/** What factors that cross several levels add to the level-1 equation. */
function besideLevels(
  { context }: WorkingModel,
  { level }: Equation,
  { crossed }: LevelEquations,
): readonly MathLine[] {
  if (level > 1) return [];
  return crossed.flatMap(({ effects }) =>
    effects.flatMap(({ source, columns }) =>
      source === null ? [] : columns.map(({ symbol, factors }) => summandMath(context, symbol, factors)),
    ),
  );
}

function switchedOn(source: RandomSource | null, symbol: ModelSymbol | undefined): readonly ModelSymbol[] {
  return source === null || symbol === undefined ? [] : [symbol];
}

function mixedLine(model: WorkingModel): MathLine {
  const { fixed, random, residual } = mixedEquation(model.equations, model.context);
  const summands = [...fixed, ...random].map(({ symbol, factors }) => summandMath(model.context, symbol, factors));
  const error = outcomeModel(model) === null ? [[symbolMath(residual)]] : [];
  return [explainedMath(model), equals, ...sum([...summands, ...error])];
}

/** β₁ⱼ, γ₁₀ … */
export function symbolMath(symbol: ModelSymbol): MathNode {
  return { kind: "subscript", base: { kind: "letter", text: symbol.letter }, subscript: subscriptOf(symbol) };
}

/** The outcome with its units; Y until one is chosen. */
export function outcomeMath({ draft, context }: Pick<WorkingModel, "draft" | "context">): MathNode {
  const base: MathNode =
    draft.outcome === null ? { kind: "letter", text: "Y" } : { kind: "name", text: equationName(draft.outcome) };
  return { kind: "subscript", base, subscript: unitsOfRows(context) };
}

const equals: MathNode = { kind: "operator", text: "=" };
const plus: MathNode = { kind: "operator", text: "+" };
const minus: MathNode = { kind: "operator", text: "−" };

function summandMath(context: ModelContext, symbol: ModelSymbol, factors: readonly Factor[]): MathLine {
  return [symbolMath(symbol), ...factors.map((factor) => factorMath(context, factor))];
}

/** An equation without anything on its right side equals 0. */
function sum(summands: readonly MathLine[]): MathLine {
  if (summands.length === 0) return [{ kind: "number", text: "0" }];
  return summands.flatMap((summand, position) => (position === 0 ? summand : [plus, ...summand]));
}

/** A predictor: (SES_ij), (SES_ij − SES̄_·j), (SECTOR_j = Catholic), (AGE_ij − 11)². */
function factorMath(context: ModelContext, { variable, contrast }: Factor): MathNode {
  if (contrast !== null) {
    const name: MathNode = { kind: "name", text: equationName(variable.name) };
    const own = withUnits(name, context, variable);
    const category = contrastName(contrast);
    return {
      kind: "parentheses",
      content: category === null ? [own] : [own, equals, { kind: "name", text: category }],
    };
  }
  const { power = 1 } = variable;
  const centered = centeredMath(context, variable);
  return power === 1 ? centered : { kind: "superscript", base: centered, superscript: String(power) };
}

function centeredMath(context: ModelContext, variable: TermVariable): MathNode {
  const { center = "none" } = variable;
  const own = ownMath(context, variable);
  if (center === "none") return { kind: "parentheses", content: [own] };
  const sign = typeof center === "number" && center < 0 ? plus : minus;
  return { kind: "parentheses", content: [own, sign, centerMath(context, variable)] };
}

/** The variable before centering; a mean over units wears a bar and dots for what it was taken over. */
function ownMath(context: ModelContext, variable: TermVariable): MathNode {
  const name: MathNode = { kind: "name", text: equationName(variable.name) };
  const { aggregate } = variable;
  if (aggregate === undefined) return withUnits(name, context, { name: variable.name });
  return meanOver(context, name, { name: variable.name }, aggregate.by);
}

function centerMath(context: ModelContext, { name, center, by }: TermVariable): MathNode {
  if (typeof center === "number") return { kind: "number", text: String(Math.abs(center)) };
  const base: MathNode = { kind: "name", text: equationName(name) };
  return meanOver(context, base, { name }, center === "group" ? (by ?? null) : null);
}

/** The mean over what varies within the units of `group`; null: over everything. */
function meanOver(
  context: ModelContext,
  base: MathNode,
  variable: TermVariable,
  group: GroupReference | null,
): MathNode {
  const kept = group === null ? "" : unitsOfGroup(context, group);
  const all = [...new Set([...unitsOfVariable(context, variable), ...kept])].sort();
  const subscript = all.map((letter) => (kept.includes(letter) ? letter : "·")).join("");
  return { kind: "subscript", base: { kind: "overline", base }, subscript };
}

function withUnits(base: MathNode, context: ModelContext, variable: TermVariable): MathNode {
  return { kind: "subscript", base, subscript: unitsOfVariable(context, variable) };
}
