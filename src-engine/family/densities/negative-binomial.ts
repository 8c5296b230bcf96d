import { deviancePart, logGamma, stirlingError } from "../../math/log-gamma.ts";
import { digamma, logMinusDigamma } from "../../math/polygamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, meanIsLocation, momentsOf, positive, within } from "./density.ts";

/**
 * Negative binomial, variance μ + μ²/θ:
 *
 *     ln f = B(θ, y) − ln y! + y ln μ − (y + θ) ln (1 + μ/θ),   B(θ, y) = ln Γ(y + θ) − ln Γ(θ) − y ln θ
 *
 * in a form that goes over into Poisson's as θ → ∞. Own parameter: ln θ, unless θ is given (geometric: 1).
 */
export function negativeBinomial({ outcome }: OutcomeRows, given: number | null): Density {
  const { mean, variance } = momentsOf(outcome);
  const start = variance > mean ? within((mean * mean) / (variance - mean), 0.2, 20) : 20;
  return {
    parameters: given === null ? [positive("theta", start)] : [],
    response: outcome,
    startMean: (row) => outcome[row] + 0.1,
    at(parameters) {
      const theta = given ?? Math.exp(parameters[0]);
      return {
        constant(row, into) {
          const y = outcome[row];
          into[0] = risingRatio(theta, y) - logGamma(y + 1);
          into[1] = risingRatioSlope(theta, y);
        },
        terms: [
          {
            of: "logMean",
            evaluate: (row, a, order, into) => countTerm(outcome[row], a, theta, order, into),
            information: (_row, a) => Math.exp(a) / (1 + Math.exp(a) / theta),
          },
        ],
        ...meanIsLocation,
        variance: (location) => location + (location * location) / theta,
      };
    },
  };
}

/** y a − (y + θ) ln (1 + μ/θ), μ = exp a, with derivatives; by s = θ/(θ + μ) and q = 1 − s nothing overflows for huge θ. */
function countTerm(y: number, a: number, theta: number, order: number, into: Float64Array): void {
  const mean = Math.exp(a);
  const ratio = mean / theta;
  const s = 1 / (1 + ratio);
  const q = ratio < 1e300 ? ratio * s : 1;
  const weight = s * y * q + s * s * mean;
  into[0] = y * a - (y + theta) * Math.log1p(ratio);
  into[1] = (y - mean) * s;
  into[2] = -weight;
  into[3] = -weight * (s - q);
  if (order < 3) return;
  into[4] = y * q - theta * deviancePart(1, s, q);
  into[5] = (y - mean) * s * q;
  into[6] = -s * q * (y * (q - s) + 2 * mean * s);
}

/** B(θ, y). Sums of few terms exactly; else Stirling's formula, in which what is common to both has cancelled already. */
export function risingRatio(theta: number, y: number): number {
  if (y < 40) {
    let sum = 0;
    for (let i = 1; i < y; i++) sum += Math.log1p(i / theta);
    return sum;
  }
  return (theta + y - 0.5) * Math.log1p(y / theta) - y + stirlingError(theta + y) - stirlingError(theta);
}

/** ∂B/∂ ln θ = θ (ψ(y + θ) − ψ(θ)) − y = −Σ i/(θ + i). */
function risingRatioSlope(theta: number, y: number): number {
  if (y < 40) {
    let sum = 0;
    for (let i = 1; i < y; i++) sum -= i / (theta + i);
    return sum;
  }
  if (theta < 12) return theta * (digamma(y + theta) - digamma(theta)) - y;
  return theta * (Math.log1p(y / theta) + logMinusDigamma(theta) - logMinusDigamma(theta + y)) - y;
}
