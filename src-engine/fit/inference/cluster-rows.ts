import { gradedEigen } from "../../math/graded-eigen.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { residualCombination } from "../profiled-deviance.ts";
import { residualBlocks } from "../residual/residual-blocks.ts";
import { type ClusterCoordinates, coordinatesOf, shareOf } from "./cluster-shares.ts";
import type { ClusterRows } from "./clusters.ts";

/** What the work on all clusters may add up to, in multiplications of rows thrice over: some half a minute. */
const mostWork = 2e9;

/** Whether rows have weights of their own or residuals of a structure, so that V is not the same in whitened rows. */
export function rowsDiffer({ design, state }: LinearMixedFit): boolean {
  return design.weights !== null || state.residual !== null;
}

/** Whether clusters are small enough for matrices of their rows. */
export function clustersAreSmall(clusters: ClusterRows): boolean {
  return clusters.reduce((sum, { length }) => sum + length ** 3, 0) <= mostWork;
}

/**
 * Visits the clusters in eigenvectors of V_j as it is in the user's rows, n_j × n_j: for rows that are not alike, weighted or with
 * residuals of a structure, where whitening changes what is symmetric, and with it A_j; and for crossed factors, which have no
 * innermost units to begin with.
 */
export function visitClusterRows(
  { design, state: { basis, at, residual } }: LinearMixedFit,
  clusters: ClusterRows,
  visit: (cluster: ClusterCoordinates) => void,
): void {
  const { columns } = basis;
  const residualsOf = residualBlocks(design, residual?.at ?? null);
  const vector = new Float64Array(columns.length);
  const combination = residualCombination(at.beta);
  for (const [index, position] of [...basis.x, columns.length - 1].entries()) vector[position] += combination[index];
  const effects = design.groupings.map(({ units }, grouping) => ({
    units,
    z: design.random.flatMap((part, k) => (part.grouping === grouping ? basis.z[k].map((at) => columns[at]) : [])),
    relative: at.relative[grouping],
  }));
  for (const rows of clusters) {
    const size = rows.length;
    const covariance = residualsOf(rows);
    for (const own of effects) addEffects(covariance, own, rows);
    const { values, vectors } = gradedEigen(covariance, size);
    const shares = values.map((variance, k) => {
      const row = new Float64Array(columns.length);
      for (const [c, column] of columns.entries()) {
        for (let i = 0; i < size; i++) row[c] += vectors[i * size + k] * column[rows[i]];
      }
      return shareOf({ variance, row });
    });
    visit(coordinatesOf(shares, basis.x, vector));
  }
}

interface LevelEffects {
  readonly units: Int32Array;
  readonly z: readonly Float64Array[];
  readonly relative: Float64Array;
}

/** Adds Z T Z' of the rows that share a unit. */
function addEffects(covariance: Float64Array, { units, z, relative }: LevelEffects, rows: readonly number[]): void {
  const size = rows.length;
  const q = z.length;
  for (const [a, i] of rows.entries()) {
    const weights = z.map((_, d) => z.reduce((sum, column, c) => sum + column[i] * relative[c * q + d], 0));
    for (const [b, j] of rows.entries()) {
      if (units[j] !== units[i]) continue;
      covariance[a * size + b] += weights.reduce((sum, weight, d) => sum + weight * z[d][j], 0);
    }
  }
}
