import { exponential } from "../../math/exponential.ts";
import { stirlingError } from "../../math/log-gamma.ts";
import { composition } from "../composition.ts";
import type { ConditionalDistribution, OutcomeRows } from "../conditional-distribution.ts";
import { eachCount } from "../densities/each-count.ts";
import { smallCounts } from "../densities/negative-binomial.ts";
import { poisson } from "../densities/poisson.ts";
import { log } from "../links/log.ts";

/**
 * Poisson with its canonical link, in one pass over the rows: with r = η − ln y,
 *
 *     ln f = −y (eʳ − 1 − r) − ½ ln (2πy) − δ(y),   ∂ ln f/∂η = −y (eʳ − 1),
 *
 * δ what Stirling's formula leaves out, so that nothing cancels where counts are huge.
 */
export function poissonLog(rows: OutcomeRows): ConditionalDistribution {
  const { outcome, weights } = rows;
  const logs = eachCount(outcome, (y) => (y === 0 ? 0 : Math.log(y)));
  const constant = eachCount(outcome, (y) => (y === 0 ? 0 : -0.5 * Math.log(2 * Math.PI * y) - stirlingError(y)));
  return {
    ...composition(poisson(rows), log, rows),
    evaluate(eta, _parameters, order, into) {
      for (let row = 0; row < eta.length; row++) {
        const weight = weights === null ? 1 : weights[row];
        const y = outcome[row];
        const distance = eta[row] - logs[row];
        // Of small counts no digit that matters cancels, and far from y none at all; expm1 takes three times as long.
        const isPlain = y < smallCounts || distance < -1;
        const relative = isPlain ? 0 : Math.expm1(distance);
        const mean = isPlain ? exponential(eta[row]) : y * (1 + relative);
        const excess = isPlain ? mean - y : y * relative;
        into.value[row] = weight * (constant[row] + y * distance - excess);
        if (order < 1) continue;
        into.first[row] = -weight * excess;
        into.second[row] = -weight * mean;
        if (order < 3) continue;
        into.third[row] = -weight * mean;
      }
    },
    expectedInformation(eta, _parameters, into) {
      for (let row = 0; row < eta.length; row++) {
        const information = (weights === null ? 1 : weights[row]) * exponential(eta[row]);
        into[row] = Number.isFinite(information) ? information : 0;
      }
    },
  };
}
