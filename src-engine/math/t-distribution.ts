import quantile from "@stdlib/stats-base-dists-t-quantile";
import { fUpperTail } from "./f-distribution.ts";
import { normalQuantile, normalTwoSided } from "./normal-distribution.ts";

/** P(|T| > |t|) with `df` degrees of freedom (Infinity: normal): T² is F with 1 and df degrees of freedom. */
export function tTwoSided(t: number, df: number): number {
  return df === Number.POSITIVE_INFINITY ? normalTwoSided(t) : fUpperTail(t * t, 1, df);
}

/** t with P(T ≤ t) = p. */
export function tQuantile(p: number, df: number): number {
  return df > 1e10 ? normalQuantile(p) : quantile(p, df);
}
