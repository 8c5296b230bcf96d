import { choleskyInPlace, inverseFromCholesky } from "../../math/cholesky.ts";
import { transform } from "../../math/small-matrices.ts";
import { bilinearForms, multiplySquare, squareTimes, traceOfProduct } from "../../math/square-matrix.ts";
import { combinationOnBasis } from "../basis.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { ScaledF } from "./scaled-f.ts";
import { varianceDerivatives } from "./variance-derivatives.ts";

/**
 * Kenward & Roger's (1997) small-sample inference for REML fits: the covariance matrix of β̂ with what the estimation of the
 * variances adds to it, and degrees of freedom for tests that use it. With Φ = (X'V⁻¹X)⁻¹, V_r = ∂V/∂σ_r, P_r = −X'V⁻¹V_rV⁻¹X
 * and Q_rs = X'V⁻¹V_rV⁻¹V_sV⁻¹X,
 *
 *     Φ_A = Φ + 2 Φ (Σ_rs W_rs (Q_rs − P_rΦP_s)) Φ,
 *     W⁻¹_rs = ½ tr(V⁻¹V_rV⁻¹V_s) − tr(ΦQ_rs) + ½ tr(ΦP_rΦP_s)    (expected information)
 *
 * Where V is not linear in its parameters (residual structures) their term with second derivatives of V is left out, as by SAS's
 * DDFM=KENWARDROGER(FIRSTORDER): what is left is the same however V is parameterized (docs/decisions).
 */
export interface KenwardRoger {
  /** Φ_A in the user's units, p × p. */
  readonly covariance: Float64Array;
  /** The F test of Lβ = 0 by the Wald statistic with Φ_A; the rows of L, q of them, are in the user's units. */
  jointTest(rows: readonly (readonly number[])[]): ScaledF;
}

/** Null where there are no derivatives: see `varianceDerivatives`. */
export function kenwardRoger(fit: LinearMixedFit): KenwardRoger | null {
  const { basis, problem, at } = fit.state;
  const derivatives = varianceDerivatives(fit.state);
  problem.effects.eliminate(at.factors);
  if (derivatives === null) return null;
  const p = problem.coefficients;
  const phi = at.inverse.map((value) => value * at.variance);
  const { first, second, traces } = derivatives;
  const count = first.length;
  const phiP = first.map((matrix) => multiplySquare(phi, matrix));
  const information = new Float64Array(count * count);
  for (let r = 0; r < count; r++) {
    for (let s = 0; s < count; s++) {
      // Q made symmetric is all that traces and sums see of it.
      const traceQ = 0.5 * traceOfProduct(phi, second[r][s]);
      information[r * count + s] = 0.5 * traces[r * count + s] - traceQ + 0.5 * traceOfProduct(phiP[r], phiP[s]);
    }
  }
  if (Number.isNaN(choleskyInPlace(information, count))) return null;
  const w = inverseFromCholesky(information, count);
  const inner = new Float64Array(p * p);
  for (let r = 0; r < count; r++) {
    for (let s = 0; s < count; s++) {
      const weight = w[r * count + s];
      const correction = multiplySquare(first[r], phiP[s]);
      for (let entry = 0; entry < inner.length; entry++) {
        inner[entry] += weight * (0.5 * second[r][s][entry] - correction[entry]);
      }
    }
  }
  const added = multiplySquare(multiplySquare(phi, inner), phi);
  const adjusted = phi.map((value, entry) => value + 2 * added[entry]);
  const unit = basis.outcomeScale ** 2;
  return {
    covariance: transform(basis.fixedToUser, adjusted, unit),
    jointTest(rows) {
      const combinations = rows.map((row) => combinationOnBasis(basis, row));
      return scaledF(combinations, phi, first, w);
    },
  };
}

/**
 * With Θ = L'(LΦL')⁻¹L: A₁ = Σ_rs W_rs tr(ΘΦP_rΦ) tr(ΘΦP_sΦ), A₂ = Σ_rs W_rs tr(ΘΦP_rΦΘΦP_sΦ), and the scale and the degrees of
 * freedom that match the first two moments of the statistic (their section 4). One row has the scale 1.
 */
function scaledF(
  rows: readonly Float64Array[],
  phi: Float64Array,
  first: readonly Float64Array[],
  w: Float64Array,
): ScaledF {
  const q = rows.length;
  const images = rows.map((row) => squareTimes(phi, row));
  const spread = bilinearForms(rows, phi);
  if (Number.isNaN(choleskyInPlace(spread, q))) return { scale: 1, denominator: Number.NaN };
  const theta = inverseFromCholesky(spread, q);
  const changes = first.map((matrix) => {
    return multiplySquare(theta, bilinearForms(images, matrix));
  });
  let a1 = 0;
  let a2 = 0;
  for (const [r, left] of changes.entries()) {
    for (const [s, right] of changes.entries()) {
      const weight = w[r * changes.length + s];
      a1 += weight * diagonalSum(left, q) * diagonalSum(right, q);
      a2 += weight * traceOfProduct(left, right);
    }
  }
  if (!(a2 > 0)) return { scale: 1, denominator: Number.POSITIVE_INFINITY };
  const b = (a1 + 6 * a2) / (2 * q);
  const g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
  const c = 3 * q + 2 * (1 - g);
  const expectation = 1 / (1 - a2 / q);
  const variance = ((2 / q) * (1 + (g / c) * b)) / ((1 - ((q - g) / c) * b) ** 2 * (1 - ((q + 2 - g) / c) * b));
  const rho = variance / (2 * expectation * expectation);
  const denominator = 4 + (q + 2) / (q * rho - 1);
  return { scale: denominator / (expectation * (denominator - 2)), denominator };
}

function diagonalSum(matrix: Float64Array, q: number): number {
  let sum = 0;
  for (let k = 0; k < q; k++) sum += matrix[k * q + k];
  return sum;
}
