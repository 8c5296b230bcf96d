/**
 * A family of residual covariance matrices σ² R(η), R block-diagonal by subject: R_ij = s_i s_j c(i, j) for rows of one
 * subject at the occasions i and j. η is free of bounds: every η gives a positive definite R, and every R of the family has
 * an η.
 */
export interface ResidualStructure {
  /** η to start from. */
  readonly start: Float64Array;
  /** Elsewhere, where the likelihood may have another maximum. */
  readonly otherStarts: readonly Float64Array[];
  /** What can come as near to an end of what it can be as one likes. */
  readonly ends: readonly ParameterEnd[];
  /** Variances of occasions, those before them known, that can come as near to zero as one likes: R is singular there, whatever random effects are. */
  readonly conditionals: readonly ParameterEnd[];
  /** Where σ² is one occasion's variance: the same matrix as that of another one's share; null: σ² is everybody's. */
  readonly referredTo: ((eta: Float64Array, occasion: number) => Referred) | null;
  at(eta: Float64Array): ResidualAt;
}

/** A member of a family whose σ² is the variance of another occasion. */
export interface Referred {
  readonly structure: ResidualStructure;
  readonly eta: Float64Array;
  /** s of the occasion before. */
  readonly scale: number;
}

/** η → ±∞ is the end, or −∞ alone; the distance from it is proportional to e^(−steepness |η|). */
export interface ParameterEnd {
  readonly position: number;
  readonly steepness: 1 | 2;
  /** A parameter's name, or `theta` for the moving average. */
  readonly parameter: string;
  /** The occasion whose variance it is: it can only be zero. Null: a correlation. */
  readonly occasion: number | null;
}

/** One member of a family. */
export interface ResidualAt {
  /** s by occasion, relative to the residual standard deviation σ; null: all 1. */
  readonly scales: readonly number[] | null;
  readonly correlation: Correlation;
  /** Variances by occasion, relative to σ²; null: all 1. */
  readonly variances: readonly number[] | null;
  /** What users know of it: the family's parameters, for a residual variance σ². */
  parameters(variance: number): Readonly<Record<string, number>>;
}

/** Correlations within a subject, by what makes them quick to undo. */
export type Correlation =
  | { readonly kind: "none" }
  /** The same between any two rows. */
  | { readonly kind: "exchangeable"; readonly correlation: number }
  /** Of each row with those before only through the last one. */
  | { readonly kind: "markov"; between(i: number, j: number): number }
  /** `between(i, i)` need not be 1. */
  | { readonly kind: "general"; between(i: number, j: number): number };

export const independent: Correlation = { kind: "none" };
