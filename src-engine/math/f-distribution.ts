import { chiSquareUpperTail } from "./chi-square-distribution.ts";
import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * P(F > f) with `numerator` and `denominator` degrees of freedom (denominator Infinity: χ²/numerator): I_x(d/2, n/2) at
 * x = d/(d + nf).
 */
export function fUpperTail(f: number, numerator: number, denominator: number): number {
  if (Number.isNaN(f) || Number.isNaN(denominator)) return Number.NaN;
  if (f <= 0) return 1;
  if (f === Number.POSITIVE_INFINITY) return 0;
  if (denominator === Number.POSITIVE_INFINITY) return chiSquareUpperTail(f * numerator, numerator);
  const whole = denominator + numerator * f;
  return incompleteBeta(denominator / whole, (numerator * f) / whole, denominator / 2, numerator / 2);
}
