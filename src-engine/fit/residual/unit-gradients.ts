import type { NestedEffects } from "../nested/nested-effects.ts";

/** Rows of units as they are whitened by their covariance matrices W = L L'. */
export interface WhitenedRows {
  /** Unit u has the rows starts[u] … starts[u + 1] − 1. */
  readonly starts: Int32Array;
  /** L by unit. */
  readonly lowers: readonly Float64Array[];
  /** L⁻¹U, U = [X̃, the outer factors' Z̃, ỹ]. */
  readonly columns: readonly Float64Array[];
}

/** ∂f/∂W = W⁻¹ − W⁻¹U K U'W⁻¹ by unit, for f = ln |V| + g([X̃ ỹ]'V⁻¹[X̃ ỹ]), `adjoint` = ∂g, at the last elimination of the outer effects. */
export function unitGradients(
  { starts, lowers, columns }: WhitenedRows,
  effects: NestedEffects,
  adjoint: Float64Array,
): readonly Float64Array[] {
  const adjoints = effects.rowAdjoints(adjoint);
  const width = columns.length;
  let outer = 0;
  return lowers.map((lower, unit) => {
    const from = starts[unit];
    const size = starts[unit + 1] - from;
    while (effects.starts[outer + 1] <= from) outer++;
    const k = adjoints.subarray(outer * width * width, (outer + 1) * width * width);
    const gradient = lessQuadratic(columns, from, size, k);
    solveTransposed(lower, size, gradient);
    transpose(gradient, size);
    solveTransposed(lower, size, gradient);
    return gradient;
  });
}

/** I − U K U' of some rows. */
function lessQuadratic(columns: readonly Float64Array[], from: number, size: number, k: Float64Array): Float64Array {
  const width = columns.length;
  const result = new Float64Array(size * size);
  const products = new Float64Array(width);
  for (let i = 0; i < size; i++) {
    for (let a = 0; a < width; a++) {
      let sum = 0;
      for (let b = 0; b < width; b++) sum += k[a * width + b] * columns[b][from + i];
      products[a] = sum;
    }
    for (let j = 0; j < size; j++) {
      let sum = i === j ? 1 : 0;
      for (let a = 0; a < width; a++) sum -= products[a] * columns[a][from + j];
      result[i * size + j] = sum;
    }
  }
  return result;
}

/** Replaces `right` (size × size) by L⁻ᵀ times it. */
function solveTransposed(lower: Float64Array, size: number, right: Float64Array): void {
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) {
      const factor = lower[k * size + i];
      if (factor === 0) continue;
      for (let c = 0; c < size; c++) right[i * size + c] -= factor * right[k * size + c];
    }
    const scale = 1 / lower[i * size + i];
    for (let c = 0; c < size; c++) right[i * size + c] *= scale;
  }
}

function transpose(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const above = matrix[j * size + i];
      matrix[j * size + i] = matrix[i * size + j];
      matrix[i * size + j] = above;
    }
  }
}
