import type { Coding } from "../../src-contract/analysis.ts";
import { inverseOfRows, productOfRows, semidefiniteCholesky } from "./small-matrices.ts";

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

/**
 * Columns whose coefficients, beside an intercept, are the contrasts themselves: C'(CC')⁻¹ of the contrasts in the rows of C
 * (Venables & Ripley 2002, section 6.2). Null where one of them follows from the others.
 */
export function columnsOfContrasts(contrasts: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  if (contrasts.length === 0) return [];
  const products = contrasts.map((one) => contrasts.map((other) => productOfRows(one, other)));
  if (!isPositiveDefinite(products)) return null;
  const inverse = inverseOfRows(products);
  const categories = contrasts[0]?.length ?? 0;
  return inverse.map((row) =>
    Array.from({ length: categories }, (_, category) =>
      row.reduce((sum, weight, other) => sum + weight * contrasts[other][category], 0),
    ),
  );
}

function isPositiveDefinite(rows: readonly (readonly number[])[]): boolean {
  const size = rows.length;
  const scaled = rows.map((row, i) => row.map((value, j) => value / Math.sqrt(rows[i][i] * rows[j][j])));
  const lower = Float64Array.from(scaled.flat());
  if (lower.some(Number.isNaN)) return false;
  const factor = semidefiniteCholesky(lower, size, 1e-10);
  return Array.from({ length: size }, (_, index) => factor[index * size + index]).every((pivot) => pivot > 1e-6);
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
