/**
 * The curvature of −ln f(y, u) in the spherical effects u at given weights W of the rows,
 *
 *     H = I + Λ'Z'WZΛ,
 *
 * factorized by the structure of the grouping factors. W may hold negative numbers as long as H is positive definite. All
 * but `factorize` speak of the last H; `leverages` and `visitFactorGradients` need `invert` before.
 */
export interface PosteriorPrecision {
  /** ln |H|; NaN where H is not positive definite. */
  factorize(weights: Float64Array, factors: readonly Float64Array[]): number;
  /** v becomes H⁻¹v. */
  solve(vector: Float64Array): void;
  /** Works out C = H⁻¹ where effects share rows. */
  invert(): void;
  /** Fills z'ΛCΛ'z by row: the posterior variance of its linear predictor. */
  leverages(into: Float64Array): void;
  /** Visits the shares of ½ ∂ln|H|/∂Λ at fixed W, that is of (Z'WZΛC) at the factors' own blocks, q × q. */
  visitFactorGradients(visit: VisitShare): void;
  /** Visits every unit with its own block of C, q × q. */
  visitSpreads(visit: VisitSpread): void;
}

/** `cluster`: the unit of the outermost factor where factors are nested; 0 where they are crossed. */
export type VisitShare = (grouping: number, cluster: number, share: Float64Array) => void;

export type VisitSpread = (grouping: number, unit: number, spread: Float64Array) => void;
