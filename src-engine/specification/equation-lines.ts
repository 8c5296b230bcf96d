import type { TermVariable } from "../../src-contract/analysis.ts";
import type { UnitNoun } from "../../src-contract/levels.ts";
import { levelCount, levelOfGroup, type ModelContext, nounOfLevel } from "./context.ts";
import { contrastName, type Factor } from "./contrasts.ts";
import type { Effect, EquationRow } from "./equation.ts";
import type { MathLine, MathNode } from "./math.ts";
import { mixedEquation } from "./mixed-equation.ts";
import { outcomeModel, predictorMath } from "./outcome-model.ts";
import { equationName } from "./predictor-name.ts";
import { type ModelSymbol, subscriptOf, unitsFrom } from "./symbol.ts";
import { levelOfVariable } from "./term.ts";
import type { WorkingModel } from "./working-model.ts";

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
        ...ofLevel.flatMap(({ rows, effect }) => rows.map((row) => rowLine(model, row, isShown(model, effect)))),
      ],
    })),
    mixed: mixedLine(model),
  };
}

/** IMMUN_ij ∼ Bernoulli(φ_ij), logit(φ_ij) = η_ij; nothing for a normal outcome. */
function outcomeLines(model: WorkingModel): readonly MathLine[] {
  const form = outcomeModel(model);
  return form === null ? [] : [[...form.before, outcomeMath(model), ...form.after]];
}

/** Outcomes that are not normal have no residual beside η. */
function isShown(model: WorkingModel, effect: Effect): boolean {
  return effect.kind === "residual" ? outcomeModel(model) === null : effect.source !== null;
}

/** What the level-1 equation explains: the outcome, or the linear predictor of one that is not normal. */
function explainedMath(model: WorkingModel): MathNode {
  return outcomeModel(model) === null ? outcomeMath(model) : predictorMath(model.context);
}

function rowLine(model: WorkingModel, row: EquationRow, hasEffect: boolean): MathLine {
  const summands = row.summands.map(({ symbol, factors }) => summandMath(model.context, symbol, factors));
  const effect = hasEffect ? [[symbolMath(row.effect)]] : [];
  return [row.left === null ? explainedMath(model) : symbolMath(row.left), equals, ...sum([...summands, ...effect])];
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
  return { kind: "subscript", base, subscript: unitsFrom(levelCount(context), 1) };
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
    const own = withUnits(name, context, levelOfVariable(context, variable));
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
  if (aggregate === undefined) return withUnits(name, context, levelOfVariable(context, variable));
  return meanOver(
    context,
    name,
    levelOfVariable(context, { name: variable.name }),
    levelOfGroup(context, aggregate.by),
  );
}

function centerMath(context: ModelContext, { name, center, by }: TermVariable): MathNode {
  if (typeof center === "number") return { kind: "number", text: String(Math.abs(center)) };
  const level = center === "group" && by !== undefined ? levelOfGroup(context, by) : null;
  const base: MathNode = { kind: "name", text: equationName(name) };
  return meanOver(context, base, levelOfVariable(context, { name }), level);
}

/** The mean over what varies below `level`; null: over everything. */
function meanOver(context: ModelContext, base: MathNode, ownLevel: number, level: number | null): MathNode {
  const all = unitsFrom(levelCount(context), ownLevel);
  const kept = level === null ? "" : unitsFrom(levelCount(context), level);
  const subscript = `${"·".repeat(Math.max(all.length - kept.length, 0))}${kept}`;
  return { kind: "subscript", base: { kind: "overline", base }, subscript };
}

function withUnits(base: MathNode, context: ModelContext, level: number): MathNode {
  return { kind: "subscript", base, subscript: unitsFrom(levelCount(context), level) };
}
