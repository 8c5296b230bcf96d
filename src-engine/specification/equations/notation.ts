import type { GroupReference, TermVariable } from "../../../src-contract/analysis.ts";
import { crossClassifiedFactor, isCrossClassified, levelCount, levelOfGroup, type ModelContext } from "../context.ts";
import { levelOfVariable, type Part } from "../term.ts";
import { coefficientSymbol, crossedUnits, effectSymbol, type ModelSymbol, unitsFrom } from "./symbol.ts";

/**
 * The letters of a model's equations. Nested levels have those of `symbol.ts`; a cross-classification those of HLM's HCM2 and
 * of Raudenbush & Bryk (2002), chapter 12, p a coefficient of level 1:
 * π_pjk = θ_p + b_p0j + c_p0k + (γ_pr + c_prk) W_j + (β_pq + b_pqj) X_k + δ_ps Z_jk
 */

/** The coefficient with these numbers, one for each level up to its own, of the predictor `part`. */
export function symbolOfCoefficient(context: ModelContext, numbers: readonly number[], part: Part): ModelSymbol {
  if (!isCrossClassified(context)) return coefficientSymbol(levelCount(context), numbers);
  const [ofRows = 0] = numbers;
  if (numbers.length === 1) return { letter: "π", numbers, units: cellUnits(context).slice(1) };
  if (part.length === 0) return { letter: "θ", numbers: [ofRows], units: "" };
  return { letter: predictorLetter(context, part), numbers, units: "" };
}

/** What the coefficients of an equation are counted apart by. */
export function predictorLetter(context: ModelContext, part: Part): string {
  if (!isCrossClassified(context)) return "";
  const factors = new Set(part.flatMap((variable) => factorsOfVariable(context, variable)));
  const [only, ...others] = factors;
  if (others.length > 0) return cellLetter;
  return only === 0 ? rowLetter : only === 1 ? columnLetter : cellLetter;
}

/** The residual, or the random effect in the equation of the coefficient with these numbers. */
export function symbolOfEffect(context: ModelContext, numbers: readonly number[]): ModelSymbol {
  if (!isCrossClassified(context)) return effectSymbol(levelCount(context), numbers);
  const [ofRows] = numbers;
  return ofRows === undefined
    ? { letter: "e", numbers: [], units: cellUnits(context) }
    : symbolOfVariation(0, [ofRows, 0], context);
}

/** How far the coefficient with these numbers in a unit of a factor, the level's own units first, lies from the average. */
export function symbolOfVariation(factor: number, numbers: readonly number[], context: ModelContext): ModelSymbol {
  return { letter: variationLetters[factor] ?? "c", numbers, units: crossedUnits(levelCount(context), factor - 1) };
}

/** The subscript of a variable: the units between which it varies. */
export function unitsOfVariable(context: ModelContext, variable: TermVariable): string {
  const level = levelOfVariable(context, variable);
  if (!isCrossClassified(context)) return unitsFrom(levelCount(context), level);
  if (level === 1) return cellUnits(context);
  return factorsOfVariable(context, variable)
    .map((factor) => crossedUnits(2, factor - 1))
    .join("");
}

/** The subscript of a row of the data. */
export function unitsOfRows(context: ModelContext): string {
  return isCrossClassified(context) ? cellUnits(context) : unitsFrom(levelCount(context), 1);
}

/** The subscript of the units of a group; nothing: it is none of the levels. */
export function unitsOfGroup(context: ModelContext, group: GroupReference): string {
  if (isCrossClassified(context)) {
    const factor = crossClassifiedFactor(context, group);
    return factor === null ? "" : crossedUnits(2, factor - 1);
  }
  const level = levelOfGroup(context, group);
  return level === null ? "" : unitsFrom(levelCount(context), level);
}

/** The factors of a cross-classification between whose units a variable of level 2 varies, in the form in which it enters. */
export function factorsOfVariable(context: ModelContext, variable: TermVariable): readonly number[] {
  const { name, aggregate, center, by } = variable;
  const known = context.variables.get(name);
  const own = known === undefined || known.crossedFactor === null ? 0 : known.crossedFactor + 1;
  const averaged = aggregate === undefined ? own : (crossClassifiedFactor(context, aggregate.by) ?? own);
  const centered = center === "group" && by !== undefined ? crossClassifiedFactor(context, by) : null;
  return [...new Set([averaged, ...(centered === null ? [] : [centered])])].sort();
}

function cellUnits({ levels }: ModelContext): string {
  return unitsFrom(2 + (levels.crossed ?? []).length, 1);
}

const rowLetter = "γ";
const columnLetter = "β";
const cellLetter = "δ";
const variationLetters = ["b", "c", "d", "f", "g", "h"];
