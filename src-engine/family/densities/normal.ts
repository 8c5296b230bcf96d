import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, meanIsLocation, momentsOf, positive } from "./density.ts";

/** Normal: ln f = −½ ln (2π σ²) − (y − μ)²/(2 σ²). Own parameter: ln σ². */
export function normal({ outcome }: OutcomeRows): Density {
  const { variance } = momentsOf(outcome);
  return {
    parameters: [positive("variance", variance > 0 ? variance : 1)],
    response: outcome,
    startMean: (row) => outcome[row],
    at(parameters) {
      const precision = Math.exp(-parameters[0]);
      const constant = -0.5 * (Math.log(2 * Math.PI) + parameters[0]);
      return {
        constant(_row, into) {
          into[0] = constant;
          into[1] = -0.5;
        },
        terms: [
          {
            of: "mean",
            evaluate(row, mean, _order, into) {
              const residual = outcome[row] - mean;
              into[0] = -0.5 * precision * residual * residual;
              into[1] = precision * residual;
              into[2] = -precision;
              into[3] = 0;
              for (let order = 0; order < 3; order++) into[4 + order] = -into[order];
            },
            information: () => precision,
          },
        ],
        ...meanIsLocation,
        variance: () => 1 / precision,
      };
    },
  };
}
