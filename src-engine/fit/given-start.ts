import { startingMatrix } from "../design/start.ts";
import { inverseOfRows, semidefiniteCholesky, transform } from "../math/small-matrices.ts";
import type { SearchSettings } from "../specification/specification.ts";
import type { Basis } from "./basis.ts";
import type { DevianceProblem } from "./profiled-deviance.ts";

/**
 * θ of the covariance matrices Σ that the user wants to start from: T = D Σ D' / σ², D from the user's units to the basis, σ² = 1
 * where there is no residual variance. Each structure takes from T what it can have.
 */
export function givenStart(
  { parts }: Pick<DevianceProblem, "parts">,
  { randomToUser }: Pick<Basis, "randomToUser">,
  start: NonNullable<SearchSettings["start"]>,
): Float64Array {
  const theta = parts.flatMap(({ parameters: { structure, size, basis } }, index) => {
    const toBasis = inverseOfRows(randomToUser[index]);
    const relative = transform(toBasis, startingMatrix(start, index), 1 / (start.residual ?? 1));
    if (structure === "unstructured") {
      const lower = semidefiniteCholesky(relative, size);
      return basis.map((place) => lower[place.indexOf(1)]);
    }
    const own = Array.from({ length: size }, (_, k) => relative[k * size + k]);
    if (structure === "diagonal") return own.map(Math.sqrt);
    const mean = own.reduce((sum, value) => sum + value, 0) / size;
    if (structure === "identity" || size === 1) return [Math.sqrt(mean)];
    const sum = relative.reduce((all, value) => all + value, 0);
    const covariance = (sum - size * mean) / (size * (size - 1));
    return [mean - covariance, mean + (size - 1) * covariance].map((eigenvalue) => Math.sqrt(Math.max(eigenvalue, 0)));
  });
  return Float64Array.from(theta);
}
