import type { FormulaType } from "../../../src-contract/formula-problem.ts";
import type { BinaryOperator } from "../../formula/syntax.ts";
import { joinedTexts } from "./texts.ts";
import { comparableNumbers, mapNumbers, type NumberVector, type Vector, zipNumbers } from "./vectors.ts";

export function evaluateBinary(operator: BinaryOperator, left: Vector, right: Vector, type: FormulaType): Vector {
  if (operator === "+" && type === "text") return joinedTexts([left, right]);
  const compare = comparisons[operator];
  if (compare !== undefined) {
    const [a, b] = comparableNumbers([left, right]);
    return zipNumbers(a, b, compare);
  }
  return zipNumbers(left, right, arithmetic[operator] ?? never);
}

export function negative(operand: Vector): NumberVector {
  return mapNumbers(operand, (value) => -value);
}

export function notTrue(operand: Vector): NumberVector {
  return mapNumbers(operand, (value) => (Number.isNaN(value) ? value : value === 0 ? 1 : 0));
}

type Operation = (a: number, b: number) => number;

/** A result that is not a finite number is missing. */
export function finite(value: number): number {
  return value - value === 0 ? value : Number.NaN;
}

/** A comparison with a missing value is missing. */
const comparisons: Partial<Record<BinaryOperator, Operation>> = {
  "==": (a, b) => (a === b ? 1 : !Number.isNaN(a) && !Number.isNaN(b) ? 0 : Number.NaN),
  "!=": (a, b) => (a === b ? 0 : !Number.isNaN(a) && !Number.isNaN(b) ? 1 : Number.NaN),
  "<": (a, b) => (a < b ? 1 : a >= b ? 0 : Number.NaN),
  "<=": (a, b) => (a <= b ? 1 : a > b ? 0 : Number.NaN),
  ">": (a, b) => (a > b ? 1 : a <= b ? 0 : Number.NaN),
  ">=": (a, b) => (a >= b ? 1 : a < b ? 0 : Number.NaN),
};

const arithmetic: Partial<Record<BinaryOperator, Operation>> = {
  "+": (a, b) => finite(a + b),
  "-": (a, b) => finite(a - b),
  "*": (a, b) => finite(a * b),
  "/": (a, b) => finite(a / b),
  "%": remainder,
  "^": (a, b) => finite(a ** b),
  and: (a, b) => (a === 0 || b === 0 ? 0 : !Number.isNaN(a) && !Number.isNaN(b) ? 1 : Number.NaN),
  or: (a, b) => (isTrue(a) || isTrue(b) ? 1 : !Number.isNaN(a) && !Number.isNaN(b) ? 0 : Number.NaN),
};

export function isTrue(value: number): boolean {
  return !Number.isNaN(value) && value !== 0;
}

/** With the sign of the divisor, as people count: mod(-1, 7) is 6. */
export function remainder(a: number, b: number): number {
  return finite(a - b * Math.floor(a / b));
}

function never(): number {
  throw new RangeError("not an arithmetic operator");
}
