import { applyToSpectrum, symmetricEigen } from "../math/symmetric-eigen.ts";

/**
 * 2A⁻¹, flat directions left out: of second derivatives of a deviance the covariance matrix, and back. On variables scaled to a
 * unit diagonal, so that their scales do not decide what counts as flat: a curvature below the share `flatShare` of the largest one. Flat
 * directions that lie for the most part among the variables of `isEndless` are kept, at the smallest curvature that can be told from
 * none. NaN where A is not finite.
 */
export function twiceInverse(
  hessian: Float64Array,
  size: number,
  flatShare: number,
  isEndless: (variable: number) => boolean = () => false,
): Float64Array {
  if (size === 0 || !hessian.every(Number.isFinite)) return new Float64Array(size * size).fill(Number.NaN);
  const scale = Float64Array.from({ length: size }, (_, i) => 1 / Math.sqrt(Math.abs(hessian[i * size + i]) || 1));
  const scaled = hessian.map((value, entry) => value * scale[Math.floor(entry / size)] * scale[entry % size]);
  const eigen = symmetricEigen(scaled, size);
  const least = flatShare * Math.max(...eigen.values);
  const inverse = applyToSpectrum(eigen, (value, k) => {
    if (value > least) return 2 / value;
    return value > -least && shareOf(eigen.vectors, k, isEndless) > 0.5 ? 2 / least : 0;
  });
  return inverse.map((value, entry) => value * scale[Math.floor(entry / size)] * scale[entry % size]);
}

/** How much of eigenvector k, of length 1, lies among some variables. */
function shareOf(vectors: Float64Array, k: number, isAmong: (variable: number) => boolean): number {
  const size = Math.sqrt(vectors.length);
  let share = 0;
  for (let i = 0; i < size; i++) if (isAmong(i)) share += vectors[i * size + k] ** 2;
  return share;
}
