import { fUpperTail } from "./f-distribution.ts";
import { stirlingError } from "./log-gamma.ts";
import { normalQuantile, normalTwoSided } from "./normal-distribution.ts";

/** P(|T| > |t|) with `df` degrees of freedom (Infinity: normal): T² is F with 1 and df degrees of freedom. */
export function tTwoSided(t: number, df: number): number {
  return df === Number.POSITIVE_INFINITY ? normalTwoSided(t) : fUpperTail(t * t, 1, df);
}

/**
 * t with P(T ≤ t) = p, for 0 < p < 1: from the normal quantile by Newton's method on the logarithm of the upper tail,
 * which is nearly straight in ln t where the tail is a power, and never leaves the branch it starts on.
 */
export function tQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df > 0)) return Number.NaN;
  if (p === 0.5) return 0;
  if (p < 0.5) return -tQuantile(1 - p, df);
  const z = normalQuantile(p);
  if (df > 1e10) return z;
  const tail = 1 - p;
  let t = startOf(z, tail, df);
  for (let step = 0; step < 50; step++) {
    const upper = tTwoSided(t, df) / 2;
    const move = (upper * Math.log(upper / tail)) / density(t, df);
    // In ln t: a step can neither cross zero nor run away.
    const next = t * Math.exp(Math.max(-2, Math.min(2, move / t)));
    if (Math.abs(next - t) <= 1e-14 * t) return next;
    t = next;
  }
  return t;
}

/** Cornish & Fisher's first term near the middle; for a far tail with few degrees of freedom the power that the tail is. */
function startOf(z: number, tail: number, df: number): number {
  const near = z + (z * z * z + z) / (4 * df);
  const far = Math.sqrt(df) * (tail * 2) ** (-1 / df);
  return df < 3 && tail < 0.05 ? far : near;
}

function density(t: number, df: number): number {
  // Γ((df+1)/2) / (√(π df) Γ(df/2)) by Stirling's formula with its error.
  const [a, b] = [(df + 1) / 2, df / 2];
  const gammaRatio =
    Math.exp(stirlingError(a) - stirlingError(b) + a * Math.log(a) - b * Math.log(b) - 0.5) * Math.sqrt(b / a);
  return (gammaRatio / Math.sqrt(Math.PI * df)) * (1 + (t * t) / df) ** -a;
}
