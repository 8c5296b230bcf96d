import type { ColumnFactor, DesignColumn } from "../design/columns.ts";
import type { ContinuousVariable } from "../specification/specification.ts";

/** A predictor that a chart moves: a variable in one form of centering, whatever its power in a column. */
export type Moved =
  | { readonly kind: "number"; readonly variable: ContinuousVariable; readonly value: number }
  /** A categorical variable at the category that it has in some row. */
  | { readonly kind: "category"; readonly name: string; readonly row: number };

/**
 * A column's value where some predictors are set and the others are held: at `held`, the mean of the product of the
 * column's other factors.
 */
export function columnAt(
  column: DesignColumn,
  moved: readonly Moved[],
  held: (others: readonly ColumnFactor[]) => number,
): number {
  let product = 1;
  const others: ColumnFactor[] = [];
  for (const factor of column.factors) {
    const set = moved.find((one) => isSameVariable(factor, one));
    if (set === undefined) others.push(factor);
    else product *= set.kind === "category" ? (factor.values[set.row] ?? 0) : set.value ** powerOf(factor);
  }
  return others.length === 0 ? product : product * held(others);
}

export function isMovedVariable({ variable }: ColumnFactor, target: ContinuousVariable): boolean {
  return variable.kind === "continuous" && sameForm(variable, target);
}

/** The mean over some rows of the product of factors. */
export function meanProduct(factors: readonly ColumnFactor[], from: number, to: number): number {
  let sum = 0;
  for (let row = from; row < to; row++) {
    let product = 1;
    for (const { values } of factors) product *= values[row] ?? 0;
    sum += product;
  }
  return sum / (to - from);
}

function isSameVariable(factor: ColumnFactor, moved: Moved): boolean {
  if (moved.kind === "category") return factor.variable.kind === "categorical" && factor.variable.name === moved.name;
  return isMovedVariable(factor, moved.variable);
}

function sameForm(a: ContinuousVariable, b: ContinuousVariable): boolean {
  return (
    a.name === b.name &&
    JSON.stringify(a.meanBy) === JSON.stringify(b.meanBy) &&
    JSON.stringify(a.centering) === JSON.stringify(b.centering)
  );
}

function powerOf({ variable }: ColumnFactor): number {
  return variable.kind === "continuous" ? variable.power : 1;
}
