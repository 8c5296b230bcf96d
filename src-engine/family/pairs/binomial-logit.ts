import { exponential } from "../../math/exponential.ts";
import { deviancePart } from "../../math/log-gamma.ts";
import { composition } from "../composition.ts";
import type { ConditionalDistribution, OutcomeRows } from "../conditional-distribution.ts";
import { binomial, logChoose, mostLikely } from "../densities/binomial.ts";
import { logit } from "../links/logit.ts";

const manyTrials = 1e4;

/**
 * Bernoulli and binomial with their canonical link, in one pass over the rows: ∂ ln f/∂η = y − n μ. Of trials ln f is
 * −D(y, n μ) − D(n − y, n (1 − μ)) and what it is where these are zero, D(a, x) = a ln(a/x) + x − a (Loader 2000): taken where μ is near
 * y/n and trials are so many that the logarithms would cancel.
 */
export function binomialLogit(rows: OutcomeRows): ConditionalDistribution {
  const { outcome, trials, weights } = rows;
  const constant = trials?.map((n, row) => logChoose(n, outcome[row])) ?? null;
  const highest = trials?.map((n, row) => mostLikely(n, outcome[row])) ?? null;
  return {
    ...composition(binomial(rows), logit, rows),
    evaluate(eta, _parameters, order, into) {
      for (let row = 0; row < eta.length; row++) {
        const weight = weights === null ? 1 : weights[row];
        const successes = weight * outcome[row];
        const count = trials === null ? weight : weight * trials[row];
        const failures = count - successes;
        const at = eta[row];
        const small = exponential(-Math.abs(at));
        const kernel = (at > 0 ? -failures * at : successes * at) - count * Math.log1p(small);
        into.value[row] = constant === null ? kernel : kernel + weight * constant[row];
        if (order < 1 && count < manyTrials) continue;
        const rest = small / (1 + small);
        const mean = at > 0 ? 1 / (1 + small) : rest;
        const complement = at > 0 ? rest : 1 / (1 + small);
        const first = successes * complement - failures * mean;
        if (highest !== null && count >= manyTrials && Math.abs(first) < 0.01 * Math.min(successes, failures)) {
          const fewer = deviancePart(failures, count * complement, -first);
          into.value[row] = weight * highest[row] - deviancePart(successes, count * mean, first) - fewer;
        }
        into.first[row] = first;
        const variance = count * mean * complement;
        into.second[row] = -variance;
        into.third[row] = variance * (mean - complement);
      }
    },
    expectedInformation(eta, _parameters, into) {
      for (let row = 0; row < eta.length; row++) {
        const small = exponential(-Math.abs(eta[row]));
        const count = (weights === null ? 1 : weights[row]) * (trials === null ? 1 : trials[row]);
        into[row] = (count * small) / (1 + small) ** 2;
      }
    },
  };
}
