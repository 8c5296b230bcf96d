import { innerProduct } from "../../math/inner-product.ts";
import { squareTimes } from "../../math/square-matrix.ts";

/** Estimating equations at a point: their values, and the inverse of what is expected of minus their slope. */
export interface EquationsAt {
  /** U(β), p. */
  readonly score: Float64Array;
  /** I(β)⁻¹, p × p. */
  readonly inverse: Float64Array;
}

export interface EquationsSolved {
  readonly point: Float64Array;
  /** I⁻¹ there. */
  readonly inverse: Float64Array;
}

/**
 * Solves U(β) = 0 by Fisher's scoring, β + I⁻¹U. There is no function that falls on the way; its place is taken by U'I⁻¹U with the
 * information before the step, and a step is halved until that is smaller: from effects within units whose variance is large the first
 * whole step may lead to where no outcome is possible any more. The equations are evaluated last at the solution. Null where steps
 * lead nowhere.
 */
export function solveEquations(
  start: Float64Array,
  equationsAt: (point: Float64Array) => EquationsAt | null,
): EquationsSolved | null {
  let point = start;
  let now = equationsAt(point);
  for (let count = 0; now !== null && count < mostSteps; count++) {
    const step = squareTimes(now.inverse, now.score);
    const size = innerProduct(step, now.score);
    if (!Number.isFinite(size)) return null;
    if (size < solvedSize) return { point, inverse: now.inverse };
    const from = point;
    const { inverse } = now;
    now = null;
    for (let length = 1; now === null && length > shortest; length /= 2) {
      point = from.map((value, k) => value + length * step[k]);
      const next = equationsAt(point);
      if (next !== null && (size < roundedSize || sizeOf(next.score, inverse) < size)) now = next;
    }
  }
  return null;
}

const mostSteps = 100;
const shortest = 1e-6;
/** U'I⁻¹U at a solution: 1e-8 standard errors away. */
const solvedSize = 1e-16;
/** So near to one, rounding may have a say in whether a step leads down. */
const roundedSize = 1e-10;

function sizeOf(score: Float64Array, inverse: Float64Array): number {
  return innerProduct(squareTimes(inverse, score), score);
}
