import type { ColumnId } from "../../src-contract/variable.ts";
import { type Column, type NumberColumn, sharedFloat64 } from "../table/table.ts";

/** So many columns of a row lie in one line of a processor's cache. */
const tileColumns = 8;

/** So many rows of a tile are in its fastest cache together. */
const tileRows = 256;

/** Fewer columns than these are had sooner one by one. */
const fewColumns = 4;

/** Fewer rows are all in the cache. */
const manyRows = 50_000;

/**
 * The columns of numbers with their rows in another order, where that leads all over a long table: null where it does not.
 * One column after the other would fetch a line of memory for every value. So eight columns are first laid row by row,
 * and one line brings a row of all of them. Without the last ones, where they are few. -1: a row without a value.
 */
export function takeScattered(
  columns: ReadonlyMap<ColumnId, Column>,
  rows: Int32Array,
): ReadonlyMap<ColumnId, NumberColumn> | null {
  if (!isScattered(rows)) return null;
  const numbers = [...columns].flatMap(([id, column]) => (column.kind === "number" ? [{ id, column }] : []));
  const length = numbers[0]?.column.values.length ?? 0;
  // Before the first row one without values, which is row -1.
  const tile = new Float64Array((length + 1) * tileColumns).fill(Number.NaN, 0, tileColumns);
  const taken = new Map<ColumnId, NumberColumn>();
  for (let first = 0; first < numbers.length; first += tileColumns) {
    const together = numbers.slice(first, first + tileColumns);
    if (together.length < fewColumns) break;
    const sources = together.map(({ column }) => column.values);
    const targets = together.map(() => sharedFloat64(rows.length));
    layByRows(eightOf(sources), tile);
    takeFromTile(tile, rows, eightOf(targets));
    for (const [index, { id }] of together.entries()) taken.set(id, { kind: "number", values: targets[index] });
  }
  return taken;
}

type Eight = readonly [
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
  Float64Array,
];

/** Where there are fewer, the first stands for those that lack: what is the same is done again. */
function eightOf(columns: readonly Float64Array[]): Eight {
  const at = (index: number) => columns[index] ?? columns[0];
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)];
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

/** Eight columns are written out, here and below: loops over them take half as long again. */
function layByRows([a, b, c, d, e, f, g, h]: Eight, tile: Float64Array): void {
  for (let row = 0, place = tileColumns; row < a.length; row++, place += tileColumns) {
    tile[place] = a[row];
    tile[place + 1] = b[row];
    tile[place + 2] = c[row];
    tile[place + 3] = d[row];
    tile[place + 4] = e[row];
    tile[place + 5] = f[row];
    tile[place + 6] = g[row];
    tile[place + 7] = h[row];
  }
}

/** The first column brings the lines, many at a time, since little else is done meanwhile; the others find them there. */
function takeFromTile(tile: Float64Array, rows: Int32Array, [a, b, c, d, e, f, g, h]: Eight): void {
  for (let start = 0; start < rows.length; start += tileRows) {
    const end = Math.min(rows.length, start + tileRows);
    for (let index = start; index < end; index++) a[index] = tile[(rows[index] + 1) * tileColumns];
    for (let index = start; index < end; index++) {
      const place = (rows[index] + 1) * tileColumns;
      b[index] = tile[place + 1];
      c[index] = tile[place + 2];
      d[index] = tile[place + 3];
    }
    for (let index = start; index < end; index++) {
      const place = (rows[index] + 1) * tileColumns;
      e[index] = tile[place + 4];
      f[index] = tile[place + 5];
      g[index] = tile[place + 6];
      h[index] = tile[place + 7];
    }
  }
}
