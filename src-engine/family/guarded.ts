import type { ConditionalDistribution } from "./conditional-distribution.ts";
import type { PredictorRange } from "./predictor-range.ts";

/**
 * A distribution that keeps η away from the ends of its range: to ln f of every row ε times the logarithm of
 * its distance from each end is added. As ε goes to 0 its maximum goes to that of the distribution, also where that lies at an end (Nocedal & Wright
 * 2006, section 19.6).
 */
export function guarded(
  distribution: ConditionalDistribution,
  { ends }: PredictorRange,
  strength: number,
): ConditionalDistribution {
  return {
    ...distribution,
    evaluate(eta, parameters, order, into) {
      distribution.evaluate(eta, parameters, order, into);
      for (const { eta: end } of ends) {
        for (let row = 0; row < eta.length; row++) {
          const distance = eta[row] - end;
          into.value[row] += strength * Math.log(Math.abs(distance));
          if (order > 0) into.first[row] += strength / distance;
          if (order > 1) into.second[row] -= strength / distance ** 2;
          if (order > 2) into.third[row] += (2 * strength) / distance ** 3;
        }
      }
    },
    expectedInformation(eta, parameters, into) {
      distribution.expectedInformation(eta, parameters, into);
      for (const { eta: end } of ends) {
        for (let row = 0; row < eta.length; row++) into[row] += strength / (eta[row] - end) ** 2;
      }
    },
  };
}
