import type { Variable } from "../../src-contract/variable.ts";
import { comparableValues } from "../levels/variable-by-level.ts";
import type { DataSet } from "../table/data-set.ts";

/** Values by variable, NaN where missing. Texts as numbers that are equal where they are. */
export function valuesOf(data: DataSet, variables: readonly Variable[]): readonly Float64Array[] {
  return variables.map((variable) => comparableValues(data, variable));
}

/** Rows in which no value is missing and, with `codes`, the unit is known. */
export function completeRows(columns: readonly Float64Array[], rows: number, codes: Int32Array | null): Int32Array {
  const complete: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (codes !== null && codes[row] < 0) continue;
    if (columns.every((values) => !Number.isNaN(values[row]))) complete.push(row);
  }
  return Int32Array.from(complete);
}
