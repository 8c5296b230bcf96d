import type { CovarianceStructure } from "../../src-contract/analysis.ts";

/**
 * How a vector θ says the relative covariance factor of one random part: Λ(θ) = Σ_m θ_m B_m, so that the effects'
 * covariance matrix is σ² Λ Λ'. For every structure Λ is linear in θ, and θ with the stated lower bounds reaches each
 * positive semidefinite matrix of the structure, singular ones included (Bates et al. 2015, section 2.2, for the first two).
 *
 * - unstructured: lower triangular, column by column; diagonal ≥ 0
 * - diagonal: diagonal ≥ 0
 * - identity: θ I, θ ≥ 0
 * - compound symmetry: θ₁ (I − J/q) + θ₂ J/q, both ≥ 0, J all ones: its eigenvalues
 */
export interface CovarianceParameters {
  readonly structure: CovarianceStructure;
  /** q, the number of effects. */
  readonly size: number;
  readonly lower: readonly number[];
  /** B_m, q × q, row by row. */
  readonly basis: readonly Float64Array[];
}

export function covarianceParameters(structure: CovarianceStructure, size: number): CovarianceParameters {
  switch (structure) {
    case "unstructured": {
      const places = Array.from({ length: size }, (_, column) =>
        Array.from({ length: size - column }, (_, below) => [column + below, column] as const),
      ).flat();
      return {
        structure,
        size,
        lower: places.map(([row, column]) => (row === column ? 0 : Number.NEGATIVE_INFINITY)),
        basis: places.map(([row, column]) => matrix(size, (i, j) => (i === row && j === column ? 1 : 0))),
      };
    }
    case "diagonal": {
      const places = Array.from({ length: size }, (_, index) => index);
      return {
        structure,
        size,
        lower: places.map(() => 0),
        basis: places.map((place) => matrix(size, (i, j) => (i === place && j === place ? 1 : 0))),
      };
    }
    case "identity":
      return { structure, size, lower: [0], basis: [matrix(size, (i, j) => (i === j ? 1 : 0))] };
    case "compound-symmetry":
      return size === 1
        ? covarianceParameters("identity", 1)
        : {
            structure,
            size,
            lower: [0, 0],
            basis: [matrix(size, (i, j) => (i === j ? 1 : 0) - 1 / size), matrix(size, () => 1 / size)],
          };
  }
}

/** Λ(θ), q × q, row by row; `theta` starts at `offset`. */
export function factorOf(parameters: CovarianceParameters, theta: Float64Array, offset: number): Float64Array {
  const factor = new Float64Array(parameters.size ** 2);
  for (const [m, basis] of parameters.basis.entries()) {
    for (let entry = 0; entry < factor.length; entry++) factor[entry] += theta[offset + m] * basis[entry];
  }
  return factor;
}

/** Λ Λ', q × q, row by row. */
export function relativeCovariance(factor: Float64Array, size: number): Float64Array {
  return matrix(size, (i, j) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += factor[i * size + k] * factor[j * size + k];
    return sum;
  });
}

/** B Λ' + Λ B'. */
export function symmetricProduct(b: Float64Array, factor: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, entry) => {
    const i = Math.floor(entry / size);
    const j = entry % size;
    let sum = 0;
    for (let k = 0; k < size; k++) {
      sum += b[i * size + k] * factor[j * size + k] + factor[i * size + k] * b[j * size + k];
    }
    return sum;
  });
}

function matrix(size: number, entry: (row: number, column: number) => number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, index) => entry(Math.floor(index / size), index % size));
}
