import type { GroupedRows } from "./groups.ts";
import { lengthOf, type NumberVector, numbers, numbersOf, strideOf, type Vector } from "./vectors.ts";

/** What depends on the order of rows within their unit. `ordered`: see `orderedRows`. */

/** From each row to the row `steps` before it (after it, where negative); -1: there is none. */
export function shiftedRows({ rows, starts }: GroupedRows, tableRows: number, steps: number): Int32Array {
  const from = new Int32Array(tableRows).fill(-1);
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    for (let i = starts[unit]; i < starts[unit + 1]; i++) {
      const other = i - steps;
      if (other >= starts[unit] && other < starts[unit + 1]) from[rows[i]] = rows[other];
    }
  }
  return from;
}

/** From each row to the first row (last row) of its unit with a value; -1: there is none. */
export function endRows(
  { rows, starts }: GroupedRows,
  tableRows: number,
  vector: Vector,
  end: "first" | "last",
): Int32Array {
  const from = new Int32Array(tableRows).fill(-1);
  const isThere = presenceIn(vector);
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    const [start, stop] = [starts[unit], starts[unit + 1]];
    let found = -1;
    for (let i = 0; i < stop - start && found < 0; i++) {
      const row = rows[end === "first" ? start + i : stop - 1 - i];
      if (isThere(row)) found = row;
    }
    for (let i = start; i < stop; i++) from[rows[i]] = found;
  }
  return from;
}

/** From each row to itself or, where it has no value, to the last row of its unit before it that has one. */
export function filledRows({ rows, starts }: GroupedRows, tableRows: number, vector: Vector): Int32Array {
  const from = Int32Array.from({ length: tableRows }, (_, row) => row);
  const isThere = presenceIn(vector);
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    let last = -1;
    for (let i = starts[unit]; i < starts[unit + 1]; i++) {
      if (isThere(rows[i])) last = rows[i];
      from[rows[i]] = last;
    }
  }
  return from;
}

function presenceIn(vector: Vector): (row: number) => boolean {
  const stride = strideOf(vector);
  return vector.kind === "number"
    ? (row) => !Number.isNaN(vector.values[row * stride])
    : (row) => vector.codes[row * stride] >= 0;
}

/** The values of other rows; -1: missing. */
export function valuesFrom(vector: Vector, from: Int32Array): Vector {
  if (lengthOf(vector) === 1 && from.length > 1) return valuesFrom(repeated(vector, from.length), from);
  if (vector.kind === "text") {
    return { ...vector, codes: from.map((row) => (row < 0 ? -1 : vector.codes[row])) };
  }
  const values = new Float64Array(from.length);
  for (let i = 0; i < from.length; i++) values[i] = from[i] < 0 ? Number.NaN : vector.values[from[i]];
  return numbers(values);
}

function repeated(vector: Vector, rows: number): Vector {
  return vector.kind === "text"
    ? { ...vector, codes: new Int32Array(rows).fill(vector.codes[0]) }
    : numbers(new Float64Array(rows).fill(vector.values[0]));
}

/** 1, 2, 3 … within each unit. */
export function occasions({ rows, starts }: GroupedRows, tableRows: number): NumberVector {
  const values = new Float64Array(tableRows).fill(Number.NaN);
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    for (let i = starts[unit]; i < starts[unit + 1]; i++) values[rows[i]] = i - starts[unit] + 1;
  }
  return numbers(values);
}

export function runningSums({ rows, starts }: GroupedRows, tableRows: number, vector: Vector): NumberVector {
  const summed = numbersOf(vector);
  const stride = summed.length === 1 ? 0 : 1;
  const values = new Float64Array(tableRows).fill(Number.NaN);
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    let sum = 0;
    for (let i = starts[unit]; i < starts[unit + 1]; i++) {
      const value = summed[rows[i] * stride];
      if (!Number.isNaN(value)) sum += value;
      values[rows[i]] = sum;
    }
  }
  return numbers(values);
}
