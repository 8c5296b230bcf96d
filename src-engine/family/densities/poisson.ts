import { deviancePart } from "../../math/log-gamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, meanIsLocation } from "./density.ts";
import { countConstants, smallCounts } from "./negative-binomial.ts";

/** Poisson: ln f = y ln μ − μ − ln y!, of larger counts −(y ln(y/μ) + μ − y) − ½ ln 2πy − δ(y), where nothing cancels (Loader 2000). */
export function poisson({ outcome }: OutcomeRows): Density {
  const constants = countConstants(outcome);
  const at = {
    constant(row: number, into: Float64Array) {
      into[0] = constants[row];
    },
    terms: [
      {
        of: "logMean" as const,
        evaluate(row: number, a: number, _order: number, into: Float64Array) {
          const y = outcome[row];
          const mean = Math.exp(a);
          if (y < smallCounts) into[0] = y * a - mean;
          else into[0] = mean < 1e-300 ? y * (a - Math.log(y)) + y - mean : -deviancePart(y, mean);
          into[1] = y - mean;
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
