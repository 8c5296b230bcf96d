import { addProductsWith, addSquare, dot } from "../../math/column-products.ts";
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
      addProductsWith(direction, rest, size, rows, between, at);
      for (let c = 0; c < size; c++) subtractMultiple(between[at + c], direction, rest[c], rows);
    }
    addSquare(rest, rows, within, unit * stride);
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
  subtractMultiple(along, direction, values, rows);
  return along;
}

function subtractMultiple(factor: number, direction: Float64Array, values: Float64Array, rows: number): void {
  if (factor !== 0) for (let row = 0; row < rows; row++) values[row] -= factor * direction[row];
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
