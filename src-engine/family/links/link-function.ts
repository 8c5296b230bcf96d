import type { Curve } from "./curve.ts";

/**
 * A link g through its inverse: a mean μ as a function of η = g(μ). Densities are taken in ln μ and ln (1 − μ), so that nothing
 * cancels, overflows or vanishes where μ is close to 0 or 1. NaN: no mean of this kind belongs to η.
 */
export interface LinkFunction {
  /** η = g(μ). */
  eta(mean: number): number;
  readonly mean: Curve;
  readonly logMean: Curve;
  readonly logComplement: Curve;
}
