import { deviancePart, logGamma, stirlingError } from "../../math/log-gamma.ts";
import { logMinusDigamma } from "../../math/polygamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, meanIsLocation, momentsOf, positive, within } from "./density.ts";
import { eachCount } from "./each-count.ts";

/**
 * Negative binomial, variance μ + μ²/θ. Small counts by B(θ, y) = ln Γ(y + θ) − ln Γ(θ) − y ln θ as a sum of few terms,
 *
 *     ln f = B(θ, y) − ln y! + y ln μ − (y + θ) ln (1 + μ/θ);
 *
 * larger ones in Loader's (2000) form, in which only what is unlikely is large: with D(a, x) = a ln(a/x) + x − a, δ what
 * Stirling's formula leaves out, s = θ/(θ + μ) and g = (y − μ) s,
 *
 *     ln f = −D(θ, θ + g) − D(y, y − g) + ½ ln(θ/(2π y (y + θ))) + δ(y + θ) − δ(θ) − δ(y)
 *
 * Both go over into Poisson's as θ → ∞. Own parameter: ln θ, unless θ is given (geometric: 1).
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
          const isSmall = y < smallCounts;
          into[0] = constants[row] + (isSmall ? risingRatio(theta, y) : shapePart(y, theta, error));
          into[1] = isSmall ? risingRatioSlope(theta, y) : theta * (digammaPart - logMinusDigamma(y + theta));
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

/** Counts below this are worked out by sums over all smaller ones. */
export const smallCounts = 40;

/** By row: −ln y!, of larger counts only −½ ln 2πy − δ(y). Nothing at all for 0, of which a hurdle needs ln f to the last digit. */
export function countConstants(outcome: Float64Array): Float64Array {
  return eachCount(outcome, (y) => {
    if (y < 2) return 0;
    return y < smallCounts ? -logGamma(y + 1) : -0.5 * Math.log(2 * Math.PI * y) - stirlingError(y);
  });
}

/** B(θ, y) = Σ ln (1 + i/θ) of a small count: the logarithm of a product, unless that is beyond numbers. */
export function risingRatio(theta: number, y: number): number {
  let product = 1;
  for (let i = 1; i < y; i++) product *= 1 + i / theta;
  if (product < Number.MAX_VALUE) return Math.log(product);
  let sum = 0;
  for (let i = 1; i < y; i++) sum += Math.log1p(i / theta);
  return sum;
}

/** ∂B/∂ ln θ = −Σ i/(θ + i). */
function risingRatioSlope(theta: number, y: number): number {
  let sum = 0;
  for (let i = 1; i < y; i++) sum -= i / (theta + i);
  return sum;
}

/** ½ ln(θ/(y + θ)) + δ(y + θ) − δ(θ); δ(θ) is `error`. */
export function shapePart(y: number, theta: number, error: number): number {
  return stirlingError(y + theta) - error - 0.5 * Math.log1p(y / theta);
}

/** −D(θ, θ + g) − D(y, y − g), at a mean of exp a. */
export function countDeviance(y: number, a: number, theta: number, s: number, q: number, slope: number): number {
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
  into[0] = y < smallCounts ? y * a - (y + theta) * Math.log1p(ratio) : countDeviance(y, a, theta, s, q, slope);
  into[1] = slope;
  into[2] = -weight;
  into[3] = -weight * (s - q);
  if (order < 3) return;
  into[4] =
    y < smallCounts
      ? y * q - theta * deviancePart(1, s, q)
      : -theta * deviancePart(1, (1 + y / theta) * s, -slope / theta);
  into[5] = slope * q;
  into[6] = -s * q * (y * (q - s) + 2 * theta * q);
}
