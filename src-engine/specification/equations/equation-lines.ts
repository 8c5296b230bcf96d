import type { UnitNoun } from "../../../src-contract/levels.ts";
import { outcomeLettersText } from "../../../src-wording/outcome-letters.ts";
import { levelCount, type ModelContext, nounOfLevel } from "../context.ts";
import type { Factor } from "../contrasts.ts";
import { equationName } from "../predictor-name.ts";
import type { WorkingModel } from "../working-model.ts";
import type { Effect, Equation, EquationRow, Summand } from "./equation.ts";
import type { LevelEquations } from "./equation-levels.ts";
import type { RandomSource } from "./equation-tree.ts";
import { factorMath } from "./factor-math.ts";
import type { MathLine, MathNode } from "./math.ts";
import { mixedEquation } from "./mixed-equation.ts";
import { unitsOfRows } from "./notation.ts";
import { outcomeLetters } from "./outcome-letters.ts";
import { outcomeModel, predictorMath } from "./outcome-model.ts";
import { type ModelSymbol, subscriptOf } from "./symbol.ts";

/** A model's equations ready for typesetting, with centering written out as in a textbook. */
export interface EquationLines {
  readonly levels: readonly { readonly level: number; readonly noun: UnitNoun; readonly lines: readonly MathLine[] }[];
  readonly mixed: MathLine;
  /** What the letters beside an outcome that is not normal stand for; null: there are none. */
  readonly letters: string | null;
}

export function equationLines(model: WorkingModel): EquationLines {
  const { context, equations } = model;
  const letters = outcomeLetters(model);
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
    letters: letters === null ? null : outcomeLettersText(letters),
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
function symbolMath(symbol: ModelSymbol): MathNode {
  return { kind: "subscript", base: { kind: "letter", text: symbol.letter }, subscript: subscriptOf(symbol) };
}

/** The outcome with its units; Y until one is chosen. */
function outcomeMath({ draft, context }: Pick<WorkingModel, "draft" | "context">): MathNode {
  const base: MathNode =
    draft.outcome === null ? { kind: "letter", text: "Y" } : { kind: "name", text: equationName(draft.outcome) };
  return { kind: "subscript", base, subscript: unitsOfRows(context) };
}

const equals: MathNode = { kind: "operator", text: "=" };
const plus: MathNode = { kind: "operator", text: "+" };

function summandMath(context: ModelContext, symbol: ModelSymbol, factors: readonly Factor[]): MathLine {
  return [symbolMath(symbol), ...factors.map((factor) => factorMath(context, factor))];
}

/** An equation without anything on its right side equals 0. */
function sum(summands: readonly MathLine[]): MathLine {
  if (summands.length === 0) return [{ kind: "number", text: "0" }];
  return summands.flatMap((summand, position) => (position === 0 ? summand : [plus, ...summand]));
}
