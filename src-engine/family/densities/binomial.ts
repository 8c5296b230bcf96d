import { logGamma } from "../../math/log-gamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, type DensityTerm, meanIsLocation } from "./density.ts";

/** Bernoulli and binomial: ln f = ln C(n, y) + y ln μ + (n − y) ln (1 − μ), μ the probability of one trial. */
export function binomial({ outcome, trials }: OutcomeRows): Density {
  const count = (row: number) => (trials === null ? 1 : trials[row]);
  const linear = (of: DensityTerm["of"], coefficient: (row: number) => number): DensityTerm => ({
    of,
    evaluate(row, a, _order, into) {
      into[1] = coefficient(row);
      into[0] = into[1] * a;
      into[2] = 0;
      into[3] = 0;
    },
    information: (row, a) => count(row) * Math.exp(a),
  });
  const at = {
    constant(row: number, into: Float64Array) {
      into[0] = trials === null ? 0 : logChoose(trials[row], outcome[row]);
    },
    terms: [linear("logMean", (row) => outcome[row]), linear("logComplement", (row) => count(row) - outcome[row])],
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

/** ln C(n, k). */
export function logChoose(n: number, k: number): number {
  return k === 0 || k === n ? 0 : logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
