import type { OwnParameter } from "../conditional-distribution.ts";

/**
 * A distribution without its link, bound to one outcome. ln f is a part that η has nothing to do with, and terms that each
 * depend on it through one function of the mean: the mean itself, its logarithm, or that of 1 − μ.
 */
export interface Density {
  readonly parameters: readonly OwnParameter[];
  /** y on the scale of μ. */
  readonly response: Float64Array;
  /** A mean inside the distribution's range, near y. */
  startMean(row: number): number;
  /** ln f at own parameters ψ, on their unconstrained scales. */
  at(parameters: Float64Array): DensityAt;
}

export interface DensityAt {
  /** [value, ∂/∂ψ_k …] of the part without η. */
  constant(row: number, into: Float64Array): void;
  readonly terms: readonly DensityTerm[];
  /** E(y) where the link's mean is μ, and its derivative in μ: μ and 1 but for the lognormal distribution. */
  mean(location: number): number;
  meanSlope(location: number): number;
  /** Var(y). */
  variance(location: number, row: number): number;
}

export interface DensityTerm {
  readonly of: "mean" | "logMean" | "logComplement";
  /**
   * The term t(a), a as `of` says: [t, t′, t″, t‴], from order 3 on also, for each ψ_k at 4 + 3k, [∂t/∂ψ, ∂t′/∂ψ, ∂t″/∂ψ].
   */
  evaluate(row: number, a: number, order: 0 | 1 | 2 | 3, into: Float64Array): void;
  /** i(a), so that the Fisher information of η is the sum of i(a) (da/dη)² over the terms. */
  information(row: number, a: number): number;
}

export const meanIsLocation = { mean: (location: number) => location, meanSlope: () => 1 };

/** A positive parameter, searched for by its logarithm. */
export function positive(name: string, start: number): OwnParameter {
  return { name, start: Math.log(start), natural: Math.exp, naturalSlope: Math.exp };
}

/** Mean and variance of the outcome, for starting values. */
export function momentsOf(values: Float64Array): { readonly mean: number; readonly variance: number } {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += values[row];
  const mean = sum / values.length;
  let squares = 0;
  for (let row = 0; row < values.length; row++) squares += (values[row] - mean) ** 2;
  return { mean, variance: squares / Math.max(values.length - 1, 1) };
}

export function within(value: number, lowest: number, highest: number): number {
  return value >= lowest ? Math.min(value, highest) : lowest;
}
