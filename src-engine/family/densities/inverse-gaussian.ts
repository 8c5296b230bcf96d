import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, meanIsLocation, momentsOf, positive, within } from "./density.ts";

/** Inverse Gaussian, variance φ μ³: ln f = −½ ln (2π φ y³) − (y − μ)²/(2 φ μ² y). Own parameter: ln φ. */
export function inverseGaussian({ outcome }: OutcomeRows): Density {
  const { mean, variance } = momentsOf(outcome);
  return {
    parameters: [positive("phi", within(variance / mean ** 3, 1e-12 / mean, 10 / mean))],
    response: outcome,
    startMean: (row) => outcome[row],
    at(parameters) {
      const phi = Math.exp(parameters[0]);
      return {
        constant(row, into) {
          into[0] = -0.5 * Math.log(2 * Math.PI * phi) - 1.5 * Math.log(outcome[row]);
          into[1] = -0.5;
        },
        terms: [
          {
            of: "logMean",
            evaluate(row, a, _order, into) {
              const y = outcome[row];
              const inverse = Math.exp(-a);
              const difference = y * inverse - 1;
              into[0] = -(difference * difference) / (2 * phi * y);
              into[1] = (difference * inverse) / phi;
              into[2] = -((2 * y * inverse - 1) * inverse) / phi;
              into[3] = ((4 * y * inverse - 1) * inverse) / phi;
              for (let order = 0; order < 3; order++) into[4 + order] = -into[order];
            },
            information: (_row, a) => Math.exp(-a) / phi,
          },
        ],
        ...meanIsLocation,
        variance: (location) => phi * location ** 3,
      };
    },
  };
}
