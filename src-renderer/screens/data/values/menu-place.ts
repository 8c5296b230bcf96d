import type { GridApi } from "ag-grid-community";
import type { Variable } from "../../../../src-contract/variable.ts";
import type { GridRow } from "./row-reader.ts";

/** What a menu was opened at: a cell with its value, the head of a column, the number of a row. */
export type MenuPlace =
  | {
      readonly kind: "cell";
      readonly row: number;
      readonly column: number;
      readonly variable: Variable;
      readonly value: number | string | null;
    }
  | { readonly kind: "column"; readonly column: number; readonly variable: Variable }
  | { readonly kind: "row"; readonly row: number };

/** Null: something else was clicked, such as the room beside the columns. */
export function menuPlaceOf(
  target: Element,
  api: GridApi<GridRow> | null,
  variables: readonly Variable[],
): MenuPlace | null {
  const id = target.closest("[col-id]")?.getAttribute("col-id");
  const index = target.closest("[row-index]")?.getAttribute("row-index");
  const column = variables.findIndex((variable) => variable.column === id);
  const variable = variables[column];
  if (index === null || index === undefined)
    return variable === undefined ? null : { kind: "column", column, variable };
  const row = api?.getDisplayedRowAtIndex(Number(index))?.data;
  if (row === undefined) return null;
  if (variable === undefined) return { kind: "row", row: row.index };
  return { kind: "cell", row: row.index, column, variable, value: row.values.get(variable.column) ?? null };
}
