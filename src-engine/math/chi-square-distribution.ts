import { upperIncompleteGamma } from "./incomplete-gamma.ts";
import { increasingRoot } from "./increasing-root.ts";
import { normalQuantile } from "./normal-distribution.ts";

/** P(X > x) of the chi-square distribution: Q(df/2, x/2). With no degrees of freedom all mass is at zero. */
export function chiSquareUpperTail(x: number, df: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 1;
  return df === 0 ? 0 : upperIncompleteGamma(df / 2, x / 2);
}

/**
 * x with P(X ≤ x) = p, for 0 < p < 1, from Wilson & Hilferty's (1931) approximation by bisection and secants of the logarithm
 * of the upper tail.
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df > 0)) return Number.NaN;
  const cube = 1 - 2 / (9 * df) + normalQuantile(p) * Math.sqrt(2 / (9 * df));
  const start = Math.max(df * cube ** 3, df * 1e-3);
  return increasingRoot((x) => 1 - p - chiSquareUpperTail(x, df), start);
}
