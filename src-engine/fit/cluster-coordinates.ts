import type { EliminationLevel } from "./elimination.ts";
import type { NestedEffects } from "./nested-effects.ts";
import { packedIndex, packedSize } from "./packed.ts";

/**
 * The rows of one outermost unit in an orthonormal basis of the span of their [X̃ Z̃]: s coordinates, as many as there are
 * random effects in it and at most p more. Outside this span V is the identity and X̃ and Z̃ are zero, so that what is made
 * of V, X̃ and scores can be made here, without a matrix of rows by rows.
 */
export interface ClusterCoordinates {
  /** s. */
  readonly size: number;
  /** X̃, s × p row by row. */
  readonly x: Float64Array;
  /** [X̃ ỹ] v projected into the span, s. */
  readonly residual: Float64Array;
  /** V = I + Σ Z̃ T Z̃', s × s. */
  readonly covariance: Float64Array;
}

/**
 * Visits the outermost units. Directions are taken from the innermost units outwards: those of a unit's own random effects,
 * then, from what they leave of the rows, those of the unit around it, at last those of X̃. So a unit's effects reach only
 * its own directions and those of the units within it, which stand before them without a gap.
 */
export function visitClusters(
  { elimination: { levels, size: width }, x, expand, relative }: NestedEffects,
  combination: Float64Array,
  visit: (cluster: ClusterCoordinates) => void,
): void {
  const innerUnits = levels.map((_, index) => unitsWithin(levels, index));
  const vector = expand(combination);
  const outermost = levels.length - 1;
  for (let cluster = 0; cluster < levels[outermost].units; cluster++) {
    const rows: Float64Array[] = [];
    const spans: UnitSpan[] = [];
    const placeUnit = (index: number, unit: number): Remainder => {
      const from = rows.length;
      const level = levels[index];
      const rest =
        index === 0
          ? innermostRemainder(level, unit, width, rows)
          : sumOf(
              innerUnits[index][unit].map((inner) => placeUnit(index - 1, inner)),
              width,
            );
      if (index > 0) takeDirections(rest, level.z, width, rows);
      spans.push({ level: index, from, to: rows.length });
      return rest;
    };
    takeDirections(placeUnit(outermost, cluster), x, width, rows);
    visit({
      size: rows.length,
      x: Float64Array.from({ length: rows.length * x.length }, (_, e) => {
        return rows[Math.floor(e / x.length)][x[e % x.length]];
      }),
      residual: Float64Array.from(rows, (row) => row.reduce((sum, value, c) => sum + value * vector[c], 0)),
      covariance: covarianceOf(rows, spans, levels, relative),
    });
  }
}

/** A unit's directions and those of the units within it: `from` … `to` − 1. */
interface UnitSpan {
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

/** What is left of a unit's rows U outside the directions taken, and how much there was. */
interface Remainder {
  /** Cross-products, packed. */
  readonly products: Float64Array;
  /** By column of U: its square before any direction was taken. */
  readonly squares: Float64Array;
}

/** By unit of a level, the units of the next level inwards. */
function unitsWithin(levels: readonly EliminationLevel[], index: number): readonly (readonly number[])[] {
  const inner = levels[index - 1];
  const lists = Array.from({ length: levels[index].units }, (): number[] => []);
  for (let unit = 0; unit < (inner?.units ?? 0); unit++) lists[inner.parents[unit]].push(unit);
  return lists;
}

/** The innermost units' own directions are there: b, with D what they leave. */
function innermostRemainder(
  { z, within, between }: EliminationLevel,
  unit: number,
  width: number,
  rows: Float64Array[],
): Remainder {
  const stride = packedSize(width);
  const products = within.slice(unit * stride, (unit + 1) * stride);
  const squares = Float64Array.from({ length: width }, (_, c) => products[packedIndex(c, c)]);
  for (let k = 0; k < z.length; k++) {
    const row = between.slice((unit * z.length + k) * width, (unit * z.length + k + 1) * width);
    for (let c = 0; c < width; c++) squares[c] += row[c] * row[c];
    if (row[z[k]] !== 0) rows.push(row);
  }
  return { products, squares };
}

function sumOf(parts: readonly Remainder[], width: number): Remainder {
  const products = new Float64Array(packedSize(width));
  const squares = new Float64Array(width);
  for (const part of parts) {
    for (let e = 0; e < products.length; e++) products[e] += part.products[e];
    for (let c = 0; c < width; c++) squares[c] += part.squares[c];
  }
  return { products, squares };
}

/** Of a column's square: what is left of it below this share is rounding. */
const rankTolerance = 1e-13;

/** Takes the directions of columns out of the remainder, one after the other; those with nothing new have none. */
function takeDirections(
  { products, squares }: Remainder,
  positions: readonly number[],
  width: number,
  rows: Float64Array[],
): void {
  for (const position of positions) {
    const pivot = products[packedIndex(position, position)];
    if (!(pivot > rankTolerance * squares[position])) continue;
    const scale = 1 / Math.sqrt(pivot);
    const row = Float64Array.from({ length: width }, (_, c) => products[packedIndex(position, c)] * scale);
    let entry = 0;
    for (let a = 0; a < width; a++) for (let b = 0; b <= a; b++, entry++) products[entry] -= row[a] * row[b];
    rows.push(row);
  }
}

function covarianceOf(
  rows: readonly Float64Array[],
  spans: readonly UnitSpan[],
  levels: readonly EliminationLevel[],
  relative: readonly Float64Array[],
): Float64Array {
  const size = rows.length;
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) covariance[i * size + i] = 1;
  for (const { level, from, to } of spans) {
    const { z } = levels[level];
    for (let i = from; i < to; i++) {
      const weights = z.map((_, b) =>
        z.reduce((sum, at, a) => sum + rows[i][at] * relative[level][a * z.length + b], 0),
      );
      for (let j = from; j <= i; j++) {
        const value = z.reduce((sum, at, b) => sum + weights[b] * rows[j][at], 0);
        covariance[i * size + j] += value;
        if (i !== j) covariance[j * size + i] += value;
      }
    }
  }
  return covariance;
}
