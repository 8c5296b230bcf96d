import { inverseOfRows, semidefiniteCholesky } from "../../math/small-matrices.ts";
import type { Basis } from "../basis.ts";
import type { PartPlacement } from "../profiled-deviance.ts";

/**
 * The covariance matrix of an unstructured random part by its Cholesky factor in the user's units, effects taken in a
 * chosen order: with D⁻¹ from the basis to the user's units and W the lengths of its rows,
 *
 *     Σ = s² σ̃² W L L' W,   Λ = D W L
 *
 * L lower triangular over the effects in `order`. Its first row holds the first effect's standard deviation alone, its second
 * row the correlation of the second with the first: what a profile holds still is one coordinate.
 */
export interface UserFactor {
  /** The part with the elements of L as its parameters, column by column. Effects not in `order` have none: no variance. */
  readonly part: PartPlacement;
  /** The elements of L, in that order, for a given Σ / (s² σ̃²), q × q. */
  elementsOf(covariance: Float64Array): Float64Array;
  /** W by effect. */
  readonly scales: readonly number[];
}

export function userFactor(
  { randomToUser }: Pick<Basis, "randomToUser">,
  part: PartPlacement,
  index: number,
  order: readonly number[],
): UserFactor {
  const toUser = randomToUser[index];
  const size = toUser.length;
  const toBasis = inverseOfRows(toUser);
  const scales = toUser.map((row) => Math.hypot(...row));
  const places = order.flatMap((_, column) =>
    order.slice(column).map((_effect, below) => [column + below, column] as const),
  );
  return {
    part: {
      ...part,
      parameters: {
        structure: "unstructured",
        size,
        lower: places.map(([row, column]) => (row === column ? 0 : Number.NEGATIVE_INFINITY)),
        basis: places.map(([row, column]) => {
          const effect = order[row];
          const matrix = new Float64Array(size * size);
          for (let i = 0; i < size; i++) matrix[i * size + column] = toBasis[i][effect] * scales[effect];
          return matrix;
        }),
      },
    },
    elementsOf(covariance) {
      const count = order.length;
      const scaled = Float64Array.from({ length: count * count }, (_, entry) => {
        const [i, j] = [order[Math.floor(entry / count)], order[entry % count]];
        return covariance[i * size + j] / (scales[i] * scales[j]);
      });
      const lower = semidefiniteCholesky(scaled, count);
      return Float64Array.from(places, ([row, column]) => lower[row * count + column]);
    },
    scales,
  };
}

/** Position of L's element (row, column) among the elements, column by column, of a factor over `count` effects. */
export function elementPosition(row: number, column: number, count: number): number {
  return column * count - (column * (column - 1)) / 2 + row - column;
}
