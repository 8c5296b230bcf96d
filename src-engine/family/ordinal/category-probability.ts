import type { Curve } from "../links/curve.ts";
import type { LinkFunction } from "../links/link-function.ts";

/**
 * ln P of one category, the interval (lower, upper] of the latent scale around η:
 *
 *     ln [F(a) − F(b)],   a = upper − η,   b = lower − η,   F the inverse of the link; ±∞ at the ends
 *
 * Writes [value, ∂/∂η, ∂²/∂η², ∂³/∂η³] and, for what moves the upper threshold alone, [∂/∂a, ∂²/∂a∂η, ∂³/∂a∂η²].
 */
export type CategoryProbability = (eta: number, lower: number, upper: number, into: Float64Array) => void;

/**
 * F(a) − F(b) = e^A − e^B with the logarithms of both from the tail in which they are small: A = ln F(a) and B = ln F(b), or,
 * above the median, A = ln (1 − F(b)) and B = ln (1 − F(a)). With q = 1/(e^(A−B) − 1) the value is A + ln (1 − e^(B−A)).
 */
export function categoryProbability({ logMean, logComplement }: LinkFunction): CategoryProbability {
  const larger = new Float64Array(4);
  const smaller = new Float64Array(4);
  return (eta, lower, upper, into) => {
    into.fill(0);
    if (lower === Number.NEGATIVE_INFINITY && upper === Number.POSITIVE_INFINITY) return;
    if (upper === Number.POSITIVE_INFINITY) {
      byEta(logComplement, lower - eta, into);
    } else if (lower === Number.NEGATIVE_INFINITY) {
      byEta(logMean, upper - eta, into);
      for (let order = 0; order < 3; order++) into[4 + order] = -into[1 + order];
    } else {
      byEta(logMean, lower - eta, smaller);
      const isAbove = smaller[0] > -Math.LN2;
      if (isAbove) {
        byEta(logComplement, lower - eta, larger);
        byEta(logComplement, upper - eta, smaller);
      } else {
        byEta(logMean, upper - eta, larger);
      }
      difference(larger, smaller, isAbove, into);
    }
  };
}

/** Derivatives in η of a curve at threshold − η. */
function byEta(curve: Curve, at: number, into: Float64Array): void {
  curve(at, into);
  into[1] = -into[1];
  into[3] = -into[3];
}

function difference(larger: Float64Array, smaller: Float64Array, isAbove: boolean, into: Float64Array): void {
  const distance = smaller[0] - larger[0];
  const r1 = smaller[1] - larger[1];
  const r2 = smaller[2] - larger[2];
  const r3 = smaller[3] - larger[3];
  const q = 1 / Math.expm1(-distance);
  const second = -q * (1 + q);
  const third = second * (1 + 2 * q);
  const logRest = distance < -Math.LN2 ? Math.log1p(-Math.exp(distance)) : Math.log(-Math.expm1(distance));
  into[0] = larger[0] + logRest;
  into[1] = larger[1] - q * r1;
  into[2] = larger[2] - q * r2 + second * r1 * r1;
  into[3] = larger[3] - q * r3 + 3 * second * r1 * r2 + third * r1 * r1 * r1;

  const [of, share] = isAbove ? [smaller, q] : [larger, -(1 + q)];
  const share1 = isAbove ? -second * r1 : second * r1;
  const share2 = (isAbove ? -1 : 1) * (third * r1 * r1 + second * r2);
  into[4] = share * of[1];
  into[5] = share1 * of[1] + share * of[2];
  into[6] = share2 * of[1] + 2 * share1 * of[2] + share * of[3];
}
