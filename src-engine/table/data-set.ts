import type { MissingValues, Variable } from "../../src-contract/variable.ts";
import type { Column, NumberColumn, Table, TextColumn } from "./table.ts";

/** A table with its variables as the user sees them: the thing an analysis reads from. */
export interface DataSet {
  readonly table: Table;
  readonly variables: readonly Variable[];
  readonly byName: ReadonlyMap<string, Variable>;
}

export function dataSet(table: Table, variables: readonly Variable[]): DataSet {
  return { table, variables, byName: new Map(variables.map((variable) => [variable.name, variable])) };
}

export function columnOf(table: Table, variable: Variable): Column {
  const column = table.columns.get(variable.column);
  if (column === undefined) throw new RangeError(`no column "${variable.column}" behind variable "${variable.name}"`);
  return column;
}

/**
 * A numeric variable's values with its missing values as NaN. The stored array itself where nothing is declared
 * missing: do not write to it.
 */
export function numericValues(column: NumberColumn, missing: MissingValues): Float64Array {
  const isMissing = numberMissing(missing);
  if (isMissing === null) return column.values;
  return column.values.map((value) => (isMissing(value) ? Number.NaN : value));
}

/** A text variable's codes with its missing values as -1. The stored array itself where nothing is declared missing. */
export function textCodes(column: TextColumn, missing: MissingValues): Int32Array {
  const texts = new Set(missing.values.map(String));
  if (texts.size === 0) return column.codes;
  const missingCode = column.texts.map((text) => texts.has(text));
  return column.codes.map((code) => (code >= 0 && missingCode[code] ? -1 : code));
}

/** Tells whether a number counts as missing by declaration; null where none does. */
export function numberMissing(missing: MissingValues): ((value: number) => boolean) | null {
  const values = missing.values.filter((value): value is number => typeof value === "number");
  if (values.length === 0 && missing.ranges.length === 0) return null;
  return (value) =>
    values.includes(value) ||
    missing.ranges.some(({ low, high }) => (low === null || value >= low) && (high === null || value <= high));
}
