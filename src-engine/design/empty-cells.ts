import { productOfRows } from "../math/small-matrices.ts";
import { symmetricEigen } from "../math/symmetric-eigen.ts";
import type { ResolvedTerm, ResolvedVariable } from "../specification/specification.ts";
import { variableKey } from "../specification/specification.ts";
import type { OrthonormalBasis } from "./aliasing.ts";
import type { RowValues } from "./row-values.ts";

/**
 * Type III hypotheses where combinations of categories are empty, by SAS's rule (Goodnight 1980; also lmerTest's). In the model
 * with an indicator for every category, X* = X L', a function l'β of the coefficients that can be estimated is (L l)'β*. The
 * hypothesis of a term is spanned by those l that weigh nothing but the term and the terms that contain it (the same numbers,
 * and more categorical variables), at right angles, as L l, to those that weigh nothing but the latter.
 *
 * Returns the l of every term, row by row; none where nothing of a term can be estimated. X = Q R is given by `basis`.
 */
export function estimableHypotheses(
  terms: readonly ResolvedTerm[],
  values: RowValues,
  basis: OrthonormalBasis,
): readonly (readonly (readonly number[])[])[] {
  const weights = terms.map((term) => indicatorProducts(term.variables, values, basis).map((c) => solve(c, basis)));
  const size = basis.directions.length;
  return terms.map((term, index) => {
    const others = terms.flatMap((other, k) => (k === index || contains(other, term) ? [] : (weights[k] ?? [])));
    const free = nullSpace(others, size);
    const containing = nullSpace([...others, ...(weights[index] ?? [])], size);
    const all = weights.flat();
    const images = containing.map((l) => image(all, l));
    return complement(free, images, (l) => image(all, l));
  });
}

/** Whether `outer` has the same numbers as `inner`, and its categorical variables besides others. */
function contains(outer: ResolvedTerm, inner: ResolvedTerm): boolean {
  const [numbersOut, categoriesOut] = split(outer);
  const [numbersIn, categoriesIn] = split(inner);
  const isSame = numbersOut.length === numbersIn.length && numbersIn.every((key) => numbersOut.includes(key));
  const isMore = categoriesOut.length > categoriesIn.length;
  return isSame && isMore && categoriesIn.every((name) => categoriesOut.includes(name));
}

function split({ variables }: ResolvedTerm): readonly [numbers: readonly string[], categories: readonly string[]] {
  const isCategorical = ({ kind }: ResolvedVariable) => kind === "categorical";
  return [
    variables.filter((variable) => !isCategorical(variable)).map(variableKey),
    variables.filter(isCategorical).map(({ name }) => name),
  ];
}

/** Q'c of every column c of a term with an indicator for each category. */
function indicatorProducts(
  variables: readonly ResolvedVariable[],
  values: RowValues,
  { directions }: OrthonormalBasis,
): readonly (readonly number[])[] {
  const rows = directions[0]?.length ?? 0;
  let products: readonly Float64Array[] = [new Float64Array(rows).fill(1)];
  for (const variable of variables) {
    const factors = factorsOf(variable, values);
    products = factors.flatMap((factor) => products.map((product) => product.map((value, row) => value * factor[row])));
  }
  return products.map((column) =>
    directions.map((direction) => direction.reduce((sum, value, row) => sum + value * column[row], 0)),
  );
}

function factorsOf(variable: ResolvedVariable, values: RowValues): readonly Float64Array[] {
  if (variable.kind === "continuous") return [values.continuous(variable)];
  const { codes, values: categories } = values.categories(variable.name);
  return categories.map((_, category) => Float64Array.from(codes, (code) => (code === category ? 1 : 0)));
}

/** R⁻¹ r. */
function solve(right: readonly number[], { triangle }: OrthonormalBasis): readonly number[] {
  const solution = [...right];
  for (let k = right.length - 1; k >= 0; k--) {
    solution[k] /= triangle[k][k];
    for (let i = 0; i < k; i++) solution[i] -= triangle[k][i] * solution[k];
  }
  return solution;
}

const tolerance = 1e-9;

/** An orthonormal basis of the l at right angles to all of the vectors. */
function nullSpace(vectors: readonly (readonly number[])[], size: number): readonly (readonly number[])[] {
  const gram = new Float64Array(size * size);
  for (const vector of vectors) {
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) gram[i * size + j] += vector[i] * vector[j];
  }
  const { values, vectors: basis } = symmetricEigen(gram, size);
  const largest = Math.max(...values, Number.MIN_VALUE);
  return values.flatMap((value, k) =>
    value > tolerance * largest ? [] : [Array.from({ length: size }, (_, i) => basis[i * size + k])],
  );
}

/** L l. */
function image(weights: readonly (readonly number[])[], l: readonly number[]): readonly number[] {
  return weights.map((row) => row.reduce((sum, weight, k) => sum + weight * l[k], 0));
}

/** What of the vectors has an image at right angles to all of the given ones, and is not a combination of others. */
function complement(
  vectors: readonly (readonly number[])[],
  images: readonly (readonly number[])[],
  imageOf: (vector: readonly number[]) => readonly number[],
): readonly (readonly number[])[] {
  const size = vectors.length;
  if (size === 0) return [];
  const cross = vectors.map(imageOf).map((own) => images.map((other) => productOfRows(own, other)));
  const combinations = nullSpace(
    images.map((_, j) => cross.map((row) => row[j])),
    size,
  );
  return combinations.map((weights) =>
    (vectors[0] ?? []).map((_, k) => vectors.reduce((sum, vector, i) => sum + weights[i] * vector[k], 0)),
  );
}
