import { innerProduct } from "../math/inner-product.ts";

/**
 * Gram–Schmidt on columns, each orthogonalised twice over (Björck 1994): X = Q R for the columns that bring something
 * new, and what the others are made of. The order decides who stays, as in R.
 */
export interface Orthogonalized {
  readonly kept: readonly OrthogonalColumn[];
  readonly dependent: readonly DependentColumn[];
}

export interface OrthogonalColumn {
  /** Position among the columns given. */
  readonly index: number;
  /** Its column of Q, of length 1. */
  readonly direction: Float64Array;
  /** Its column of R, from above; the last is its own length. */
  readonly coefficients: readonly number[];
}

export interface DependentColumn {
  readonly index: number;
  /** Its weights on the columns kept before it. */
  readonly combination: readonly number[];
}

/** `negligible`: the length of what is left of a column, below which nothing new is in it. */
export function orthogonalize(columns: readonly Float64Array[], negligible: readonly number[]): Orthogonalized {
  const kept: OrthogonalColumn[] = [];
  const dependent: DependentColumn[] = [];
  for (const [index, column] of columns.entries()) {
    const rest = Float64Array.from(column);
    const along = new Array<number>(kept.length).fill(0);
    for (let pass = 0; pass < 2; pass++) {
      for (const [k, { direction }] of kept.entries()) {
        const share = innerProduct(rest, direction);
        along[k] += share;
        for (let row = 0; row < rest.length; row++) rest[row] -= share * direction[row];
      }
    }
    const length = Math.sqrt(innerProduct(rest, rest));
    if (length > negligible[index]) {
      for (let row = 0; row < rest.length; row++) rest[row] /= length;
      kept.push({ index, direction: rest, coefficients: [...along, length] });
    } else {
      dependent.push({ index, combination: solveUpper(along, kept) });
    }
  }
  return { kept, dependent };
}

/** R⁻¹ r, from below. */
function solveUpper(right: readonly number[], kept: readonly OrthogonalColumn[]): readonly number[] {
  const solution = [...right];
  for (let k = right.length - 1; k >= 0; k--) {
    solution[k] /= kept[k].coefficients[k];
    for (let i = 0; i < k; i++) solution[i] -= kept[k].coefficients[i] * solution[k];
  }
  return solution;
}
