import { deviancePart, stirlingError } from "../../math/log-gamma.ts";
import { digamma, logMinusDigamma, tetragamma, trigamma } from "../../math/polygamma.ts";
import type { OutcomeRows } from "../conditional-distribution.ts";
import { type Density, type DensityTerm, meanIsLocation, momentsOf, positive, within } from "./density.ts";

/**
 * Beta with precision φ, variance μ (1 − μ)/(1 + φ). With p = φ μ and q = φ (1 − μ)
 *
 *     ln f = ln Γ(φ) − ln Γ(p) − ln Γ(q) + (p − 1) ln y + (q − 1) ln (1 − y),
 *
 * a term in ln μ and the same in ln (1 − μ). Own parameter: ln φ, in which both have the derivatives that they have in ln μ.
 */
export function beta({ outcome }: OutcomeRows): Density {
  const { mean, variance } = momentsOf(outcome);
  return {
    parameters: [positive("phi", within((mean * (1 - mean)) / variance - 1, 0.5, Number.MAX_VALUE))],
    response: outcome,
    startMean: (row) => outcome[row],
    at(parameters) {
      const phi = Math.exp(parameters[0]);
      const constant = 0.5 * Math.log(phi / (2 * Math.PI)) + stirlingError(phi);
      const slope = phi < 1 ? phi * (digamma(phi) - Math.log(phi)) : -phi * logMinusDigamma(phi);
      return {
        constant(row, into) {
          const y = outcome[row];
          into[0] = constant - Math.log(y) - Math.log1p(-y);
          into[1] = slope;
        },
        terms: [
          shareTerm(
            "logMean",
            phi,
            (row) => outcome[row],
            (row) => Math.log(outcome[row]),
          ),
          shareTerm(
            "logComplement",
            phi,
            (row) => 1 - outcome[row],
            (row) => Math.log1p(-outcome[row]),
          ),
        ],
        ...meanIsLocation,
        variance: (location) => (location * (1 - location)) / (1 + phi),
      };
    },
  };
}

/**
 * −ln Γ(p) + p ln y, p = φ exp a. Its value is given as ½ a − δ(p) − [p ln (p/φy) + φy − p], δ what Stirling's formula leaves
 * out: what is missing cancels between the two terms and the constant; so do multiples of p, by which the derivatives of p ln p are
 * those of p (a − ln y). By Γ(p) = Γ(p + 1)/p where p < 1, so that nothing
 * is lost as p → 0: what 1/p adds to t′ is 1, and to t″ and t‴ nothing.
 */
function shareTerm(
  of: DensityTerm["of"],
  phi: number,
  share: (row: number) => number,
  logShare: (row: number) => number,
): DensityTerm {
  return {
    of,
    evaluate(row, a, order, into) {
      const p = Math.max(phi * Math.exp(a), smallest);
      const isSmall = p < 1;
      const distance = isSmall ? digamma(p + 1) - Math.log(phi) : a - logMinusDigamma(p);
      const first = p * (logShare(row) - distance);
      into[0] = 0.5 * a - stirlingError(p) - deviancePart(p, phi * share(row));
      into[1] = first + (isSmall ? 1 : 0);
      if (order < 2) return;
      const above = isSmall ? p + 1 : p;
      const squares = p * p * trigamma(above);
      into[2] = first - squares;
      if (order < 3) return;
      into[3] = first - 3 * squares - p ** 3 * tetragamma(above);
      into[4] = into[1];
      into[5] = into[2];
      into[6] = into[3];
    },
    information(_row, a) {
      const p = Math.max(phi * Math.exp(a), smallest);
      return p < 1 ? p * p * trigamma(p + 1) + 1 : p * p * trigamma(p);
    },
  };
}

/** Below it p is as good as 0, and p × anything still a number. */
const smallest = 1e-300;
