import type { Variable } from "../../src-contract/variable.ts";
import { dataSet } from "../table/data-set.ts";
import { rowBlock } from "../table/rows.ts";
import type { Table } from "../table/table.ts";

/** The first rows of a table for a preview, row by row: the wider the table, the fewer. */
export function firstRowsShown(table: Table, variables: readonly Variable[]): (number | string | null)[][] {
  const count = Math.max(fewestRows, Math.min(mostRows, Math.floor(mostCells / variables.length)));
  const names = variables.map(({ name }) => name);
  const block = rowBlock(dataSet(table, variables), { first: 0, count, variables: names });
  if (!block.ok) throw new RangeError(`a table lacks its own variable: ${JSON.stringify(block.failure)}`);
  const { columns } = block.value;
  return Array.from({ length: Math.min(count, table.rows) }, (_, row) => columns.map((column) => column[row] ?? null));
}

const fewestRows = 10;
const mostRows = 100;
const mostCells = 50_000;
