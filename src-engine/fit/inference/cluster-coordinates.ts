import { gradedEigen } from "../../math/graded-eigen.ts";
import type { EliminationLevel } from "../nested/elimination.ts";
import type { NestedEffects } from "../nested/nested-effects.ts";
import { packedIndex, packedSize } from "../nested/packed.ts";

/**
 * The rows of one outermost unit in orthonormal eigenvectors of V, as many as it takes to hold X̃: s coordinates. V leaves
 * their span alone, and X̃ is zero outside it, so that what is made of V, X̃ and scores can be made here.
 */
export interface ClusterCoordinates {
  /** By coordinate: V's eigenvalue. */
  readonly variances: readonly number[];
  /** X̃, s × p row by row. */
  readonly x: Float64Array;
  /** [X̃ ỹ] v projected into the span, s. */
  readonly residual: Float64Array;
}

/**
 * Visits the outermost units. V = I + Σ Z̃ T Z̃' is built from the innermost units outwards. A unit's rows are kept as shares,
 * parts of their space where the V of the units within has one eigenvalue, of which only the cross-products need be known.
 * Of each share the directions of the unit's own Z̃ are taken out; its effects mix those and nothing else, so they are
 * diagonalized together and added to the shares with their new eigenvalues. Units of equal design have equal eigenvalues,
 * and their shares become one: s goes with the number of different designs in a cluster, not with that of its units.
 */
export function visitClusters(
  { elimination: { levels, size: width }, x, expand, relative }: NestedEffects,
  combination: Float64Array,
  visit: (cluster: ClusterCoordinates) => void,
): void {
  const innerUnits = levels.map((_, index) => unitsWithin(levels, index));
  const vector = expand(combination);
  const sharesOf = (index: number, unit: number): readonly Share[] => {
    const level = levels[index];
    if (index === 0) {
      const { rest, rows } = innermostUnit(level, unit, width);
      return [rest, ...diagonalized(rows, level.z, relative[index])];
    }
    const inner = merged(innerUnits[index][unit].flatMap((one) => sharesOf(index - 1, one)));
    const rows = inner.flatMap((share) => takeDirections(share, level.z, width));
    return [...inner, ...diagonalized(rows, level.z, relative[index])];
  };
  const outermost = levels.length - 1;
  for (let cluster = 0; cluster < levels[outermost].units; cluster++) {
    const rows = merged(sharesOf(outermost, cluster)).flatMap((share) => takeDirections(share, x, width));
    visit({
      variances: rows.map(({ variance }) => variance),
      x: Float64Array.from(rows.flatMap(({ row }) => x.map((position) => row[position]))),
      residual: Float64Array.from(rows, ({ row }) => row.reduce((sum, value, c) => sum + value * vector[c], 0)),
    });
  }
}

/** A part of the space of a unit's rows: what U has in it, and the one eigenvalue that V has there. */
interface Share {
  readonly variance: number;
  /** Cross-products of U, packed; directions are taken out of them in place. */
  readonly products: Float64Array;
  /** By column of U: its square before any direction was taken. */
  readonly squares: Float64Array;
}

/** U along one direction, which is an eigenvector of V. */
interface EigenRow {
  readonly variance: number;
  readonly row: Float64Array;
}

/** By unit of a level, the units of the next level inwards. */
function unitsWithin(levels: readonly EliminationLevel[], index: number): readonly (readonly number[])[] {
  const inner = levels[index - 1];
  const lists = Array.from({ length: levels[index].units }, (): number[] => []);
  for (let unit = 0; unit < (inner?.units ?? 0); unit++) lists[inner.parents[unit]].push(unit);
  return lists;
}

/** An innermost unit's directions are there: b, with D what they leave. */
function innermostUnit(
  { z, within, between }: EliminationLevel,
  unit: number,
  width: number,
): { readonly rest: Share; readonly rows: readonly EigenRow[] } {
  const stride = packedSize(width);
  const products = within.slice(unit * stride, (unit + 1) * stride);
  const squares = Float64Array.from({ length: width }, (_, c) => products[packedIndex(c, c)]);
  const rows = z.flatMap((position, k): readonly EigenRow[] => {
    const row = between.slice((unit * z.length + k) * width, (unit * z.length + k + 1) * width);
    for (let c = 0; c < width; c++) squares[c] += row[c] * row[c];
    return row[position] === 0 ? [] : [{ variance: 1, row }];
  });
  return { rest: { variance: 1, products, squares }, rows };
}

/** Eigenvalues that differ by less than this, relatively, are equal. */
const sameVariance = 1e-10;

function merged(shares: readonly Share[]): readonly Share[] {
  const result: Share[] = [];
  for (const share of shares.toSorted((a, b) => a.variance - b.variance)) {
    const last = result.at(-1);
    if (last !== undefined && share.variance - last.variance <= sameVariance * share.variance) {
      for (let e = 0; e < last.products.length; e++) last.products[e] += share.products[e];
      for (let c = 0; c < last.squares.length; c++) last.squares[c] += share.squares[c];
    } else {
      result.push(share);
    }
  }
  return result;
}

/** Of a column's square: what is left of it below this share is rounding. */
const rankTolerance = 1e-13;

/** Takes the directions of columns out of a share, one after the other; those with nothing new have none. */
function takeDirections(
  { variance, products, squares }: Share,
  positions: readonly number[],
  width: number,
): readonly EigenRow[] {
  return positions.flatMap((position): readonly EigenRow[] => {
    const pivot = products[packedIndex(position, position)];
    if (!(pivot > rankTolerance * squares[position])) return [];
    const scale = 1 / Math.sqrt(pivot);
    const row = Float64Array.from({ length: width }, (_, c) => products[packedIndex(position, c)] * scale);
    addSquare(products, row, -1);
    return [{ variance, row }];
  });
}

/** The rows with the variance of the effects Z̃ added, as shares along the eigenvectors of diag(λ) + Z̃ T Z̃'. */
function diagonalized(rows: readonly EigenRow[], z: readonly number[], relative: Float64Array): readonly Share[] {
  const size = rows.length;
  const q = z.length;
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const weights = z.map((_, b) => z.reduce((sum, at, a) => sum + rows[i].row[at] * relative[a * q + b], 0));
    for (let j = 0; j < size; j++) {
      const own = i === j ? rows[i].variance : 0;
      covariance[i * size + j] = own + z.reduce((sum, at, b) => sum + weights[b] * rows[j].row[at], 0);
    }
  }
  const { values, vectors } = gradedEigen(covariance, size);
  return values.map((variance, k) => {
    const row = new Float64Array(rows[0].row.length);
    for (let i = 0; i < size; i++) {
      for (let c = 0; c < row.length; c++) row[c] += vectors[i * size + k] * rows[i].row[c];
    }
    const products = new Float64Array(packedSize(row.length));
    addSquare(products, row, 1);
    return { variance, products, squares: row.map((value) => value * value) };
  });
}

/** Adds ± r r' to a packed matrix. */
function addSquare(packed: Float64Array, row: Float64Array, sign: 1 | -1): void {
  let entry = 0;
  for (let a = 0; a < row.length; a++) for (let b = 0; b <= a; b++, entry++) packed[entry] += sign * row[a] * row[b];
}
