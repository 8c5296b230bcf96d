import { transform } from "../math/small-matrices.ts";
import { type LinearMixedFit, userCoefficients } from "./linear-mixed-model.ts";
import { generalizedLeastSquares } from "./profiled-deviance.ts";

/** The fixed part by ordinary least squares, as if rows did not belong to units, in the user's units. */
export interface SingleLevelFit {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly residualVariance: number;
}

/** β̂ = (X'X)⁻¹X'y, s² = ‖y − Xβ̂‖² / (n − p): the fit with all variances between units at zero. */
export function singleLevelFit({
  state: { basis, problem: own, at, residual: family },
}: LinearMixedFit): SingleLevelFit {
  const problem = family?.model.plain ?? own;
  const { effects, coefficients: p, rows } = problem;
  effects.eliminate(at.factors.map((factor) => new Float64Array(factor.length)));
  const { beta, inverse, residual } = generalizedLeastSquares(effects, p);
  effects.eliminate(at.factors);
  const variance = (residual / (rows - p)) * basis.outcomeScale ** 2;
  const covariance = transform(basis.fixedToUser, inverse, variance);
  return {
    coefficients: [...userCoefficients(basis, beta)],
    standardErrors: Array.from({ length: p }, (_, k) => Math.sqrt(covariance[k * p + k])),
    residualVariance: variance,
  };
}
