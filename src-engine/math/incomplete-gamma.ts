import { deviancePart, stirlingError } from "./log-gamma.ts";

/**
 * Upper regularized incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a), for a > 0 and x ≥ 0, to about 13 digits also
 * where a is in the hundreds of thousands (chi-square tests over as many units) and where Q is as small as 1e-300.
 *
 * By the series for P below x = a + 1 and the continued fraction for Q above (Press et al. 2007, section 6.2), both times
 * the factor xᵃ e⁻ˣ / Γ(a+1) in the form of Loader (2000), which does not cancel for large a.
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return Number.NaN;
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const factor = Math.exp(-stirlingError(a) - deviancePart(a, x)) / Math.sqrt(2 * Math.PI * a);
  return x < a + 1 ? 1 - factor * lowerSeries(a, x) : factor * a * upperFraction(a, x);
}

/** Σ xⁿ / ((a+1)…(a+n)), so that P(a, x) = xᵃ e⁻ˣ / Γ(a+1) times it. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * Number.EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** The continued fraction 1/(x+1−a− 1(1−a)/(x+3−a− 2(2−a)/(x+5−a− …))) by Lentz's method. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 1e7; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < Number.EPSILON) break;
  }
  return fraction;
}
