/** Kernels for small symmetric matrices, stored in full, row by row, in Float64Arrays; they allocate nothing. */

/**
 * A = L L' in place: the lower triangle of `matrix` becomes L, the upper is left alone. Returns ln |A|, or NaN where A is
 * not positive definite.
 */
export function choleskyInPlace(matrix: Float64Array, size: number): number {
  let logDeterminant = 0;
  for (let j = 0; j < size; j++) {
    const rowJ = j * size;
    let pivot = matrix[rowJ + j];
    for (let k = 0; k < j; k++) pivot -= matrix[rowJ + k] * matrix[rowJ + k];
    if (!(pivot > 0)) return Number.NaN;
    logDeterminant += Math.log(pivot);
    const diagonal = Math.sqrt(pivot);
    matrix[rowJ + j] = diagonal;
    for (let i = j + 1; i < size; i++) {
      const rowI = i * size;
      let sum = matrix[rowI + j];
      for (let k = 0; k < j; k++) sum -= matrix[rowI + k] * matrix[rowJ + k];
      matrix[rowI + j] = sum / diagonal;
    }
  }
  return logDeterminant;
}

/** Replaces the rows of `right` (size × columns) by L⁻¹ times it. */
export function solveLowerInPlace(lower: Float64Array, size: number, right: Float64Array, columns: number): void {
  for (let i = 0; i < size; i++) {
    const rowI = i * columns;
    for (let k = 0; k < i; k++) {
      const factor = lower[i * size + k];
      if (factor === 0) continue;
      const rowK = k * columns;
      for (let c = 0; c < columns; c++) right[rowI + c] -= factor * right[rowK + c];
    }
    const scale = 1 / lower[i * size + i];
    for (let c = 0; c < columns; c++) right[rowI + c] *= scale;
  }
}

/** Replaces `vector` by L'⁻¹ times it. */
export function solveUpperInPlace(lower: Float64Array, size: number, vector: Float64Array): void {
  for (let i = size - 1; i >= 0; i--) {
    let sum = vector[i];
    for (let k = i + 1; k < size; k++) sum -= lower[k * size + i] * vector[k];
    vector[i] = sum / lower[i * size + i];
  }
}

/** A⁻¹ from its Cholesky factor, in full. */
export function inverseFromCholesky(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) inverse[i * size + i] = 1;
  solveLowerInPlace(lower, size, inverse, size);
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++) sum += inverse[k * size + i] * inverse[k * size + j];
      result[i * size + j] = sum;
      result[j * size + i] = sum;
    }
  }
  return result;
}
