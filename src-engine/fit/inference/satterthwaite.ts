import { bilinearForm, squareTimes } from "../../math/square-matrix.ts";
import { symmetricEigen } from "../../math/symmetric-eigen.ts";
import { combinationOnBasis } from "../basis.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import { thetaGradient } from "../profiled-deviance.ts";
import { quadraticGradient } from "../random-effects.ts";
import type { VarianceInformation } from "./information.ts";
import type { ScaledF } from "./scaled-f.ts";

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
  const weights = combinationOnBasis(basis, combination);
  // c = (X'V⁻¹X)⁻¹ l, so that l'Cl = σ² c'(X'V⁻¹X)c and its change in T is −σ² ∂(c'X'V⁻¹Xc)/∂T with c held.
  const image = squareTimes(at.inverse, weights);
  const variance = weights.reduce((sum, weight, k) => sum + weight * image[k], 0);
  const seed = new Float64Array(problem.coefficients + 1);
  seed.set(image);
  const change = thetaGradient(problem, at.theta, quadraticGradient(problem.effects, at.factors, seed));
  const inEta = residualChanges.map((matrix) => bilinearForm(image, matrix, image));
  const gradient = Float64Array.of(...[...change, ...inEta].map((value) => -at.variance * value), variance);
  let spread = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) spread += gradient[a] * covariance[a * size + b] * gradient[b];
  }
  return (2 * (at.variance * variance) ** 2) / spread;
}

/**
 * Fai & Cornelius's (1996) denominator for q rows L: with LCL' = P D P', the rows of P'L are uncorrelated and each has
 * degrees of freedom ν_m of its own. F with q and d degrees of freedom has the mean of the average of q squared t:
 *
 *     d = 2E/(E − q),   E = Σ_m ν_m/(ν_m − 2);   2 where a ν_m is 2 or less   (Kuznetsova et al. 2017, section 3.3)
 *
 * `covariance` is that of Lβ̂ by the model, q × q.
 */
export function satterthwaiteJoint(
  degreesOfFreedom: (combination: readonly number[]) => number,
  rows: readonly (readonly number[])[],
  covariance: Float64Array,
): ScaledF {
  const q = rows.length;
  const [only, ...others] = rows;
  if (others.length === 0) return { scale: 1, denominator: degreesOfFreedom(only) };
  const { vectors } = symmetricEigen(covariance, q);
  const nu = rows.map((_, m) =>
    degreesOfFreedom((rows[0] ?? []).map((_, k) => rows.reduce((sum, row, i) => sum + vectors[i * q + m] * row[k], 0))),
  );
  const [least, most] = [Math.min(...nu), Math.max(...nu)];
  if (most - least < 1e-8 * most || least === Number.POSITIVE_INFINITY) return { scale: 1, denominator: least };
  if (!(least > 2)) return { scale: 1, denominator: 2 };
  const mean = nu.reduce((sum, value) => sum + (value === Number.POSITIVE_INFINITY ? 1 : value / (value - 2)), 0);
  return { scale: 1, denominator: (2 * mean) / (mean - q) };
}
