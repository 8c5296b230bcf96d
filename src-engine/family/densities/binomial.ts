import { stirlingError } from "../../math/log-gamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, type DensityTerm, meanIsLocation } from "./density.ts";

/**
 * Bernoulli and binomial, μ the probability of one trial: ln f = y ln(μ/p) + (n − y) ln((1 − μ)/(1 − p)) and what it is at p = y/n,
 * so that logarithms of huge numbers of trials do not cancel.
 */
export function binomial({ outcome, trials }: OutcomeRows): Density {
  const count = (row: number) => (trials === null ? 1 : trials[row]);
  const share = (row: number) => outcome[row] / count(row);
  const linear = (
    of: DensityTerm["of"],
    coefficient: (row: number) => number,
    logLikeliest: (row: number) => number,
  ): DensityTerm => ({
    of,
    evaluate(row, a, _order, into) {
      into[1] = coefficient(row);
      into[0] = into[1] === 0 ? 0 : into[1] * (a - logLikeliest(row));
      into[2] = 0;
      into[3] = 0;
    },
    information: (row, a) => count(row) * Math.exp(a),
  });
  const at = {
    constant(row: number, into: Float64Array) {
      into[0] = mostLikely(count(row), outcome[row]);
    },
    terms: [
      linear(
        "logMean",
        (row) => outcome[row],
        (row) => Math.log(share(row)),
      ),
      linear(
        "logComplement",
        (row) => count(row) - outcome[row],
        (row) => Math.log1p(-share(row)),
      ),
    ],
    ...meanIsLocation,
    variance: (mean: number, row: number) => (mean * (1 - mean)) / count(row),
  };
  return {
    parameters: [],
    response: trials === null ? outcome : outcome.map((successes, row) => successes / trials[row]),
    startMean: (row) => (outcome[row] + 0.5) / (count(row) + 1),
    at: () => at,
  };
}

/** ln f where μ is k/n, the largest that it can be: ½ ln(n/(2π k (n − k))) + δ(n) − δ(k) − δ(n − k) (Loader 2000). */
export function mostLikely(n: number, k: number): number {
  if (k === 0 || k === n) return 0;
  const rest = n - k;
  return 0.5 * Math.log(n / (2 * Math.PI * k) / rest) + stirlingError(n) - stirlingError(k) - stirlingError(rest);
}

/** ln C(n, k). */
export function logChoose(n: number, k: number): number {
  if (k === 0 || k === n) return 0;
  return mostLikely(n, k) - k * Math.log(k / n) - (n - k) * Math.log1p(-k / n);
}
