import { deviancePart, stirlingError } from "./log-gamma.ts";

/**
 * Regularized incomplete beta function I_x(a, b), for a, b > 0 and x between 0 and 1, to about 13 digits also where a and
 * b are in the millions. `y` is 1 − x, given apart because the caller can say it without cancellation where x is near 1.
 *
 * By the continued fraction of Didonato & Morris (1992), on the side of the mean where its terms do not cancel, times the
 * factor xᵃ yᵇ / B(a, b) in the form of Loader (2000).
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (!(x >= 0 && y >= 0 && a > 0 && b > 0)) return Number.NaN;
  if (x === 0) return 0;
  if (y === 0) return 1;
  const factor = densityFactor(x, y, a, b);
  return a * y >= b * x ? factor * fraction(x, y, a, b) : 1 - factor * fraction(y, x, b, a);
}

/** xᵃ yᵇ / B(a, b) = ab/n times the binomial density of a in n = a + b at x, for a and b that need not be whole. */
function densityFactor(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const difference = a * y - b * x;
  const deviance = deviancePart(a, n * x, difference) + deviancePart(b, n * y, -difference);
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance;
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * n));
}

/**
 * α₁/(β₁ + α₂/(β₂ + …)) by Lentz's method, for λ = ay − bx ≥ 0: α₁ = 1 and, with n counting from 0,
 *
 *     α_{n+1} = (a+n−1)(a+b+n−1) n(b−n) x² / (a+2n−1)²
 *     β_{n+1} = n + n(b−n)x / (a+2n−1) + (a+n)(λ + 1 + n(1+y)) / (a+2n+1)
 */
function fraction(x: number, y: number, a: number, b: number): number {
  const lambda = a * y - b * x;
  let continued = (a * (lambda + 1)) / (a + 1);
  let c = continued;
  let d = 0;
  for (let n = 1; n < 1e7; n++) {
    const spread = a + 2 * n - 1;
    const alpha = ((a + n - 1) / spread) * ((a + b + n - 1) / spread) * n * (b - n) * x * x;
    const beta = n + (n * (b - n) * x) / spread + ((a + n) * (lambda + 1 + n * (1 + y))) / (spread + 2);
    d = 1 / nonZero(beta + alpha * d);
    c = nonZero(beta + alpha / c);
    continued *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) break;
  }
  return 1 / continued;
}

function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
