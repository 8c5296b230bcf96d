import type { Outcome } from "../../../../src-contract/outcome.ts";
import { succeed } from "../../../../src-contract/outcome.ts";
import type { ProjectTable } from "../../../../src-contract/project.ts";
import type { ColumnId, Variable } from "../../../../src-contract/variable.ts";
import type { App } from "../../../app/app.ts";

/** A row of the grid: its place in the table, counted from 0, and its values by column. */
export interface GridRow {
  readonly index: number;
  readonly values: Pick<ReadonlyMap<ColumnId, number | string | null>, "get">;
}

/** The most rows that one call may ask for. */
const rowsAtOnce = 10_000;

/** Rows of a table from the engine, as they are stored, once it knows the variables by their present names. */
export async function readRows(
  { host, engineTables }: App,
  table: ProjectTable,
  variables: readonly Variable[],
  { first, count }: { readonly first: number; readonly count: number },
): Promise<Outcome<readonly GridRow[]>> {
  const ready = await engineTables.ready(table);
  if (!ready.ok) return ready;
  const rows: GridRow[] = [];
  for (let start = first; start < first + count; start += rowsAtOnce) {
    const answer = await host.calls.readRows({
      table: table.id,
      first: start,
      count: Math.min(rowsAtOnce, first + count - start),
      variables: variables.map(({ name }) => name),
    });
    if (!answer.ok) return answer;
    const { columns } = answer.value;
    const byColumn = new Map(variables.map(({ column }, index) => [column, columns[index]]));
    for (let row = 0; row < (columns[0]?.length ?? 0); row++) {
      rows.push({ index: start + row, values: { get: (column) => valueAt(byColumn.get(column), row) } });
    }
  }
  return succeed(rows);
}

/** Null: no value; undefined: no such column. */
function valueAt(
  column: readonly (number | string | null)[] | undefined,
  row: number,
): number | string | null | undefined {
  return column === undefined ? undefined : (column[row] ?? null);
}
