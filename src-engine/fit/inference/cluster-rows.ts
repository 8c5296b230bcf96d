import { gradedEigen } from "../../math/graded-eigen.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { NestedEffects } from "../nested/nested-effects.ts";
import { residualBlocks } from "../residual/residual-blocks.ts";
import { type ClusterCoordinates, coordinatesOf, shareOf } from "./cluster-shares.ts";

/**
 * What the work on all clusters may add up to, in multiplications of rows thrice over: some half a minute. Above it A_j is
 * that of the whitened rows.
 */
const mostWork = 2e9;

/** Whether rows have weights of their own or residuals of a structure, so that V is not the same in whitened rows. */
export function rowsDiffer({ design, state }: LinearMixedFit): boolean {
  return design.weights !== null || state.residual !== null;
}

/** Whether clusters are small enough for matrices of their rows. */
export function clustersAreSmall(fit: LinearMixedFit, effects: NestedEffects): boolean {
  const starts = clusterStarts(fit, effects);
  return starts.reduce((sum, start, cluster) => sum + (start - (starts[cluster - 1] ?? start)) ** 3, 0) <= mostWork;
}

/** Cluster j has the rows starts[j] … starts[j + 1] − 1. */
function clusterStarts({ design }: LinearMixedFit, { starts }: NestedEffects): Int32Array {
  return design.groupings.at(-1)?.starts ?? starts;
}

/**
 * Visits the clusters of a fit whose rows are not alike, weighted or with residuals of a structure, in eigenvectors of V_j as it is in the user's
 * rows, n_j × n_j: whitening changes what is symmetric, and with it A_j.
 */
export function visitClusterRows(
  fit: LinearMixedFit,
  clustered: NestedEffects,
  combination: Float64Array,
  visit: (cluster: ClusterCoordinates) => void,
): void {
  const { design, state } = fit;
  const { elimination, x, relative } = clustered;
  const { columns } = state.basis;
  const starts = clusterStarts(fit, clustered);
  const residualsOf = residualBlocks(design, state.residual?.at ?? null);
  const vector = clustered.expand(combination);
  const effects = design.groupings.map(({ units }, index) => ({
    units,
    z: elimination.levels[index].z.map((position) => columns[position]),
    relative: relative[index],
  }));
  for (let cluster = 0; cluster + 1 < starts.length; cluster++) {
    const [from, to] = [starts[cluster], starts[cluster + 1]];
    const size = to - from;
    const covariance = residualsOf(from, to);
    for (const own of effects) addEffects(covariance, own, from, to);
    const { values, vectors } = gradedEigen(covariance, size);
    const shares = values.map((variance, k) => {
      const row = new Float64Array(columns.length);
      for (const [c, column] of columns.entries()) {
        for (let i = 0; i < size; i++) row[c] += vectors[i * size + k] * column[from + i];
      }
      return shareOf({ variance, row });
    });
    visit(coordinatesOf(shares, x, vector));
  }
}

interface LevelEffects {
  readonly units: Int32Array;
  readonly z: readonly Float64Array[];
  readonly relative: Float64Array;
}

/** Adds Z T Z' of the rows that share a unit. */
function addEffects(covariance: Float64Array, { units, z, relative }: LevelEffects, from: number, to: number): void {
  const size = to - from;
  const q = z.length;
  for (let i = from; i < to; i++) {
    const weights = z.map((_, b) => z.reduce((sum, column, a) => sum + column[i] * relative[a * q + b], 0));
    for (let j = from; j < to; j++) {
      if (units[j] !== units[i]) continue;
      covariance[(i - from) * size + j - from] += weights.reduce((sum, weight, b) => sum + weight * z[b][j], 0);
    }
  }
}
