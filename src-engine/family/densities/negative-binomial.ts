import { deviancePart, stirlingError } from "../../math/log-gamma.ts";
import { logMinusDigamma } from "../../math/polygamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, meanIsLocation, momentsOf, positive, within } from "./density.ts";

/**
 * Negative binomial, variance μ + μ²/θ, in Loader's (2000) form, in which only what is unlikely is large: with
 * D(a, x) = a ln(a/x) + x − a, δ what Stirling's formula leaves out, s = θ/(θ + μ) and g = (y − μ) s,
 *
 *     ln f = −D(θ, θ + g) − D(y, y − g) + ½ ln(θ/(2π y (y + θ))) + δ(y + θ) − δ(θ) − δ(y),   y > 0;   θ ln s,   y = 0
 *
 * It goes over into Poisson's as θ → ∞. Own parameter: ln θ, unless θ is given (geometric: 1).
 */
export function negativeBinomial({ outcome }: OutcomeRows, given: number | null): Density {
  const { mean, variance } = momentsOf(outcome);
  const start = variance > mean ? within((mean * mean) / (variance - mean), 0.2, 20) : 20;
  const constants = countConstants(outcome);
  return {
    parameters: given === null ? [positive("theta", start)] : [],
    response: outcome,
    startMean: (row) => outcome[row] + 0.1,
    at(parameters) {
      const theta = given ?? Math.exp(parameters[0]);
      const [error, digammaPart] = [stirlingError(theta), logMinusDigamma(theta)];
      return {
        constant(row, into) {
          const y = outcome[row];
          into[0] = y === 0 ? 0 : constants[row] + shapePart(y, theta, error);
          into[1] = y === 0 ? 0 : theta * (digammaPart - logMinusDigamma(y + theta));
        },
        terms: [
          {
            of: "logMean",
            evaluate: (row, a, order, into) => countTerm(outcome[row], a, theta, order, into),
            information: (_row, a) => 1 / (Math.exp(-a) + 1 / theta),
          },
        ],
        ...meanIsLocation,
        variance: (location) => location + (location * location) / theta,
      };
    },
  };
}

/** −½ ln 2πy − δ(y) by row. */
export function countConstants(outcome: Float64Array): Float64Array {
  return outcome.map((y) => (y === 0 ? 0 : -0.5 * Math.log(2 * Math.PI * y) - stirlingError(y)));
}

/** ½ ln(θ/(y + θ)) + δ(y + θ) − δ(θ); δ(θ) is `error`. */
export function shapePart(y: number, theta: number, error: number): number {
  return stirlingError(y + theta) - error - 0.5 * Math.log1p(y / theta);
}

/** −D(θ, θ + g) − D(y, y − g), or θ ln s, at a mean of exp a. */
export function countDeviance(y: number, a: number, theta: number, s: number, q: number, slope: number): number {
  if (y === 0) return -theta * Math.log1p(q / s);
  const end = y + theta;
  const ofCount =
    end * q > 1e-300 ? deviancePart(y, end * q, slope) : y * (Math.log(y) - a - Math.log1p(y / theta)) - slope;
  return -deviancePart(theta, end * s, -slope) - ofCount;
}

/** The part of ln f that μ = exp a is in, with derivatives; by s and q = 1 − s nothing overflows for huge θ or μ. */
function countTerm(y: number, a: number, theta: number, order: number, into: Float64Array): void {
  const mean = Math.exp(a);
  const ratio = mean / theta;
  const s = 1 / (1 + ratio);
  const q = ratio < 1e300 ? ratio * s : 1;
  const slope = ratio < 1e300 ? (y - mean) * s : -theta;
  const weight = s * (y * q + theta * q);
  into[0] = countDeviance(y, a, theta, s, q, slope);
  into[1] = slope;
  into[2] = -weight;
  into[3] = -weight * (s - q);
  if (order < 3) return;
  into[4] = -theta * deviancePart(1, (1 + y / theta) * s, -slope / theta);
  into[5] = slope * q;
  into[6] = -s * q * (y * (q - s) + 2 * theta * q);
}
