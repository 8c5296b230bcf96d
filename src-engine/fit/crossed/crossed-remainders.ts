import { appendedRow } from "../../math/dense/dense-system.ts";
import { diagonalScale, lambdaTimes } from "./crossed-scaling.ts";
import type { CrossedState } from "./crossed-state.ts";

/** Y = G⁻¹Λ'S_rf by column: L'⁻¹ of what the factorization left in the appended rows. */
export function restModes({ products: { rest, fixed }, system }: CrossedState): readonly Float64Array[] {
  const { rows, stride, places } = system;
  const solved = Array.from({ length: fixed }, (_, c) => {
    const from = appendedRow(system, c) * stride;
    return rows.slice(from, from + rest);
  });
  for (let i = rest - 1; i >= 0; i--) {
    for (const mode of solved) {
      const value = mode[i] / rows[i * stride + i];
      mode[i] = value;
      for (let j = 0; j < i; j++) mode[j] -= rows[i * stride + j] * value;
    }
  }
  return solved.map((mode) => Float64Array.from(places, (place) => mode[place]));
}

/**
 * W̃_rf v = S_rf v − S_rr ΛY v from Y v and S_rf v, for several v. It is Λ⁻ᵀY v, by G Y = Λ'S_rf: one division each where every
 * factor has a single effect, well off the boundary.
 */
export function remainders(
  state: CrossedState,
  modes: readonly Float64Array[],
  crosses: readonly Float64Array[],
): readonly Float64Array[] {
  const { design, factors, products } = state;
  const scale = diagonalScale(design, factors, products.rest);
  if (scale?.every((value) => Math.abs(value) > wellOffBoundary)) {
    return modes.map((mode) => mode.map((value, column) => value / scale[column]));
  }
  const left = crosses.map((cross) => cross.slice());
  const scaled = modes.map((mode) => lambdaTimes(design, factors, mode));
  subtractSquareTimes(state, scaled, left);
  return left;
}

/** Division by a Λ smaller than this would cost more than four digits. */
export const wellOffBoundary = 1e-4;

/** out −= S_rr v for several v. */
export function subtractSquareTimes(
  { square, products: { pattern, rest } }: Pick<CrossedState, "square" | "products">,
  vectors: readonly Float64Array[],
  outs: readonly Float64Array[],
): void {
  const { starts, columns } = pattern;
  for (const [c, v] of vectors.entries()) {
    const out = outs[c];
    for (let i = 0; i < rest; i++) {
      const diagonal = starts[i + 1] - 1;
      let sum = square[diagonal] * v[i];
      for (let at = starts[i]; at < diagonal; at++) {
        sum += square[at] * v[columns[at]];
        out[columns[at]] -= square[at] * v[i];
      }
      out[i] -= sum;
    }
  }
}
