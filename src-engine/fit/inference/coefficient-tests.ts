import { isIntercept } from "../../design/aliasing.ts";
import type { Design } from "../../design/design.ts";
import { tQuantile, tTwoSided } from "../../math/t-distribution.ts";
import { covarianceOfRows, type ReferenceDistribution } from "./reference-distribution.ts";

/** A linear combination of fixed coefficients with what is inferred about it, in the user's units. */
export interface CombinationTest {
  readonly estimate: number;
  readonly se: number;
  readonly statistic: number;
  /** Infinite for z tests. */
  readonly df: number;
  readonly p: number;
  readonly interval: readonly [number, number];
}

/** What tests of the fixed part need to know of a fit. */
export interface FixedEstimates {
  readonly design: Design;
  /** β, p. */
  readonly coefficients: Float64Array;
}

/** One fixed coefficient. `se` is the kind of standard error that was asked for; what follows goes with it. */
export interface CoefficientTest extends CombinationTest {
  readonly name: string;
  readonly modelSe: number;
  /** CR0; null without clusters. */
  readonly robustSe: number | null;
}

/** Whether readers see a coefficient: an ordinal outcome's thresholds stand for its intercept. */
export function isReported({ categories, fixed }: Design, index: number): boolean {
  return categories === null || !isIntercept(fixed[index]);
}

/** t (or z) tests of the coefficients. */
export function coefficientTests(fit: FixedEstimates, reference: ReferenceDistribution): readonly CoefficientTest[] {
  const count = fit.coefficients.length;
  const { modelCovariance, robustCovariance } = reference;
  return fit.design.fixed.map(({ name }, k) => ({
    name,
    modelSe: Math.sqrt(modelCovariance[k * count + k]),
    robustSe: robustCovariance === null ? null : Math.sqrt(robustCovariance[k * count + k]),
    ...combinationTest(
      fit,
      reference,
      fit.design.fixed.map((_, other) => (other === k ? 1 : 0)),
    ),
  }));
}

/** The t (or z) test of l'β = v, and the Wald interval l'β̂ ± t_df se. */
export function combinationTest(
  { coefficients, design }: FixedEstimates,
  { covariance, joint }: ReferenceDistribution,
  row: readonly number[],
  value = 0,
): CombinationTest {
  const estimate = row.reduce((sum, weight, k) => sum + weight * coefficients[k], 0);
  const [variance] = covarianceOfRows([row], covariance);
  const se = Math.sqrt(variance);
  const { denominator: df } = joint([row]);
  const statistic = (estimate - value) / se;
  const margin = tQuantile((1 + design.specification.confidenceLevel) / 2, df) * se;
  return {
    estimate,
    se,
    statistic,
    df,
    p: tTwoSided(statistic, df),
    interval: [estimate - margin, estimate + margin],
  };
}
