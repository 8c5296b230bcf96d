import type { ConditionalDistribution, RowDerivatives } from "./conditional-distribution.ts";

/**
 * The curvature −∂² ln f/∂η∂η' of a distribution as weights w of differences of rows of η: Δ'diag(w)Δ. Rows that are
 * independent given η are their own differences; rows that share an outcome (the categories of a multinomial one) differ
 * in pairs.
 */
export interface Curvature {
  /** Number of rows of Δ. */
  readonly differences: number;
  /** Δ v for one column of v by row; the order of rows is kept. */
  difference(values: Float64Array): Float64Array;
  /** w where `evaluate` was last. */
  fill(derivatives: RowDerivatives, into: Float64Array): void;
  /** w expected, never negative. */
  fillExpected(eta: Float64Array, own: Float64Array, into: Float64Array): void;
  /** Δ'diag(w)Δ v by row. */
  times(weights: Float64Array, values: Float64Array, into: Float64Array): void;
  /** ½ Σ h ∂w/∂η by row, h ≥ 0 by difference. */
  halfSlope(derivatives: RowDerivatives, weights: Float64Array, leverages: Float64Array, into: Float64Array): void;
}

/** A distribution with what its rows have to do with each other. */
export interface CoupledDistribution {
  readonly distribution: ConditionalDistribution;
  readonly curvature: Curvature;
}

/** w = −∂² ln f/∂η² by row. */
export function curvatureByRow(distribution: ConditionalDistribution, rows: number): Curvature {
  return {
    differences: rows,
    difference: (values) => values,
    fill({ second }, into) {
      for (let row = 0; row < rows; row++) into[row] = -second[row];
    },
    fillExpected: (eta, own, into) => distribution.expectedInformation(eta, own, into),
    times(weights, values, into) {
      for (let row = 0; row < rows; row++) into[row] = weights[row] * values[row];
    },
    halfSlope({ third }, _weights, leverages, into) {
      for (let row = 0; row < rows; row++) into[row] = -0.5 * leverages[row] * third[row];
    },
  };
}
