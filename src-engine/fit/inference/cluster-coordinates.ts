import { gradedEigen } from "../../math/graded-eigen.ts";
import type { EliminationLevel } from "../nested/elimination.ts";
import type { NestedEffects } from "../nested/nested-effects.ts";
import { packedIndex, packedSize } from "../nested/packed.ts";
import {
  type ClusterCoordinates,
  coordinatesOf,
  type EigenRow,
  merged,
  type Share,
  shareOf,
  takeDirections,
} from "./cluster-shares.ts";

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
    visit(coordinatesOf(sharesOf(outermost, cluster), x, vector));
  }
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
    return shareOf({ variance, row });
  });
}
