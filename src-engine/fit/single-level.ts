import { choleskyInPlace, inverseFromCholesky } from "../math/cholesky.ts";
import { type LinearMixedFit, transform } from "./linear-mixed-model.ts";
import { totalProducts } from "./unit-factors.ts";

/** The fixed part by ordinary least squares, as if rows did not belong to units, in the user's units. */
export interface SingleLevelFit {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly residualVariance: number;
}

/** β̂ = (X'X)⁻¹X'y, s² = ‖y − Xβ̂‖² / (n − p), from the cross-products of the multilevel fit. */
export function singleLevelFit({ state: { basis, factors, problem } }: LinearMixedFit): SingleLevelFit {
  const { x, rows } = problem;
  const p = x.length;
  const y = factors.size - 1;
  const total = totalProducts(factors);
  const factor = new Float64Array(p * p);
  for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) factor[a * p + b] = total(x[a], x[b]);
  choleskyInPlace(factor, p);
  const inverse = inverseFromCholesky(factor, p);
  const beta = Array.from({ length: p }, (_, a) => {
    let sum = 0;
    for (let b = 0; b < p; b++) sum += inverse[a * p + b] * total(x[b], y);
    return sum;
  });
  const explained = beta.reduce((sum, value, a) => sum + value * total(x[a], y), 0);
  const variance = ((total(y, y) - explained) / (rows - p)) * basis.outcomeScale ** 2;
  const covariance = transform(basis.fixedToUser, inverse, variance);
  return {
    coefficients: basis.fixedToUser.map((row, k) => {
      return basis.outcomeScale * row.reduce((sum, weight, j) => sum + weight * beta[j], 0) + basis.fixedShift[k];
    }),
    standardErrors: Array.from({ length: p }, (_, k) => Math.sqrt(covariance[k * p + k])),
    residualVariance: variance,
  };
}
