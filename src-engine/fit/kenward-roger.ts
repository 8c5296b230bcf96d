import { choleskyInPlace, inverseFromCholesky } from "../math/cholesky.ts";
import { type LinearMixedFit, transform } from "./linear-mixed-model.ts";
import { secondDerivatives } from "./variance-derivatives.ts";

/**
 * Kenward & Roger's (1997) small-sample inference for REML fits: the covariance matrix of β̂ with what the estimation of the
 * variances adds to it, and degrees of freedom for tests that use it. With σ_r the variance parameters in which V is linear
 * (variances and covariances of random effects, residual variance), Φ = (X'V⁻¹X)⁻¹, P_r = ∂(X'V⁻¹X)/∂σ_r and
 * Q_rs = ½ ∂²(X'V⁻¹X)/∂σ_r∂σ_s,
 *
 *     Φ_A = Φ + 2 Φ (Σ_rs W_rs (Q_rs − P_rΦP_s)) Φ,
 *     W⁻¹_rs = ½ tr(V⁻¹V_rV⁻¹V_s) − tr(ΦQ_rs) + ½ tr(ΦP_rΦP_s)    (expected information)
 *
 * The second derivatives are differences of exact first ones; tr(V⁻¹V_rV⁻¹V_s) = −∂² ln |V|/∂σ_r∂σ_s.
 */
export interface KenwardRoger {
  /** Φ_A in the user's units, p × p. */
  readonly covariance: Float64Array;
  /** Degrees of freedom of a test of l'β = 0, l in the user's units. */
  degreesOfFreedom(combination: readonly number[]): number;
}

/** Null where a variance on its boundary leaves crossed factors without derivatives. */
export function kenwardRoger(fit: LinearMixedFit): KenwardRoger | null {
  const { basis, problem, at } = fit.state;
  const derivatives = secondDerivatives(problem, at.relative, at.variance);
  problem.effects.eliminate(at.factors);
  if (derivatives === null) return null;
  const p = problem.coefficients;
  const phi = at.inverse.map((value) => value * at.variance);
  const { first, second, logDeterminant } = derivatives;
  const count = first.length;
  const phiP = first.map((matrix) => product(phi, matrix, p));
  const information = new Float64Array(count * count);
  for (let r = 0; r < count; r++) {
    for (let s = 0; s < count; s++) {
      // ½ ∂²(X'V⁻¹X) is Q made symmetric, which is all that traces and sums see of it.
      const traceQ = 0.5 * trace(phi, second[r][s], p);
      information[r * count + s] = -0.5 * logDeterminant[r * count + s] - traceQ + 0.5 * trace(phiP[r], phiP[s], p);
    }
  }
  if (Number.isNaN(choleskyInPlace(information, count))) return null;
  const w = inverseFromCholesky(information, count);
  const inner = new Float64Array(p * p);
  for (let r = 0; r < count; r++) {
    for (let s = 0; s < count; s++) {
      const weight = w[r * count + s];
      const correction = product(first[r], phiP[s], p);
      for (let entry = 0; entry < inner.length; entry++) {
        inner[entry] += weight * (0.5 * second[r][s][entry] - correction[entry]);
      }
    }
  }
  const added = product(product(phi, inner, p), phi, p);
  const adjusted = phi.map((value, entry) => value + 2 * added[entry]);
  const unit = basis.outcomeScale ** 2;
  return {
    covariance: transform(basis.fixedToUser, adjusted, unit),
    degreesOfFreedom(combination) {
      const l = Float64Array.from({ length: p }, (_, j) =>
        combination.reduce((sum, weight, k) => sum + weight * basis.fixedToUser[k][j], 0),
      );
      return singleDegreesOfFreedom(l, phi, first, w, p);
    },
  };
}

/**
 * For one contrast l: with Θ = l(l'Φl)⁻¹l', A₁ = A₂ = Σ_rs W_rs tr(ΘΦP_rΦ) tr(ΘΦP_sΦ), B = 7A₁/2 and the constants of their
 * section 4 at one numerator degree of freedom.
 */
function singleDegreesOfFreedom(
  l: Float64Array,
  phi: Float64Array,
  first: readonly Float64Array[],
  w: Float64Array,
  p: number,
): number {
  const v = Float64Array.from({ length: p }, (_, a) => {
    let sum = 0;
    for (let b = 0; b < p; b++) sum += phi[a * p + b] * l[b];
    return sum;
  });
  let variance = 0;
  for (let a = 0; a < p; a++) variance += l[a] * v[a];
  const changes = first.map((matrix) => {
    let sum = 0;
    for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) sum += v[a] * matrix[a * p + b] * v[b];
    return sum / variance;
  });
  let a1 = 0;
  for (const [r, left] of changes.entries()) {
    for (const [s, right] of changes.entries()) a1 += w[r * changes.length + s] * left * right;
  }
  const b = 3.5 * a1;
  const g = -1;
  const c1 = g / (3 + 2 * (1 - g));
  const c2 = (1 - g) / (3 + 2 * (1 - g));
  const c3 = (3 - g) / (3 + 2 * (1 - g));
  const expectation = 1 / (1 - a1);
  const spread = (2 * (1 + c1 * b)) / ((1 - c2 * b) ** 2 * (1 - c3 * b));
  const rho = spread / (2 * expectation * expectation);
  return 4 + 3 / (rho - 1);
}

function product(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const result = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    for (let k = 0; k < p; k++) {
      const left = a[i * p + k];
      if (left === 0) continue;
      for (let j = 0; j < p; j++) result[i * p + j] += left * b[k * p + j];
    }
  }
  return result;
}

/** tr(A B). */
function trace(a: Float64Array, b: Float64Array, p: number): number {
  let sum = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += a[i * p + j] * b[j * p + i];
  return sum;
}
