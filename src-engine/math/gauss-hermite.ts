import { symmetricEigen } from "./symmetric-eigen.ts";

/** Σ w f(x) over the points is ∫ f(x) φ(x) dx, φ the standard normal density, for polynomials of degree 2n − 1 at most. */
export interface HermiteRule {
  readonly points: Float64Array;
  /** ln w: the outermost weights are smaller than numbers can be for large n. */
  readonly logWeights: Float64Array;
}

/**
 * Gauss–Hermite quadrature with n points. The points are the eigenvalues of the polynomials' recurrence (Golub & Welsch
 * 1969), improved by Newton's method; the weights 1/Σ p_j(x)², p_j the orthonormal polynomials, which lose no digits.
 */
export function gaussHermite(count: number): HermiteRule {
  const recurrence = new Float64Array(count * count);
  for (let j = 1; j < count; j++) {
    recurrence[j * count + j - 1] = Math.sqrt(j);
    recurrence[(j - 1) * count + j] = Math.sqrt(j);
  }
  const roots = symmetricEigen(recurrence, count).values;
  const points = Float64Array.from(
    [...roots].sort((a, b) => a - b),
    (root) => improved(root, count),
  );
  return { points, logWeights: points.map((x) => -Math.log(polynomials(x, count).sumOfSquares)) };
}

function improved(root: number, count: number): number {
  let x = root;
  for (let step = 0; step < 3; step++) {
    const { last, before } = polynomials(x, count);
    x -= last / (Math.sqrt(count) * before);
  }
  return x;
}

/** p_n and p_(n−1) at x, and Σ p_j² over j < n. */
function polynomials(x: number, count: number) {
  let before = 0;
  let last = 1;
  let sumOfSquares = 0;
  for (let j = 0; j < count; j++) {
    sumOfSquares += last * last;
    [before, last] = [last, (x * last - Math.sqrt(j) * before) / Math.sqrt(j + 1)];
  }
  return { last, before, sumOfSquares };
}
