import { isIntercept } from "../../design/aliasing.ts";
import { boundsOf } from "../../family/ordinal/cumulative.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";
import { thetaCount } from "./generalized-problem.ts";

/** A cut point of an ordinal outcome, in the form g(P(Y ≤ k)) = τ_k − η. */
export interface Threshold {
  /** The categories on its two sides. */
  readonly below: string | number;
  readonly above: string | number;
  readonly estimate: number;
  readonly se: number;
}

/**
 * τ_k = δ_k − β_0: the intercept of η stands for the first threshold, and the own parameters for the steps from there. `covariance`
 * is that of all parameters (θ, β̃, ψ); standard errors are by the delta method. None where the outcome is not ordinal.
 */
export function thresholds(
  { design, coefficients, own, state }: GeneralizedFit,
  covariance: Float64Array,
): readonly Threshold[] {
  const { categories, fixed } = design;
  if (categories === null) return [];
  const intercept = fixed.findIndex(isIntercept);
  const size = Math.sqrt(covariance.length);
  const first = thetaCount(state.problem);
  const gradient = new Float64Array(size);
  for (const [k, weight] of state.basis.fixedToUser[intercept].entries()) gradient[first + k] = -weight;
  const bounds = boundsOf(own);
  return categories.slice(1).map((above, k) => {
    if (k > 0) gradient[first + fixed.length + k - 1] = Math.exp(own[k - 1]);
    return {
      below: categories[k],
      above,
      estimate: bounds[k + 1] - coefficients[intercept],
      se: Math.sqrt(quadraticForm(gradient, covariance)),
    };
  });
}

function quadraticForm(vector: Float64Array, matrix: Float64Array): number {
  const size = vector.length;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) sum += vector[i] * matrix[i * size + j] * vector[j];
  }
  return sum;
}
