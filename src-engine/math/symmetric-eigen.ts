import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/** A = V diag(values) V', for a symmetric matrix given in full, row by row. `vectors` holds V row by row. */
export interface SymmetricEigen {
  readonly values: readonly number[];
  readonly vectors: Float64Array;
}

export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  const decomposition = new EigenvalueDecomposition(Matrix.from1DArray(size, size, matrix), { assumeSymmetric: true });
  return {
    values: decomposition.realEigenvalues,
    vectors: Float64Array.from(decomposition.eigenvectorMatrix.to1DArray()),
  };
}

/** V diag(f(values)) V'; `f` is also told which eigenvalue it is. */
export function applyToSpectrum(
  { values, vectors }: SymmetricEigen,
  f: (value: number, k: number) => number,
): Float64Array {
  const size = values.length;
  const result = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    const weight = f(values[k], k);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) result[i * size + j] += weight * vectors[i * size + k] * vectors[j * size + k];
    }
  }
  return result;
}
