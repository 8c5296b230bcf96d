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

/** Share of the outcome's standard deviation below which a residual counts as none, where a search did not come to rest. */
const leastResidual = 0.01;

/**
 * Why a search with Student's t distribution came to no rest: most rows are fitted exactly. Whatever the others are like, the likelihood
 * then grows without end as the scale goes to zero. Null where that is not so. `eta` by row.
 */
function exactRows(
  { specification }: Design,
  { response }: ConditionalDistribution,
  eta: Float64Array,
): Extract<FitFailure, { code: "exact-rows" }> | null {
  if (specification.distribution !== "student-t" || specification.link !== "identity") return null;
  const least = leastResidual * Math.sqrt(momentsOf(response).variance);
  const exact = eta.reduce((sum, value, row) => sum + (Math.abs(response[row] - value) < least ? 1 : 0), 0);
  const rows = eta.length;
  return exact > rows / 2 ? { code: "exact-rows", outcome: specification.outcome, exact, rows } : null;
}

/**
 * Why a likelihood has grown without end: nothing of the outcome is left beside the predictors and the random effects, so that its
 * variance around the mean goes to zero. Null where that is not so. `eta` by row, at `own` parameters. `converged`: whether the search
 * came to rest.
 */
export function withoutSpread(
  design: Design,
  distribution: ConditionalDistribution,
  eta: Float64Array,
  own: Float64Array,
  converged: boolean,
): FitFailure | null {
  const { specification, groupings } = design;
  if (!spreading.has(specification.distribution)) return null;
  const variances = new Float64Array(eta.length);
  distribution.variance(eta, own, variances);
  const left = variances.reduce((sum, value) => sum + value, 0) / variances.length;
  const isSpread = !(left <= leastVariance * momentsOf(distribution.response).variance);
  const partly = converged && isSpread ? null : exactRows(design, distribution, eta);
  if (partly !== null && partly.exact < partly.rows) return partly;
  if (isSpread && partly === null) return null;
  const { outcome } = specification;
  const groups = groupings.map(({ name }) => name);
  return groups.length === 0 ? { code: "perfect-fit", outcome } : { code: "no-residual-variance", outcome, groups };
}
