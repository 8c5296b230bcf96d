import type { DegreesOfFreedom } from "../../src-contract/analysis.ts";
import { tQuantile, tTwoSided } from "../math/t-distribution.ts";
import type { VarianceInformation } from "./information.ts";
import type { LinearMixedFit } from "./linear-mixed-model.ts";
import { satterthwaite } from "./satterthwaite.ts";

/** One fixed coefficient with what is inferred about it, in the user's units. */
export interface CoefficientTest {
  readonly name: string;
  readonly estimate: number;
  readonly modelSe: number;
  /** CR0; null without clusters. */
  readonly robustSe: number | null;
  /** The one of the two that was asked for; statistic, p and interval go with it. */
  readonly se: number;
  readonly statistic: number;
  /** Infinite for z tests. */
  readonly df: number;
  readonly p: number;
  readonly interval: readonly [number, number];
}

/** t (or z) tests of the coefficients and their Wald intervals: β̂ ± t_df se. */
export function coefficientTests(
  fit: LinearMixedFit,
  information: VarianceInformation,
  robust: Float64Array | null,
): readonly CoefficientTest[] {
  const { design, coefficients, coefficientCovariance } = fit;
  const { df: method, standardErrors, confidenceLevel } = design.specification;
  const count = coefficients.length;
  return design.fixed.map(({ name }, k) => {
    const estimate = coefficients[k];
    const modelSe = Math.sqrt(coefficientCovariance[k * count + k]);
    const robustSe = robust === null ? null : Math.sqrt(robust[k * count + k]);
    const se = standardErrors === "robust" && robustSe !== null ? robustSe : modelSe;
    const df = degreesOfFreedomOf(fit, information, method, k);
    const statistic = estimate / se;
    const margin = tQuantile((1 + confidenceLevel) / 2, df) * se;
    return {
      name,
      estimate,
      modelSe,
      robustSe,
      se,
      statistic,
      df,
      p: tTwoSided(statistic, df),
      interval: [estimate - margin, estimate + margin],
    };
  });
}

/** Without random effects Satterthwaite's method gives the residual degrees of freedom, n − p, whatever the estimator. */
function degreesOfFreedomOf(
  fit: LinearMixedFit,
  information: VarianceInformation,
  method: DegreesOfFreedom,
  coefficient: number,
): number {
  const { outcome, fixed, random } = fit.design;
  const residual = outcome.length - fixed.length;
  switch (method) {
    case "infinite":
      return Number.POSITIVE_INFINITY;
    case "residual":
      return residual;
    case "satterthwaite": {
      if (random.length === 0) return residual;
      const combination = fixed.map((_, k) => (k === coefficient ? 1 : 0));
      return satterthwaite(fit, information, combination);
    }
    case "kenward-roger":
    case "between-within":
      throw new RangeError(`degrees of freedom by "${method}" are refused when a model is resolved`);
  }
}
