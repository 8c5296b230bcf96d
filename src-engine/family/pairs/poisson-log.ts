import { logGamma } from "../../math/log-gamma.ts";
import { composition } from "../composition.ts";
import type { ConditionalDistribution, OutcomeRows } from "../conditional-distribution.ts";
import { poisson } from "../densities/poisson.ts";
import { log } from "../links/log.ts";

/** Poisson with its canonical link, in one pass over the rows. */
export function poissonLog(rows: OutcomeRows): ConditionalDistribution {
  const { outcome, weights } = rows;
  const constant = outcome.map((y) => logGamma(y + 1));
  return {
    ...composition(poisson(rows), log, rows),
    evaluate(eta, _parameters, order, into) {
      for (let row = 0; row < eta.length; row++) {
        const weight = weights === null ? 1 : weights[row];
        const y = outcome[row];
        const mean = Math.exp(eta[row]);
        into.value[row] = weight * (y * eta[row] - mean - constant[row]);
        if (order < 1) continue;
        into.first[row] = weight * (y - mean);
        into.second[row] = -weight * mean;
        into.third[row] = -weight * mean;
      }
    },
    expectedInformation(eta, _parameters, into) {
      for (let row = 0; row < eta.length; row++) {
        const information = (weights === null ? 1 : weights[row]) * Math.exp(eta[row]);
        into[row] = Number.isFinite(information) ? information : 0;
      }
    },
  };
}
