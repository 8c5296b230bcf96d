import { logGamma } from "../../math/log-gamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, meanIsLocation } from "./density.ts";

/** Poisson: ln f = y ln μ − μ − ln y!. */
export function poisson({ outcome }: OutcomeRows): Density {
  const at = {
    constant(row: number, into: Float64Array) {
      into[0] = -logGamma(outcome[row] + 1);
    },
    terms: [
      {
        of: "logMean" as const,
        evaluate(row: number, a: number, _order: number, into: Float64Array) {
          const mean = Math.exp(a);
          into[0] = outcome[row] * a - mean;
          into[1] = outcome[row] - mean;
          into[2] = -mean;
          into[3] = -mean;
        },
        information: (_row: number, a: number) => Math.exp(a),
      },
    ],
    ...meanIsLocation,
    variance: (mean: number) => mean,
  };
  return { parameters: [], response: outcome, startMean: (row) => outcome[row] + 0.1, at: () => at };
}
