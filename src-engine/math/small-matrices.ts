import { inverse, Matrix } from "ml-matrix";

/** A⁻¹ of a square matrix given by rows. */
export function inverseOfRows(rows: readonly (readonly number[])[]): number[][] {
  return inverse(new Matrix(rows.map((row) => [...row]))).to2DArray();
}

/**
 * L with A = L L' of a positive semidefinite matrix, lower triangular, row by row. A column whose pivot is below `tolerance`
 * of its diagonal element is all zeros.
 */
export function semidefiniteCholesky(matrix: Float64Array, size: number, tolerance = 1e-12): Float64Array {
  const lower = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    let pivot = matrix[j * size + j];
    for (let k = 0; k < j; k++) pivot -= lower[j * size + k] ** 2;
    if (!(pivot > tolerance * matrix[j * size + j])) continue;
    const diagonal = Math.sqrt(pivot);
    for (let i = j; i < size; i++) {
      let sum = matrix[i * size + j];
      for (let k = 0; k < j; k++) sum -= lower[i * size + k] * lower[j * size + k];
      lower[i * size + j] = sum / diagonal;
    }
  }
  return lower;
}

/** Σ a_k b_k of two rows of a matrix given by rows. */
export function productOfRows(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * b[k], 0);
}

/** scale · B M B', B r × q by rows, M q × q. */
export function transform(rows: readonly (readonly number[])[], matrix: Float64Array, scale: number): Float64Array {
  const size = rows.length;
  const width = rows[0]?.length ?? 0;
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let a = 0; a < width; a++) {
        if (rows[i][a] === 0) continue;
        for (let b = 0; b < width; b++) sum += rows[i][a] * matrix[a * width + b] * rows[j][b];
      }
      result[i * size + j] = scale * sum;
      result[j * size + i] = scale * sum;
    }
  }
  return result;
}
