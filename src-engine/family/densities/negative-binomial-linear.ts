import { deviancePart, logGamma } from "../../math/log-gamma.ts";
import { digamma, logMinusDigamma, tetragamma, tetragammaRest, trigamma, trigammaRest } from "../../math/polygamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, meanIsLocation, momentsOf, positive, within } from "./density.ts";
import { risingRatio } from "./negative-binomial.ts";

/**
 * Negative binomial with a variance that is linear in the mean, μ (1 + φ), which is the quadratic form with θ = μ/φ:
 *
 *     ln f = B(θ, y) − ln y! + y ln μ − y ln (1 + φ) − θ ln (1 + φ)
 *
 * Own parameter: ln φ. The Fisher information has no closed form; in its place stands that of quasi-likelihood, μ/(1 + φ).
 */
export function negativeBinomialLinear({ outcome }: OutcomeRows): Density {
  const { mean, variance } = momentsOf(outcome);
  return {
    parameters: [positive("phi", within(variance / mean - 1, 0.1, 10))],
    response: outcome,
    startMean: (row) => outcome[row] + 0.1,
    at(parameters) {
      const phi = Math.exp(parameters[0]);
      const logFactor = Math.log1p(phi);
      const share = phi / (1 + phi);
      const sums = new Float64Array(3);
      return {
        constant(row, into) {
          const y = outcome[row];
          into[0] = -y * logFactor - logGamma(y + 1);
          into[1] = -y * share;
        },
        terms: [
          {
            of: "logMean",
            evaluate(row, a, order, into) {
              const y = outcome[row];
              const theta = Math.exp(a) / phi;
              shapeSums(theta, y, order, sums);
              const [first, second, third] = [sums[0], sums[1], sums[2]];
              into[0] = risingRatio(theta, y) + y * a - theta * logFactor;
              into[1] = first - theta * logFactor;
              into[2] = second - theta * logFactor;
              into[3] = third - theta * logFactor;
              if (order < 3) return;
              const rest = theta * (logFactor - share);
              into[4] = y - first + rest;
              into[5] = rest - second;
              into[6] = rest - third;
            },
            information: (_row, a) => Math.exp(a) / (1 + phi),
          },
        ],
        ...meanIsLocation,
        variance: (location) => location * (1 + phi),
      };
    },
  };
}

/**
 * The first three derivatives of ln Γ(y + θ) − ln Γ(θ) in ln θ: sums over i < y where y is small, else by polygamma functions, for
 * large θ with what their leading terms share taken out.
 */
function shapeSums(theta: number, y: number, order: number, into: Float64Array): void {
  if (y < 40) smallSums(theta, y, into);
  else largeSums(theta, y, order, into);
}

function largeSums(theta: number, y: number, order: number, into: Float64Array): void {
  const end = theta + y;
  if (theta < 12) {
    const first = theta * (digamma(end) - digamma(theta));
    const squares = order < 2 ? 0 : theta * theta * (trigamma(end) - trigamma(theta));
    const cubes = order < 3 ? 0 : theta ** 3 * (tetragamma(end) - tetragamma(theta));
    into[0] = first;
    into[1] = first + squares;
    into[2] = first + 3 * squares + cubes;
    return;
  }
  const first = theta * (logMinusDigamma(theta) - logMinusDigamma(end));
  const squares = order < 2 ? 0 : theta * theta * (trigammaRest(end) - trigammaRest(theta));
  const cubes = order < 3 ? 0 : theta ** 3 * (tetragammaRest(end) - tetragammaRest(theta));
  const leading = theta * deviancePart(1, theta / end, y / end);
  into[0] = first + theta * Math.log1p(y / theta);
  into[1] = first + squares + leading;
  into[2] = first + 3 * squares + cubes + leading - theta * (y / end) ** 2;
}

function smallSums(theta: number, y: number, into: Float64Array): void {
  into.fill(0);
  for (let i = 0; i < y; i++) {
    const share = theta / (theta + i);
    const rest = i / (theta + i);
    into[0] += share;
    into[1] += share * rest;
    into[2] += share * rest * (rest - share);
  }
}
