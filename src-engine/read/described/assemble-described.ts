import type { ImportProblem, ImportReason, PreviewColumn } from "../../../src-contract/data-import.ts";
import type { MissingValues, Variable } from "../../../src-contract/variable.ts";
import { numberMissing, numericValues } from "../../table/data-set.ts";
import type { Column, Table } from "../../table/table.ts";
import { type ColumnName, columnNames } from "../cells/column-names.ts";
import { guessMeasure } from "../cells/guess-measure.ts";

/** What a file says of a variable. */
export type DescribedVariable = Omit<Variable, "measure" | "column">;

/** A variable as its file describes it, with its values. */
export interface DescribedColumn {
  readonly described: DescribedVariable;
  /** Null: the file does not say. */
  readonly measure: Variable["measure"] | null;
  readonly values: Column;
  /** Why it is read otherwise than the file has it. */
  readonly reason?: ImportReason;
}

/** Names the columns and says what each variable is. */
export function assembleDescribed(
  columns: readonly DescribedColumn[],
  rows: number,
): { readonly table: Table; readonly columns: readonly PreviewColumn[]; readonly problems: readonly ImportProblem[] } {
  const names = columnNames(
    columns.map(({ described }) => described.name),
    true,
  );
  const named = names.flatMap((name, position) => {
    const column = columns[position];
    return column === undefined ? [] : [{ name, position, column }];
  });
  return {
    table: { rows, columns: new Map(named.map(({ name, column }) => [name.name, column.values])) },
    columns: named.map(({ name, column, position }) => ({ position, ...describe(column, name) })),
    problems: names.flatMap(({ problem }) => problem ?? []),
  };
}

function describe(
  { described, measure, values, reason }: DescribedColumn,
  { name, label }: ColumnName,
): { readonly variable: Variable; readonly reason: ImportReason } {
  const found = measure === null ? guessed(described, values) : { measure, reason: null };
  return {
    variable: { ...described, column: name, name, label: described.label || label, measure: found.measure },
    reason: reason ?? found.reason ?? { code: "file-says-so" },
  };
}

/** The level of measurement where the file does not say it. */
function guessed(
  { storage, valueLabels, missing }: DescribedVariable,
  values: Column,
): { readonly measure: Variable["measure"]; readonly reason: ImportReason | null } {
  if (values.kind === "text") return { measure: "nominal", reason: null };
  if (valueLabels.some(({ value }) => !isMissing(value, missing))) {
    return { measure: "nominal", reason: { code: "value-labels" } };
  }
  return guessMeasure(numericValues(values, missing), storage);
}

function isMissing(value: number | string, missing: MissingValues): boolean {
  return typeof value === "number" ? (numberMissing(missing)?.(value) ?? false) : missing.values.includes(value);
}
