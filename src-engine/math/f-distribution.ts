import betainc from "@stdlib/math-base-special-betainc";
import { chiSquareUpperTail } from "./chi-square-distribution.ts";

/**
 * P(F > f) with `numerator` and `denominator` degrees of freedom (denominator Infinity: χ²/numerator). From whichever
 * of I_x(d/2, n/2) and 1 − I_y(n/2, d/2), x = d/(d+nf) = 1 − y, has the small argument: the other one loses its digits.
 */
export function fUpperTail(f: number, numerator: number, denominator: number): number {
  if (Number.isNaN(f) || Number.isNaN(denominator)) return Number.NaN;
  if (f <= 0) return 1;
  if (f === Number.POSITIVE_INFINITY) return 0;
  if (denominator === Number.POSITIVE_INFINITY) return chiSquareUpperTail(f * numerator, numerator);
  const x = denominator / (denominator + numerator * f);
  const y = (numerator * f) / (denominator + numerator * f);
  if (x < 0.5) return betainc(x, denominator / 2, numerator / 2);
  // betainc's own upper tail is off by up to 3e-9 where y is tiny; there nothing cancels in 1 − lower.
  return y < 1e-8
    ? 1 - betainc(y, numerator / 2, denominator / 2)
    : betainc(y, numerator / 2, denominator / 2, true, true);
}
