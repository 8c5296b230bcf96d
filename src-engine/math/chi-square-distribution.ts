import { upperIncompleteGamma } from "./incomplete-gamma.ts";

/** P(X > x) of the chi-square distribution: Q(df/2, x/2). With no degrees of freedom all mass is at zero. */
export function chiSquareUpperTail(x: number, df: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 1;
  return df === 0 ? 0 : upperIncompleteGamma(df / 2, x / 2);
}
