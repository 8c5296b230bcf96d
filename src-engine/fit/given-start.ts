import { inverseOfRows, semidefiniteCholesky } from "../math/small-matrices.ts";
import type { SearchSettings } from "../specification/specification.ts";
import type { Basis } from "./basis.ts";
import type { DevianceProblem } from "./profiled-deviance.ts";

/**
 * θ of the variances τ that the user wants to start from, covariances zero: T = D diag(τ) D' / σ², D from the user's units to
 * the basis. Each structure takes from T what it can have.
 */
export function givenStart(
  { parts }: Pick<DevianceProblem, "parts">,
  { randomToUser }: Basis,
  { random, residual }: NonNullable<SearchSettings["start"]>,
): Float64Array {
  const theta = parts.flatMap(({ parameters: { structure, size, basis } }, index) => {
    const toBasis = inverseOfRows(randomToUser[index]);
    const relative = Float64Array.from({ length: size * size }, (_, entry) => {
      const [left, right] = [toBasis[Math.floor(entry / size)], toBasis[entry % size]];
      return left.reduce((sum, value, k) => sum + value * right[k] * random[index][k], 0) / residual;
    });
    if (structure === "unstructured") {
      const lower = semidefiniteCholesky(relative, size);
      return basis.map((place) => lower[place.indexOf(1)]);
    }
    const own = Array.from({ length: size }, (_, k) => relative[k * size + k]);
    if (structure === "diagonal") return own.map(Math.sqrt);
    const mean = own.reduce((sum, value) => sum + value, 0) / size;
    return basis.map(() => Math.sqrt(mean));
  });
  return Float64Array.from(theta);
}
