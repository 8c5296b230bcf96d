import type { Distribution } from "../../../src-contract/analysis.ts";
import type { FitFailure } from "../../../src-contract/model-failure.ts";
import type { Design } from "../../design/design.ts";
import type { ConditionalDistribution } from "../../family/conditional-distribution.ts";
import { momentsOf } from "../../family/densities/density.ts";
import { leastVariance } from "../vanishing-variance.ts";

/** Those whose variance around the mean is a parameter of their own that can go to zero. */
const spreading: ReadonlySet<Distribution> = new Set([
  "normal",
  "lognormal",
  "gamma",
  "inverse-gaussian",
  "beta",
  "student-t",
]);

/**
 * Why a likelihood has grown without end: nothing of the outcome is left beside the predictors and the random effects, so that its
 * variance around the mean goes to zero. Null where that is not so. `eta` by row, at `own` parameters.
 */
export function withoutSpread(
  { specification, groupings }: Design,
  distribution: ConditionalDistribution,
  eta: Float64Array,
  own: Float64Array,
): FitFailure | null {
  if (!spreading.has(specification.distribution)) return null;
  const variances = new Float64Array(eta.length);
  distribution.variance(eta, own, variances);
  const left = variances.reduce((sum, value) => sum + value, 0) / variances.length;
  if (!(left <= leastVariance * momentsOf(distribution.response).variance)) return null;
  const { outcome } = specification;
  const groups = groupings.map(({ name }) => name);
  return groups.length === 0 ? { code: "perfect-fit", outcome } : { code: "no-residual-variance", outcome, groups };
}
