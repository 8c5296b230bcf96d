import type { Coding } from "../../src-contract/analysis.ts";
import { productOfRows } from "../math/small-matrices.ts";

/** Columns that stand for a categorical variable: `weights[c]` is the column's value in category c. */
export interface CodedColumn {
  /** What stands in brackets behind the variable's name: the category, or the trend ("linear"). */
  readonly label: string;
  readonly weights: readonly number[];
}

/**
 * Contrast columns of k categories (k − 1 of them), besides an intercept.
 *
 * - `dummy`: 1 in one category, 0 in the others; none for the reference.
 * - `effect`: as dummy, but −1 in the reference; coefficients are deviations from the unweighted mean of the categories.
 * - `helmert`: category j (from the second on) against the mean of those before it: −1 before, j − 1 in category j.
 * - `polynomial`: orthonormal trends over equally spaced categories.
 *
 * The same columns as R's contr.treatment, contr.sum, contr.helmert and contr.poly.
 */
export function contrastColumns(
  coding: Coding,
  categories: readonly (string | number)[],
  reference: number,
): readonly CodedColumn[] {
  switch (coding) {
    case "dummy":
      return indicatorColumns(categories).filter((_, index) => index !== reference);
    case "effect":
      return indicatorColumns(categories)
        .filter((_, index) => index !== reference)
        .map(({ label, weights }) => ({ label, weights: weights.with(reference, -1) }));
    case "helmert":
      return categories.slice(1).map((category, index) => ({
        label: String(category),
        weights: categories.map((_, other) => (other <= index ? -1 : other === index + 1 ? index + 1 : 0)),
      }));
    case "polynomial":
      return polynomialColumns(categories.length);
  }
}

/** One column for each category: 1 there, 0 elsewhere. */
export function indicatorColumns(categories: readonly (string | number)[]): readonly CodedColumn[] {
  return categories.map((category, index) => ({
    label: String(category),
    weights: categories.map((_, other) => (other === index ? 1 : 0)),
  }));
}

/** Gram–Schmidt on 1, x, x², …, each column made orthogonal twice over so that high degrees stay orthogonal. */
function polynomialColumns(count: number): readonly CodedColumn[] {
  const scores = Array.from({ length: count }, (_, index) => index - (count - 1) / 2);
  const basis: number[][] = [unit(scores.map(() => 1))];
  for (let degree = 1; degree < count; degree++) {
    const last = basis[degree - 1] ?? [];
    basis.push(
      unit(
        orthogonal(
          orthogonal(
            last.map((value, index) => value * (scores[index] ?? 0)),
            basis,
          ),
          basis,
        ),
      ),
    );
  }
  return basis.slice(1).map((weights, index) => ({ label: trendNames[index] ?? `degree ${index + 1}`, weights }));
}

const trendNames = ["linear", "quadratic", "cubic"];

function orthogonal(vector: readonly number[], basis: readonly (readonly number[])[]): number[] {
  return basis.reduce<number[]>(
    (rest, direction) => {
      const along = productOfRows(rest, direction);
      return rest.map((value, index) => value - along * direction[index]);
    },
    [...vector],
  );
}

function unit(vector: readonly number[]): number[] {
  const length = Math.sqrt(productOfRows(vector, vector));
  return vector.map((value) => value / length);
}
