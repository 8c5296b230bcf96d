import { innerProduct } from "../../math/inner-product.ts";
import type { Moments } from "../random-effects.ts";
import { type CrossedDesign, restSize } from "./crossed-design.ts";
import {
  addSquares,
  type LocalColumns,
  localColumns,
  occurrencesOf,
  type RestPattern,
  restPattern,
  type UnitRows,
} from "./crossed-occurrences.ts";

/**
 * What a fit with crossed factors needs to know of the rows. For each unit of the first factor, with z = Q R over its rows, b
 * = Q'[rest, z, fixed] at the columns of the rest that occur in it; and D = U'U − Σ b'b over [rest, fixed] (compare
 * `unit-factors.ts`: D is a difference here, because the rest is too wide for its rows to be kept).
 */
export interface CrossedProducts extends UnitRows {
  readonly units: number;
  /** By unit, from betweenStarts[u]: b, q rows of [its columns of the rest, q of z (that is R), fixed]. */
  readonly between: Float64Array;
  /** D at the rest, by its pattern; at fixed × rest; at fixed × fixed. */
  readonly within: { readonly rest: Float64Array; readonly cross: Float64Array; readonly fixed: Float64Array };
  /** Z'[X̃ ỹ] of the rest, fixed × rest, for starting values. */
  readonly rawCross: Float64Array;
  readonly moments: Pick<Moments, "squares" | "sizes">;
}

export function crossedProducts(design: CrossedDesign): CrossedProducts {
  const rest = restSize(design);
  const fixed = design.fixed.length;
  const square = new Float64Array(rest * rest);
  const cross = new Float64Array(fixed * rest);
  const corner = new Float64Array(fixed * fixed);
  addRows(design, rest, { rest: square, cross, fixed: corner });
  const local = localColumns(design, rest);
  const occurrences = occurrencesOf(local, rest);
  const pattern = restPattern(local, occurrences);
  const unitParts = unitBetween(design, local);
  const moments = momentsOf(design, rest, square, local, unitParts);
  const rawCross = cross.slice();
  const within = { rest: byPattern(square, rest, pattern), cross, fixed: corner };
  const units = design.starts.length - 1;
  const shape = { rest, effects: design.z.length, fixed, units, ...local, ...unitParts, occurrences, pattern };
  addSquares(shape, unitParts.between, -1, within);
  return { ...shape, within, rawCross, moments };
}

/** The entries of a full matrix that a pattern has. */
function byPattern(square: Float64Array, size: number, { starts, columns }: RestPattern): Float64Array {
  const values = new Float64Array(columns.length);
  for (let row = 0; row < size; row++) {
    for (let at = starts[row]; at < starts[row + 1]; at++) values[at] = square[row * size + columns[at]];
  }
  return values;
}

interface Blocks {
  readonly rest: Float64Array;
  readonly cross: Float64Array;
  readonly fixed: Float64Array;
}

/** U'U over [rest, fixed], row by row of the data. */
function addRows(
  { rest: factors, fixed }: CrossedDesign,
  rest: number,
  { rest: square, cross, fixed: corner }: Blocks,
): void {
  const rows = fixed[0].length;
  const effects = restEffects(factors);
  for (const [a, left] of effects.entries()) {
    // Later effects have later columns: the second of a pair is never the larger one.
    for (const right of effects.slice(0, a + 1)) addProducts(left, right, rest, square);
    for (const [c, column] of fixed.entries()) addSums(left, column, cross.subarray(c * rest, (c + 1) * rest));
  }
  for (let a = 0; a < fixed.length; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += fixed[a][row] * fixed[b][row];
      corner[a * fixed.length + b] = sum;
      corner[b * fixed.length + a] = sum;
    }
  }
}

/** One effect of one factor of the rest. */
interface RestEffect {
  readonly unitOf: Int32Array;
  readonly z: Float64Array;
  /** Its columns are first, first + step … by unit. */
  readonly first: number;
  readonly step: number;
}

function restEffects(factors: CrossedDesign["rest"]): readonly RestEffect[] {
  return factors.flatMap(({ unitOf, z, offset }) =>
    z.map((column, k) => ({ unitOf, z: column, first: offset + k, step: z.length })),
  );
}

/** Σ z_a z_b over the rows where units meet, into the matrix over the rest. */
function addProducts(left: RestEffect, right: RestEffect, rest: number, square: Float64Array): void {
  for (let row = 0; row < left.z.length; row++) {
    const [i, j] = [columnAt(left, row), columnAt(right, row)];
    square[i * rest + j] += left.z[row] * right.z[row];
  }
}

/** Σ z v by unit. */
function addSums(effect: RestEffect, values: Float64Array, sums: Float64Array): void {
  for (let row = 0; row < values.length; row++) sums[columnAt(effect, row)] += effect.z[row] * values[row];
}

function columnAt({ unitOf, first, step }: RestEffect, row: number): number {
  return first + unitOf[row] * step;
}

interface UnitParts {
  readonly between: Float64Array;
  readonly betweenStarts: Int32Array;
}

/** b of every unit: its z made orthonormal over its rows, times everything that occurs in them. */
function unitBetween(
  { starts, z, rest: factors, fixed }: CrossedDesign,
  { columns, columnStarts }: LocalColumns,
): UnitParts {
  const units = starts.length - 1;
  const q = z.length;
  const betweenStarts = new Int32Array(units + 1);
  for (let unit = 0; unit < units; unit++) {
    const width = columnStarts[unit + 1] - columnStarts[unit] + q + fixed.length;
    betweenStarts[unit + 1] = betweenStarts[unit] + q * width;
  }
  const between = new Float64Array(betweenStarts[units]);
  const effects = restEffects(factors);
  const plain = [...z, ...fixed];
  // Where the columns of the rest stand among a unit's own; those of other units are not asked for.
  const places = new Int32Array(restSize({ rest: factors }));
  for (let unit = 0; unit < units; unit++) {
    const first = columnStarts[unit];
    const count = columnStarts[unit + 1] - first;
    for (let c = 0; c < count; c++) places[columns[first + c]] = c;
    for (const [k, direction] of orthonormal(z, starts[unit], starts[unit + 1]).entries()) {
      const into = betweenStarts[unit] + k * (count + plain.length);
      for (const effect of effects) addAlong(direction, starts[unit], effect, places, between, into);
      for (const [c, column] of plain.entries()) between[into + count + c] = along(direction, starts[unit], column);
    }
  }
  return { between, betweenStarts };
}

/** The direction times an effect's columns, each to its place. */
function addAlong(
  direction: Float64Array,
  from: number,
  effect: RestEffect,
  places: Int32Array,
  between: Float64Array,
  into: number,
): void {
  for (let i = 0; i < direction.length; i++) {
    between[into + places[columnAt(effect, from + i)]] += direction[i] * effect.z[from + i];
  }
}

/** The direction times a column. */
function along(direction: Float64Array, from: number, column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < direction.length; i++) sum += direction[i] * column[from + i];
  return sum;
}

/** Gram–Schmidt, twice over, on the unit's rows; a column with nothing new is all zeros. */
export function orthonormal(z: readonly Float64Array[], from: number, to: number): readonly Float64Array[] {
  const directions: Float64Array[] = [];
  for (const column of z) {
    const rest = column.slice(from, to);
    const before = innerProduct(rest, rest);
    for (let pass = 0; pass < 2; pass++) {
      for (const direction of directions) {
        const along = innerProduct(rest, direction);
        for (let i = 0; i < rest.length; i++) rest[i] -= along * direction[i];
      }
    }
    const after = innerProduct(rest, rest);
    const scale = after > 1e-20 * before ? 1 / Math.sqrt(after) : 0;
    directions.push(rest.map((value) => value * scale));
  }
  return directions;
}

/** Σ (z_a'z_b)² over pairs of units and Σ z_a'z_a, from U'U; effects of the first factor first. */
function momentsOf(
  { z, rest: factors, fixed }: CrossedDesign,
  rest: number,
  square: Float64Array,
  { columns, columnStarts }: LocalColumns,
  { between, betweenStarts }: UnitParts,
): Pick<Moments, "squares" | "sizes"> {
  const q = z.length;
  const effectOf = effectNumbers(factors, rest, q);
  const count = q + factors.reduce((sum, { z: own }) => sum + own.length, 0);
  const squares = new Float64Array(count * count);
  const sizes = new Float64Array(count);
  for (let a = 0; a < rest; a++) {
    sizes[effectOf[a]] += square[a * rest + a];
    for (let b = 0; b <= a; b++) {
      const value = square[a * rest + b] ** 2;
      if (value === 0) continue;
      squares[effectOf[a] * count + effectOf[b]] += value;
      if (a !== b) squares[effectOf[b] * count + effectOf[a]] += value;
    }
  }
  for (let unit = 0; unit + 1 < columnStarts.length; unit++) {
    const first = columnStarts[unit];
    const local = columnStarts[unit + 1] - first;
    const width = local + q + fixed.length;
    const product = (k: number, c: number) => {
      let sum = 0;
      for (let j = 0; j < q; j++) {
        const row = betweenStarts[unit] + j * width;
        sum += between[row + local + k] * between[row + c];
      }
      return sum;
    };
    for (let k = 0; k < q; k++) {
      sizes[k] += product(k, local + k);
      for (let j = 0; j < q; j++) squares[k * count + j] += product(k, local + j) ** 2;
      for (let c = 0; c < local; c++) {
        const value = product(k, c) ** 2;
        squares[k * count + effectOf[columns[first + c]]] += value;
        squares[effectOf[columns[first + c]] * count + k] += value;
      }
    }
  }
  return { squares, sizes };
}

/** Which effect (of which factor, counted on from the first factor's) each column of the rest belongs to. */
function effectNumbers(factors: CrossedDesign["rest"], rest: number, firstEffects: number): Int32Array {
  const numbers = new Int32Array(rest);
  let next = firstEffects;
  for (const { units, z, offset } of factors) {
    for (let column = 0; column < units * z.length; column++) numbers[offset + column] = next + (column % z.length);
    next += z.length;
  }
  return numbers;
}
