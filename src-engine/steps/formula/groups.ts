import type { Variable } from "../../../src-contract/variable.ts";
import type { DataSet } from "../../table/data-set.ts";
import { combinedFactor } from "../../table/factor.ts";
import { comparableNumbers, type Vector } from "./vectors.ts";

/** Which unit each row belongs to; -1: none, its identifier is missing. Without `by`, all rows are one unit. */
export interface Groups {
  readonly codes: Int32Array | null;
  readonly count: number;
  readonly rows: number;
}

export function groupsOf(data: DataSet, by: readonly Variable[]): Groups {
  const { rows } = data.table;
  if (by.length === 0) return { codes: null, count: 1, rows };
  const { codes, categories } = combinedFactor(data, by);
  return { codes, count: categories.length, rows };
}

/** The rows of unit u, in order, are `rows[starts[u]]` to `rows[starts[u + 1] - 1]`. Rows without a unit are left out. */
export interface GroupedRows {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

export function groupedRows({ codes, count, rows: all }: Groups): GroupedRows {
  const starts = new Int32Array(count + 1);
  if (codes === null) {
    starts[1] = all;
    return { rows: Int32Array.from({ length: all }, (_, row) => row), starts };
  }
  for (let row = 0; row < all; row++) if (codes[row] >= 0) starts[codes[row] + 1]++;
  for (let unit = 0; unit < count; unit++) starts[unit + 1] += starts[unit];
  const next = starts.slice(0, count);
  const rows = new Int32Array(starts[count]);
  for (let row = 0; row < all; row++) if (codes[row] >= 0) rows[next[codes[row]]++] = row;
  return { rows, starts };
}

/** Grouped rows, within each unit by these values, missing ones last; equal ones stay in the order of the table. */
export function orderedRows(groups: Groups, order: readonly Vector[]): GroupedRows {
  const grouped = groupedRows(groups);
  if (order.length === 0) return grouped;
  const keys = order.map((vector) => comparableNumbers([vector])[0].values);
  const compare = (a: number, b: number) => {
    for (const key of keys) {
      const [x, y] = [key[a], key[b]];
      if (x === y) continue;
      if (x < y || (Number.isNaN(y) && !Number.isNaN(x))) return -1;
      if (x > y || (Number.isNaN(x) && !Number.isNaN(y))) return 1;
    }
    return a - b;
  };
  const { rows, starts } = grouped;
  for (let unit = 0; unit < groups.count; unit++) sortPart(rows, starts[unit], starts[unit + 1], compare);
  return grouped;
}

/** Units are mostly small, and often in order already. */
function sortPart(rows: Int32Array, start: number, end: number, compare: (a: number, b: number) => number): void {
  let isSorted = true;
  for (let i = start + 1; i < end && isSorted; i++) isSorted = compare(rows[i - 1], rows[i]) < 0;
  if (!isSorted) rows.subarray(start, end).sort(compare);
}
