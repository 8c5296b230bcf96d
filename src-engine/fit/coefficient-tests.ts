import type { DegreesOfFreedom } from "../../src-contract/analysis.ts";
import { isSingleLevel } from "../design/design.ts";
import { tQuantile, tTwoSided } from "../math/t-distribution.ts";
import { betweenWithin } from "./between-within.ts";
import type { VarianceInformation } from "./information.ts";
import { kenwardRoger } from "./kenward-roger.ts";
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

export interface CoefficientTests {
  readonly tests: readonly CoefficientTest[];
  /** The method that gave the degrees of freedom: another one than asked for where that one is not defined. */
  readonly method: DegreesOfFreedom;
}

/** t (or z) tests of the coefficients and their Wald intervals: β̂ ± t_df se. */
export function coefficientTests(
  fit: LinearMixedFit,
  information: VarianceInformation,
  robust: Float64Array | null,
): CoefficientTests {
  const { design, coefficients } = fit;
  const { standardErrors, confidenceLevel } = design.specification;
  const { method, covariance, degreesOfFreedom } = referenceDistribution(fit, information);
  const count = coefficients.length;
  const tests = design.fixed.map(({ name }, k): CoefficientTest => {
    const estimate = coefficients[k];
    const modelSe = Math.sqrt(covariance[k * count + k]);
    const robustSe = robust === null ? null : Math.sqrt(robust[k * count + k]);
    const se = standardErrors === "robust" && robustSe !== null ? robustSe : modelSe;
    const df = degreesOfFreedom(k);
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
  return { tests, method };
}

/** What the statistics are referred to: the covariance matrix of β̂, and degrees of freedom by coefficient. */
interface ReferenceDistribution {
  readonly method: DegreesOfFreedom;
  readonly covariance: Float64Array;
  readonly degreesOfFreedom: (coefficient: number) => number;
}

/** At a single level every method but `infinite` gives the residual degrees of freedom, n − p. */
function referenceDistribution(fit: LinearMixedFit, information: VarianceInformation): ReferenceDistribution {
  const { outcome, fixed, specification } = fit.design;
  const covariance = fit.coefficientCovariance;
  const single = (coefficient: number) => fixed.map((_, k) => (k === coefficient ? 1 : 0));
  const residual = outcome.length - fixed.length;
  const method = isSingleLevel(fit.design) && specification.df !== "infinite" ? "residual" : specification.df;
  switch (method) {
    case "infinite":
      return { method, covariance, degreesOfFreedom: () => Number.POSITIVE_INFINITY };
    case "residual":
      return { method, covariance, degreesOfFreedom: () => residual };
    case "between-within": {
      const all = betweenWithin(fit.design);
      return { method, covariance, degreesOfFreedom: (k) => Math.max(all[k], 1) };
    }
    case "kenward-roger": {
      const adjusted = kenwardRoger(fit);
      if (adjusted !== null) {
        return {
          method,
          covariance: adjusted.covariance,
          degreesOfFreedom: (k) => adjusted.degreesOfFreedom(single(k)),
        };
      }
      return {
        method: "satterthwaite",
        covariance,
        degreesOfFreedom: (k) => satterthwaite(fit, information, single(k)),
      };
    }
    case "satterthwaite":
      return { method, covariance, degreesOfFreedom: (k) => satterthwaite(fit, information, single(k)) };
  }
}
