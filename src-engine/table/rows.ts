import type { RowBlock } from "../../src-contract/data-import.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet } from "./data-set.ts";
import type { Column } from "./table.ts";

/**
 * A block of rows for the grid, as they are stored: values that count as missing by declaration are shown, null stands
 * where nothing was recorded. Rows past the end are left out. Refuses a variable that the table does not have.
 */
export function rowBlock(
  data: DataSet,
  {
    first,
    count,
    variables,
  }: { readonly first: number; readonly count: number; readonly variables: readonly string[] },
): Outcome<RowBlock> {
  const asked: Variable[] = [];
  for (const name of variables) {
    const variable = data.byName.get(name);
    if (variable === undefined) return refuse({ code: "variable-unknown", name });
    asked.push(variable);
  }
  const end = Math.min(first + count, data.table.rows);
  return succeed({ first, columns: asked.map((variable) => cells(columnOf(data.table, variable), first, end)) });
}

function cells(column: Column, first: number, end: number): (number | string | null)[] {
  const block: (number | string | null)[] = [];
  for (let row = first; row < end; row++) block.push(cell(column, row));
  return block;
}

function cell(column: Column, row: number): number | string | null {
  if (column.kind === "number") return Number.isNaN(column.values[row]) ? null : column.values[row];
  return column.codes[row] < 0 ? null : column.texts[column.codes[row]];
}
