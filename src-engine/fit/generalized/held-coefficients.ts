import { innerProduct } from "../../math/inner-product.ts";
import type { GeneralizedFit } from "./generalized-fit.ts";

/** Share of a direction's length that counts as left. */
const leastLeft = 1e-6;

/**
 * Which coefficients, in the user's units, the rows on an end of what η can be settle alone: with those rows held where they are,
 * nothing of the coefficient is left to vary, and there is no standard error.
 */
export function heldCoefficients({ state, method }: Pick<GeneralizedFit, "state" | "method">): readonly boolean[] {
  const { problem, basis, onEdge } = state;
  if (onEdge === null || method === "pql") return basis.fixedToUser.map(() => false);
  const directions: Float64Array[] = [];
  for (const row of onEdge.rows) {
    const left = leftBeside(
      directions,
      Float64Array.from(problem.x, (column) => column[row]),
    );
    if (left !== null) directions.push(left);
  }
  return basis.fixedToUser.map((weights) => leftBeside(directions, Float64Array.from(weights)) === null);
}

/** What is left of a vector beside directions of length 1, at length 1; null: nothing. */
function leftBeside(directions: readonly Float64Array[], vector: Float64Array): Float64Array | null {
  const size = Math.sqrt(innerProduct(vector, vector));
  const left = vector.slice();
  for (const direction of directions) {
    const share = innerProduct(left, direction);
    for (let k = 0; k < left.length; k++) left[k] -= share * direction[k];
  }
  const length = Math.sqrt(innerProduct(left, left));
  return length > leastLeft * size ? left.map((value) => value / length) : null;
}
