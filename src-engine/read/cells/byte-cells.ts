import type { ByteRows } from "./byte-rows.ts";
import { type Cell, type CellRow, commentRow } from "./cell.ts";

/** Rows of delimited text as cells, all of them texts. */
export function* byteCells(rows: ByteRows): Generator<CellRow> {
  for (let row = 0; row < rows.count; row++) {
    const length = rows.length(row);
    const cells: Cell[] = [];
    for (let column = 0; column < length; column++) cells.push(rows.text(rows.cell(row, column)));
    yield length === 0 ? commentRow : cells;
  }
}
