import { packedSize } from "./packed.ts";

/**
 * What a fit needs to know of the rows, unit by unit of the innermost grouping factor. With Z = Q R, Q orthonormal, the
 * rows U = [X Z y] of a unit split into what its own effects can reach and the rest:
 *
 *     between:  b = Q'U          q × m; its columns at Z are R
 *     within:   D = U'U − b'b    m × m, computed from the rows U − Q b, so that nothing cancels
 *
 * and for V = I + Z T Z' always U'V⁻¹U = D + b'(I + R T R')⁻¹ b: a sum, precise also where the variance between units is
 * 10¹² times that within. A unit whose Z is short of rank has rows of zeros in b.
 */
export interface UnitFactors {
  /** m, the number of columns of U. */
  readonly size: number;
  readonly units: number;
  /** q, the number of columns of Z; 0 without grouping. */
  readonly effects: number;
  /** By unit, packed (see `packed.ts`). */
  readonly within: Float64Array;
  /** By unit, q × m row by row. */
  readonly between: Float64Array;
}

/** Forms the factors in one pass over the rows; unit u has the rows starts[u] … starts[u + 1] − 1, Z stands at `z` in U. */
export function unitFactors(columns: readonly Float64Array[], starts: Int32Array, z: readonly number[]): UnitFactors {
  const size = columns.length;
  const units = starts.length - 1;
  const q = z.length;
  const stride = packedSize(size);
  const within = new Float64Array(units * stride);
  const between = new Float64Array(units * q * size);
  const longest = starts.reduce((most, start, unit) => Math.max(most, start - (starts[unit - 1] ?? start)), 0);
  const rest = columns.map(() => new Float64Array(longest));
  const directions = z.map(() => new Float64Array(longest));
  for (let unit = 0; unit < units; unit++) {
    const from = starts[unit];
    const rows = starts[unit + 1] - from;
    for (let c = 0; c < size; c++) copyRows(columns[c], from, rows, rest[c]);
    for (let k = 0; k < q; k++) {
      const direction = directions[k];
      if (!takeDirection(columns[z[k]], from, rows, directions, k, direction)) continue;
      const at = (unit * q + k) * size;
      for (let c = 0; c < size; c++) between[at + c] = project(rest[c], direction, rows);
    }
    fillWithin(rest, rows, within, unit * stride);
  }
  return { size, units, effects: q, within, between };
}

/** The unit's z_k made orthogonal to the directions before it (twice over) and of length 1; false where nothing is left. */
export function takeDirection(
  column: Float64Array,
  from: number,
  rows: number,
  directions: readonly Float64Array[],
  k: number,
  out: Float64Array,
): boolean {
  copyRows(column, from, rows, out);
  const before = dot(out, out, rows);
  for (let pass = 0; pass < 2; pass++) for (let j = 0; j < k; j++) project(out, directions[j], rows);
  const after = dot(out, out, rows);
  if (!(after > rankTolerance * before)) {
    out.fill(0, 0, rows);
    return false;
  }
  const scale = 1 / Math.sqrt(after);
  for (let row = 0; row < rows; row++) out[row] *= scale;
  return true;
}

/** Of squared length: what is left of a column below this share of it is rounding. */
const rankTolerance = 1e-20;

export function copyRows(column: Float64Array, from: number, rows: number, out: Float64Array): void {
  for (let row = 0; row < rows; row++) out[row] = column[from + row];
}

/** Takes the part along `direction` out of `values`, and returns its length. */
export function project(values: Float64Array, direction: Float64Array, rows: number): number {
  const along = dot(values, direction, rows);
  if (along !== 0) for (let row = 0; row < rows; row++) values[row] -= along * direction[row];
  return along;
}

function fillWithin(rest: readonly Float64Array[], rows: number, within: Float64Array, at: number): void {
  let entry = at;
  for (let a = 0; a < rest.length; a++) {
    let b = 0;
    for (; b + 3 <= a; b += 4, entry += 4) fourDots(rest[a], rest, b, rows, within, entry);
    for (; b <= a; b++, entry++) within[entry] = dot(rest[a], rest[b], rows);
  }
}

/** A column times four others: sums that grow side by side do not wait for each other. */
function fourDots(
  left: Float64Array,
  columns: readonly Float64Array[],
  first: number,
  rows: number,
  into: Float64Array,
  at: number,
): void {
  const c0 = columns[first];
  const c1 = columns[first + 1];
  const c2 = columns[first + 2];
  const c3 = columns[first + 3];
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let row = 0; row < rows; row++) {
    const value = left[row];
    s0 += value * c0[row];
    s1 += value * c1[row];
    s2 += value * c2[row];
    s3 += value * c3[row];
  }
  into[at] = s0;
  into[at + 1] = s1;
  into[at + 2] = s2;
  into[at + 3] = s3;
}

export function dot(a: Float64Array, b: Float64Array, rows: number): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += a[row] * b[row];
  return sum;
}

/** U'U by unit, packed: D + b'b. */
export function unitProducts({ size, units, effects, within, between }: UnitFactors): Float64Array {
  const products = within.slice();
  const stride = packedSize(size);
  for (let unit = 0; unit < units; unit++) {
    for (let k = 0; k < effects; k++) {
      const row = (unit * effects + k) * size;
      let entry = unit * stride;
      for (let a = 0; a < size; a++) {
        for (let b = 0; b <= a; b++, entry++) products[entry] += between[row + a] * between[row + b];
      }
    }
  }
  return products;
}
