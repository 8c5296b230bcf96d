import { stirlingError } from "../../math/log-gamma.ts";
import { digamma, logMinusDigamma, tetragamma, tetragammaRest, trigamma, trigammaRest } from "../../math/polygamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, meanIsLocation, momentsOf, positive, within } from "./density.ts";
import { countConstants, countDeviance, risingRatio, shapePart, smallCounts } from "./negative-binomial.ts";

/**
 * Negative binomial with a variance that is linear in the mean, μ (1 + φ): the quadratic form with θ = μ/φ. Own parameter: ln φ. The
 * Fisher information has no closed form; in its place stands that of quasi-likelihood, μ/(1 + φ).
 */
export function negativeBinomialLinear({ outcome }: OutcomeRows): Density {
  const { mean, variance } = momentsOf(outcome);
  const constants = countConstants(outcome);
  return {
    parameters: [positive("phi", within(variance / mean - 1, 0.1, Number.MAX_VALUE))],
    response: outcome,
    startMean: (row) => outcome[row] + 0.1,
    at(parameters) {
      const phi = Math.exp(parameters[0]);
      const logFactor = Math.log1p(phi);
      const [s, q] = [1 / (1 + phi), phi / (1 + phi)];
      const sums = new Float64Array(3);
      return {
        constant(row, into) {
          const y = outcome[row];
          const isSmall = y < smallCounts;
          into[0] = constants[row] - (isSmall ? y * logFactor : 0);
          into[1] = isSmall ? -y * q : 0;
        },
        terms: [
          {
            of: "logMean",
            evaluate(row, a, order, into) {
              const y = outcome[row];
              const location = Math.exp(a);
              const theta = location / phi;
              const slope = (y - location) * s;
              shapeSums(theta, y, slope, logFactor, order, sums);
              const [first, second, third] = [sums[0], sums[1], sums[2]];
              const isSmall = y < smallCounts;
              into[0] = isSmall
                ? risingRatio(theta, y) + y * a - theta * logFactor
                : countDeviance(y, a, theta, s, q, slope) + shapePart(y, theta, stirlingError(theta));
              into[1] = first;
              into[2] = second;
              into[3] = third;
              if (order < 3) return;
              into[4] = (isSmall ? y - theta * q : slope) - first;
              into[5] = -second - theta * q;
              into[6] = -third - theta * q;
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
 * The first three derivatives of ln Γ(y + θ) − ln Γ(θ) − θ ln (1 + φ) in ln θ: sums over i < y where y is small, else by polygamma
 * functions, for large θ with what their leading terms share taken out.
 */
function shapeSums(
  theta: number,
  y: number,
  slope: number,
  logFactor: number,
  order: number,
  into: Float64Array,
): void {
  if (y >= smallCounts && theta >= 12) {
    largeSums(theta, y, slope, order, into);
    return;
  }
  if (y < smallCounts) smallSums(theta, y, into);
  else middleSums(theta, y, order, into);
  for (let k = 0; k < 3; k++) into[k] -= theta * logFactor;
}

function largeSums(theta: number, y: number, slope: number, order: number, into: Float64Array): void {
  const end = theta + y;
  const share = y / end;
  const first = theta * (logMinusDigamma(theta) - logMinusDigamma(end));
  const squares = order < 2 ? 0 : theta * theta * (trigammaRest(end) - trigammaRest(theta));
  const cubes = order < 3 ? 0 : theta ** 3 * (tetragammaRest(end) - tetragammaRest(theta));
  const leading = theta * Math.log1p(slope / theta);
  into[0] = first + leading;
  into[1] = first + squares + leading - theta * share;
  into[2] = first + 3 * squares + cubes + leading - theta * share * (1 + share);
}

function middleSums(theta: number, y: number, order: number, into: Float64Array): void {
  const end = theta + y;
  const first = theta * (digamma(end) - digamma(theta));
  const squares = order < 2 ? 0 : theta * theta * (trigamma(end) - trigamma(theta));
  const cubes = order < 3 ? 0 : theta ** 3 * (tetragamma(end) - tetragamma(theta));
  into[0] = first;
  into[1] = first + squares;
  into[2] = first + 3 * squares + cubes;
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
