import { type SymmetricEigen, symmetricEigen } from "./symmetric-eigen.ts";

/** Beyond this size rotations take too long. */
const largest = 64;

/** Rotations that would turn less than this, relative to the diagonal entries they join, are left out. */
const tolerance = 1e-16;
const maxSweeps = 40;

/**
 * Eigenvalues and vectors of a symmetric positive (semi)definite matrix by Jacobi's rotations. For graded matrices, D H D
 * with H well conditioned and D diagonal, also the smallest eigenvalues have nearly all their digits, however large the
 * largest, which tridiagonal methods cannot give (Demmel & Veselić 1992); large matrices are left to those.
 */
export function gradedEigen(matrix: Float64Array, size: number): SymmetricEigen {
  if (size > largest) return symmetricEigen(matrix, size);
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0, turned = true; turned && sweep < maxSweeps; sweep++) {
    turned = false;
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) {
        if (rotate(a, vectors, size, p, q)) turned = true;
      }
    }
  }
  return { values: Array.from({ length: size }, (_, i) => a[i * size + i]), vectors };
}

/** Makes the entry (p, q) zero (Golub & Van Loan 2013, section 8.5.2); false where it is negligible. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): boolean {
  const [pp, qq, pq] = [a[p * size + p], a[q * size + q], a[p * size + q]];
  if (Math.abs(pq) <= tolerance * Math.sqrt(Math.abs(pp * qq))) return false;
  const slope = (qq - pp) / (2 * pq);
  const t = (slope >= 0 ? 1 : -1) / (Math.abs(slope) + Math.sqrt(1 + slope * slope));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    if (k !== p && k !== q) {
      const [kp, kq] = [a[k * size + p], a[k * size + q]];
      const [first, second] = [c * kp - s * kq, s * kp + c * kq];
      a[k * size + p] = first;
      a[p * size + k] = first;
      a[k * size + q] = second;
      a[q * size + k] = second;
    }
    const [vp, vq] = [vectors[k * size + p], vectors[k * size + q]];
    vectors[k * size + p] = c * vp - s * vq;
    vectors[k * size + q] = s * vp + c * vq;
  }
  a[p * size + p] = pp - t * pq;
  a[q * size + q] = qq + t * pq;
  a[p * size + q] = 0;
  a[q * size + p] = 0;
  return true;
}
