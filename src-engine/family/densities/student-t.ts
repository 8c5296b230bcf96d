import { logGamma } from "../../math/log-gamma.ts";
import { digamma } from "../../math/polygamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, type DensityTerm, meanIsLocation, momentsOf, positive } from "./density.ts";

/**
 * Student's t with ν degrees of freedom around μ on a scale s, e = y − μ:
 *
 *     ln f = ln Γ((ν + 1)/2) − ln Γ(ν/2) − ½ ln (νπ) − ln s − (ν + 1)/2 ln (1 + e²/(ν s²))
 *
 * Own parameters: ln s, and ln ν unless ν is given.
 */
export function studentT({ outcome }: OutcomeRows, given: number | null): Density {
  const { variance } = momentsOf(outcome);
  const scale = positive("scale", 0.8 * Math.sqrt(variance > 0 ? variance : 1));
  return {
    parameters: given === null ? [scale, positive("df", 8)] : [scale],
    response: outcome,
    startMean: (row) => outcome[row],
    at(parameters) {
      const nu = given ?? Math.exp(parameters[1]);
      const square = Math.exp(2 * parameters[0]);
      const [size, slope] = constantOf(nu);
      return {
        constant(_row, into) {
          into[0] = size - parameters[0];
          into[1] = -1;
          into[2] = slope;
        },
        terms: [tailTerm(outcome, nu, square)],
        ...meanIsLocation,
        variance: () => (nu > 2 ? (square * nu) / (nu - 2) : Number.POSITIVE_INFINITY),
      };
    },
  };
}

/** From here on the series is exact, and the difference of logarithms of Γ is not. */
const nearlyNormal = 1e3;

/** ln Γ((ν + 1)/2) − ln Γ(ν/2) − ½ ln (νπ), and its derivative in ln ν; for large ν −½ ln 2π − 1/(4ν) + 1/(24ν³) (Stirling). */
function constantOf(nu: number): readonly [value: number, slope: number] {
  if (nu < nearlyNormal) {
    return [
      logGamma((nu + 1) / 2) - logGamma(nu / 2) - 0.5 * Math.log(nu * Math.PI),
      0.5 * (nu * (digamma((nu + 1) / 2) - digamma(nu / 2)) - 1),
    ];
  }
  return [-0.5 * Math.log(2 * Math.PI) - 1 / (4 * nu) + 1 / (24 * nu ** 3), 1 / (4 * nu) - 1 / (8 * nu ** 3)];
}

/** −(ν + 1)/2 ln (1 + e²/A), A = ν s², with derivatives in μ, ln s and ln ν. */
function tailTerm(outcome: Float64Array, nu: number, square: number): DensityTerm {
  const a = nu * square;
  return {
    of: "mean",
    evaluate(row, mean, order, into) {
      const e = outcome[row] - mean;
      const e2 = e * e;
      const q = a + e2;
      const log = Math.log1p(e2 / a);
      const first = e / q;
      const second = (e2 - a) / (q * q);
      into[0] = -0.5 * (nu + 1) * log;
      into[1] = (nu + 1) * first;
      into[2] = (nu + 1) * second;
      into[3] = ((nu + 1) * -2 * e * (3 * a - e2)) / q ** 3;
      if (order < 3) return;
      const byA = [(e * first) / a / 2, -first / q, -(3 * e2 - a) / q ** 3];
      for (let k = 0; k < 3; k++) {
        into[4 + k] = (nu + 1) * 2 * a * byA[k];
        into[7 + k] = (nu + 1) * a * byA[k];
      }
      into[7] -= 0.5 * nu * log;
      into[8] += nu * first;
      into[9] += nu * second;
    },
    information: () => (nu + 1) / ((nu + 3) * square),
  };
}
