import { deviancePart, stirlingError } from "../../math/log-gamma.ts";
import { logMinusDigamma } from "../../math/polygamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, meanIsLocation, momentsOf, positive, within } from "./density.ts";

/**
 * Gamma, variance φ μ², with ν = 1/φ and r = y/μ:
 *
 *     ln f = ν ln ν − ν − ln Γ(ν) − ln y − ν (r − 1 − ln r)
 *
 * Own parameter: ln φ, unless φ is given (exponential: 1).
 */
export function gamma({ outcome }: OutcomeRows, given: number | null): Density {
  const { mean, variance } = momentsOf(outcome);
  return {
    parameters: given === null ? [positive("phi", within(variance / (mean * mean), 1e-12, 10))] : [],
    response: outcome,
    startMean: (row) => outcome[row],
    at(parameters) {
      const nu = 1 / (given ?? Math.exp(parameters[0]));
      const constant = 0.5 * Math.log(nu / (2 * Math.PI)) - stirlingError(nu);
      const slope = -nu * logMinusDigamma(nu);
      return {
        constant(row, into) {
          into[0] = constant - Math.log(outcome[row]);
          into[1] = slope;
        },
        terms: [
          {
            of: "logMean",
            evaluate(row, a, _order, into) {
              const ratio = outcome[row] * Math.exp(-a);
              const distance =
                ratio < 1e300 && ratio > 1e-300 ? deviancePart(1, ratio) : ratio - 1 - Math.log(outcome[row]) + a;
              into[0] = -nu * distance;
              into[1] = nu * (ratio - 1);
              into[2] = -nu * ratio;
              into[3] = nu * ratio;
              into[4] = nu * distance;
              into[5] = -into[1];
              into[6] = nu * ratio;
            },
            information: () => nu,
          },
        ],
        ...meanIsLocation,
        variance: (location) => (location * location) / nu,
      };
    },
  };
}
