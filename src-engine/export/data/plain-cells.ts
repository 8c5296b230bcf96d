import type { WrittenCells } from "../../../src-contract/engine-api.ts";
import { noMissingValues, type Variable } from "../../../src-contract/variable.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "../../table/data-set.ts";

/** A cell for programs that know neither value labels nor declared missing values. */
export interface PlainColumn {
  /** A text where labels stand in the place of numbers. */
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

/** What is declared missing is empty, or kept; values stand as they are, or by their labels where they have one. */
export function plainColumns({ table, variables }: DataSet, { values, missing }: WrittenCells): readonly PlainColumn[] {
  return variables.map((variable) => {
    const column = columnOf(table, variable);
    const left = missing === "kept" ? noMissingValues : variable.missing;
    const labels = new Map(
      values === "labels" ? variable.valueLabels.map(({ value, label }) => [value, label] as const) : [],
    );
    if (column.kind === "text") {
      const codes = textCodes(column, left);
      const texts = column.texts.map((text) => labels.get(text) ?? text);
      return { variable, cell: (row) => texts[codes[row] ?? -1] ?? null };
    }
    const numbers = numericValues(column, left);
    const number = (row: number) => {
      const value = numbers[row] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    };
    if (labels.size === 0 || variable.storage !== "number") return { variable, cell: number };
    return {
      variable: { ...variable, storage: "text" },
      cell: (row) => {
        const value = number(row);
        return value === null ? null : (labels.get(value) ?? value);
      },
    };
  });
}
