import type { FormulaType } from "../../src-contract/formula-problem.ts";

export function isNumeric(type: FormulaType): boolean {
  return type === "number" || type === "logical" || type === "missing";
}

export function isTextual(type: FormulaType): boolean {
  return type === "text" || type === "missing";
}

export function isMoment(type: FormulaType): boolean {
  return type === "date" || type === "time";
}

export function isOf(wanted: FormulaType, type: FormulaType): boolean {
  return type === wanted || type === "missing";
}

export function areComparable(first: FormulaType, second: FormulaType): boolean {
  return first === "missing" || second === "missing" || first === second || (isNumeric(first) && isNumeric(second));
}

/** The type of values that are of the one or the other type; null: there is none. */
export function commonType(first: FormulaType, second: FormulaType): FormulaType | null {
  if (first === "missing") return second;
  if (second === "missing" || first === second) return first;
  return isNumeric(first) && isNumeric(second) ? "number" : null;
}
