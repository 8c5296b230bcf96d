import type { ColumnFactor, DesignColumn } from "../../design/columns.ts";
import { sum } from "../../math/sum.ts";
import type { ContinuousVariable } from "../../specification/specification.ts";

/** A column as a chart moves along a predictor: the predictor to a power, 0 where it has no part, times other factors. */
export interface MovedColumn {
  readonly power: number;
  readonly others: readonly ColumnFactor[];
}

/** What of a column is the predictor, in the predictor's own form of centering, whatever its power. */
export function alongPredictor({ factors }: DesignColumn, predictor: ContinuousVariable): MovedColumn {
  const own = factors.filter((factor) => isMovedVariable(factor, predictor));
  return {
    power: own.reduce((sum, factor) => sum + powerOf(factor), 0),
    others: factors.filter((factor) => !own.includes(factor)),
  };
}

export function isMovedVariable({ variable }: ColumnFactor, target: ContinuousVariable): boolean {
  return variable.kind === "continuous" && sameForm(variable, target);
}

/** How often a factor multiplies its variable. */
export function powerOf({ variable }: ColumnFactor): number {
  return variable.kind === "continuous" ? variable.power : 1;
}

/** The product of factors at a row. */
export function productAt(factors: readonly ColumnFactor[], row: number): number {
  let product = 1;
  for (const { values } of factors) product *= values[row] ?? 0;
  return product;
}

/** The mean over all rows of the product of factors. */
export function meanProduct(factors: readonly ColumnFactor[], rows: number): number {
  const [first, ...others] = factors;
  if (first === undefined) return 1;
  if (others.length === 0) return sum(first.values) / rows;
  let total = 0;
  for (let row = 0; row < rows; row++) total += productAt(factors, row);
  return total / rows;
}

function sameForm(a: ContinuousVariable, b: ContinuousVariable): boolean {
  return (
    a.name === b.name &&
    JSON.stringify(a.meanBy) === JSON.stringify(b.meanBy) &&
    JSON.stringify(a.centering) === JSON.stringify(b.centering)
  );
}
