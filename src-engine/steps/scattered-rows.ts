import type { ColumnId } from "../../src-contract/variable.ts";
import { type Column, type NumberColumn, sharedFloat64 } from "../table/table.ts";

/** So many columns of a row lie in one line of a processor's cache. */
const tileColumns = 8;

/** So many rows of a tile are in its fastest cache together. */
const tileRows = 256;

/** Fewer rows are all in the cache. */
const manyRows = 50_000;

/**
 * The columns of numbers with their rows in another order, where that leads all over a long table: null where it does not.
 * One column after the other would fetch a line of memory for every value. So eight columns are first laid row by row,
 * and one line brings a row of all of them. -1: a row without a value.
 */
export function takeScattered(
  columns: ReadonlyMap<ColumnId, Column>,
  rows: Int32Array,
): ReadonlyMap<ColumnId, NumberColumn> | null {
  if (!isScattered(rows)) return null;
  const numbers = [...columns].flatMap(([id, column]) => (column.kind === "number" ? [{ id, column }] : []));
  const length = numbers[0]?.column.values.length ?? 0;
  const tile = new Float64Array(length * Math.min(tileColumns, numbers.length));
  const taken = new Map<ColumnId, NumberColumn>();
  for (let first = 0; first < numbers.length; first += tileColumns) {
    const together = numbers.slice(first, first + tileColumns);
    const sources = together.map(({ column }) => column.values);
    const targets = together.map(() => sharedFloat64(rows.length));
    layByRows(sources, tile);
    takeFromTile(tile, rows, targets);
    for (const [index, { id }] of together.entries()) taken.set(id, { kind: "number", values: targets[index] });
  }
  return taken;
}

/** Whether most rows lie far from the one before. */
function isScattered(rows: Int32Array): boolean {
  if (rows.length < manyRows) return false;
  let far = 0;
  let seen = 0;
  for (let index = 1; index < rows.length; index += 101) {
    seen++;
    if (Math.abs(rows[index] - rows[index - 1]) > tileRows) far++;
  }
  return far > seen / 2;
}

function layByRows(columns: readonly Float64Array[], tile: Float64Array): void {
  const width = columns.length;
  const length = columns[0].length;
  for (let start = 0; start < length; start += tileRows) {
    const end = Math.min(length, start + tileRows);
    for (const [column, values] of columns.entries()) {
      for (let row = start, place = start * width + column; row < end; row++, place += width) tile[place] = values[row];
    }
  }
}

function takeFromTile(tile: Float64Array, rows: Int32Array, columns: readonly Float64Array[]): void {
  const width = columns.length;
  for (let start = 0; start < rows.length; start += tileRows) {
    const end = Math.min(rows.length, start + tileRows);
    for (const [column, values] of columns.entries()) {
      for (let index = start; index < end; index++) {
        const row = rows[index];
        values[index] = row < 0 ? Number.NaN : tile[row * width + column];
      }
    }
  }
}
