import type { VarianceInformation } from "./information.ts";
import type { LinearMixedFit } from "./linear-mixed-model.ts";
import { thetaGradient } from "./profiled-deviance.ts";
import { quadraticGradient } from "./random-effects.ts";

/**
 * Satterthwaite's degrees of freedom of a linear combination l'β:
 *
 *     df = 2 (l'Cl)² / (g'A g),   C = Var β̂,   g = ∂(l'Cl)/∂(θ, η, σ²),   A = Var(θ̂, η̂, σ̂²)
 *
 * (Giesbrecht & Burns 1985; Kuznetsova et al. 2017, equation 3). `combination` holds l for the coefficients in the user's
 * units. Infinite where C does not depend on any estimated variance.
 */
export function satterthwaite(
  { state: { basis, problem, at } }: LinearMixedFit,
  { size, covariance, residualChanges }: VarianceInformation,
  combination: readonly number[],
): number {
  const p = problem.coefficients;
  const weights = Float64Array.from({ length: p }, (_, j) =>
    combination.reduce((sum, weight, k) => sum + weight * basis.fixedToUser[k][j], 0),
  );
  // c = (X'V⁻¹X)⁻¹ l, so that l'Cl = σ² c'(X'V⁻¹X)c and its change in T is −σ² ∂(c'X'V⁻¹Xc)/∂T with c held.
  const seed = new Float64Array(p + 1);
  let variance = 0;
  for (let a = 0; a < p; a++) {
    let sum = 0;
    for (let b = 0; b < p; b++) sum += at.inverse[a * p + b] * weights[b];
    seed[a] = sum;
    variance += weights[a] * sum;
  }
  const change = thetaGradient(problem, at.theta, quadraticGradient(problem.effects, at.factors, seed));
  const inEta = residualChanges.map((matrix) => quadraticForm(seed, matrix, p));
  const gradient = Float64Array.of(...[...change, ...inEta].map((value) => -at.variance * value), variance);
  let spread = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) spread += gradient[a] * covariance[a * size + b] * gradient[b];
  }
  return (2 * (at.variance * variance) ** 2) / spread;
}

/** v'Mv over the first p entries. */
function quadraticForm(v: Float64Array, matrix: Float64Array, p: number): number {
  let sum = 0;
  for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) sum += v[a] * matrix[a * p + b] * v[b];
  return sum;
}
