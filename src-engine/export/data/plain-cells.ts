import type { Variable } from "../../../src-contract/variable.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "../../table/data-set.ts";

/** A cell for programs that know no missing values: what counts as missing is empty. */
export interface PlainColumn {
  readonly variable: Variable;
  /** Null: empty. */
  readonly cell: (row: number) => number | string | null;
}

/** Whether a column of dates has times of day. */
export function hasTimeOfDay({ cell }: PlainColumn, rows: number): boolean {
  for (let row = 0; row < rows; row++) {
    const value = cell(row);
    if (typeof value === "number" && !Number.isInteger(value)) return true;
  }
  return false;
}

export function plainColumns({ table, variables }: DataSet): readonly PlainColumn[] {
  return variables.map((variable) => {
    const column = columnOf(table, variable);
    if (column.kind === "text") {
      const codes = textCodes(column, variable.missing);
      return { variable, cell: (row) => column.texts[codes[row] ?? -1] ?? null };
    }
    const values = numericValues(column, variable.missing);
    return {
      variable,
      cell: (row) => {
        const value = values[row] ?? Number.NaN;
        return Number.isNaN(value) ? null : value;
      },
    };
  });
}
