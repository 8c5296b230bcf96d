import { choleskyInPlace, solveLowerInPlace, solveUpperInPlace } from "../../math/cholesky.ts";
import { innerProduct } from "../../math/inner-product.ts";
import { type GeneralizedProblem, thetaCount } from "./generalized-problem.ts";
import type { MarginalDeviance } from "./marginal-deviance.ts";

const mostSteps = 12;
/** Standard errors from where they lead that starting values are left as they are: a search is soon there. */
const nearEnough = 10;

/**
 * Starting values whose β̃ is near its maximum at their θ: Newton's steps by the curvature known. Where rows know very much, millions of
 * standard errors can lie between starting values and estimates, too far for a search that has the curvature to learn.
 */
export function nearerStart(
  problem: GeneralizedProblem,
  marginal: MarginalDeviance,
  start: Float64Array,
  stop: () => boolean,
): Float64Array {
  const first = thetaCount(problem);
  const p = problem.x.length;
  let parameters = start;
  let at = marginal(parameters);
  for (let count = 0; count < mostSteps && at !== null && !stop(); count++) {
    const { value } = at;
    const downhill = at.gradient().subarray(first, first + p);
    const step = downhill.map((slope) => -slope / 2);
    const factor = at.fixedInformation();
    if (Number.isNaN(choleskyInPlace(factor, p))) break;
    solveLowerInPlace(factor, p, step, 1);
    solveUpperInPlace(factor, p, step);
    const squaredLength = -innerProduct(step, downhill) / 2;
    if (!(squaredLength > nearEnough ** 2)) break;
    const next = parameters.map((each, i) => (i >= first && i < first + p ? each + step[i - first] : each));
    at = marginal(next);
    if (at === null || at.value >= value) break;
    parameters = next;
  }
  return parameters;
}
