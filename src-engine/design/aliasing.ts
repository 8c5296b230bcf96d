import { addSquare } from "../math/column-products.ts";
import type { DesignColumn } from "./columns.ts";
import { orthogonalize } from "./orthogonalize.ts";
import { meanOf } from "./row-values.ts";

export interface Independent {
  readonly columns: readonly DesignColumn[];
  readonly aliased: readonly AliasedColumn[];
  /** Where the columns are close to dependent: an orthonormal basis to compute with. Null: not needed. */
  readonly orthonormal: OrthonormalBasis | null;
}

/** A column left out: on the rows used the sum of the combination's columns, which are in the model, times their coefficients. */
export interface AliasedColumn {
  readonly column: DesignColumn;
  readonly combination: readonly { readonly column: DesignColumn; readonly coefficient: number }[];
}

/** X = Q R, with Q's columns of length 1 and orthogonal, R upper triangular: `triangle[k]` is R's column k, from above. */
export interface OrthonormalBasis {
  readonly directions: readonly Float64Array[];
  readonly triangle: readonly (readonly number[])[];
}

/**
 * A column whose part not explained by those before it is smaller than this share of its spread counts as aliased: a tenth of
 * what R allows, so that polynomials of the tenth degree are still told apart.
 */
const tolerance = 1e-8;

/**
 * Leaves out every column that is a linear combination of the ones before it, and says of which. Spread is measured around
 * the mean where there is an intercept, so that a large common offset neither hides nor feigns a dependence.
 */
export function withoutAliased(columns: readonly DesignColumn[]): Independent {
  if (clearlyIndependent(columns)) return { columns, aliased: [], orthonormal: null };
  const hasIntercept = columns.some(isIntercept);
  const { kept, dependent } = orthogonalize(
    columns.map(({ values }) => values),
    columns.map((column) => tolerance * spreadOf(column.values, hasIntercept && !isIntercept(column))),
  );
  return {
    columns: kept.map(({ index }) => columns[index]),
    aliased: dependent.map(({ index, combination }) => ({
      column: columns[index],
      combination: clearCombination(
        combination,
        kept.map((column) => columns[column.index]),
      ),
    })),
    orthonormal: {
      directions: kept.map(({ direction }) => direction),
      triangle: kept.map(({ coefficients }) => coefficients),
    },
  };
}

/** c with c_1 column_1 + c_2 column_2 + … = 1 in every row; null where no combination of the columns is constant. */
export function constantCombination(columns: readonly DesignColumn[]): readonly number[] | null {
  const intercept = columns.findIndex(isIntercept);
  if (intercept >= 0) return columns.map((_, index) => (index === intercept ? 1 : 0));
  const rows = columns[0]?.values.length ?? 0;
  const negligible = [...columns.map(() => 0), tolerance * Math.sqrt(rows)];
  const { dependent } = orthogonalize(
    [...columns.map(({ values }) => values), new Float64Array(rows).fill(1)],
    negligible,
  );
  return dependent.find(({ index }) => index === columns.length)?.combination ?? null;
}

export function isIntercept({ factors }: DesignColumn): boolean {
  return factors.length === 0;
}

/**
 * Without the weights that are nothing but rounding: below a share of the largest predictor's, or lost in the digits of the
 * constant. A large constant makes no predictor's part small: 10¹² + x is not the same in all rows.
 */
export function clearCombination(
  combination: readonly number[],
  columns: readonly DesignColumn[],
  leastShare = 1e-6,
): AliasedColumn["combination"] {
  const hasIntercept = columns.some(isIntercept);
  const sizes = combination.map(
    (weight, k) => Math.abs(weight) * spreadOf(columns[k].values, hasIntercept && !isIntercept(columns[k])),
  );
  const largestOf = (areIntercepts: boolean) =>
    Math.max(0, ...sizes.filter((_, k) => isIntercept(columns[k]) === areIntercepts));
  const negligible = Math.max(leastShare * largestOf(false), digitsOfConstant * largestOf(true));
  return combination.flatMap((weight, k) =>
    sizes[k] > negligible ? [{ column: columns[k], coefficient: weight }] : [],
  );
}

const digitsOfConstant = 1e-13;

/**
 * A quick look at the centered cross-products: where every pivot of their Cholesky factor stays far above rounding,
 * nothing is aliased and the rows need not be orthogonalised. Most designs end here.
 */
function clearlyIndependent(columns: readonly DesignColumn[]): boolean {
  const count = columns.length;
  const rows = columns[0]?.values.length ?? 0;
  if (rows <= count) return false;
  const hasIntercept = columns.some(isIntercept);
  const shifts = columns.map((column) => (hasIntercept && !isIntercept(column) ? meanOf(column.values) : 0));
  const gram = centeredSquare(columns, shifts);
  const at = (k: number, j: number) => (k * (k + 1)) / 2 + j;
  for (let k = 0; k < count; k++) {
    const before = gram[at(k, k)];
    for (let j = 0; j < k; j++) {
      let sum = gram[at(k, j)];
      for (let i = 0; i < j; i++) sum -= gram[at(k, i)] * gram[at(j, i)];
      gram[at(k, j)] = sum / gram[at(j, j)];
      gram[at(k, k)] -= gram[at(k, j)] ** 2;
    }
    if (!(gram[at(k, k)] > 1e-3 * before)) return false;
    gram[at(k, k)] = Math.sqrt(gram[at(k, k)]);
  }
  return true;
}

/** Rows of all columns that a processor's nearest cache holds. */
const cachedRows = 256;

/** The columns' cross-products around `shifts`, packed as a lower triangle row by row. */
function centeredSquare(columns: readonly DesignColumn[], shifts: readonly number[]): Float64Array {
  const rows = columns[0].values.length;
  const square = new Float64Array((columns.length * (columns.length + 1)) / 2);
  const centered = columns.map(() => new Float64Array(Math.min(rows, cachedRows)));
  for (let from = 0; from < rows; from += cachedRows) {
    const count = Math.min(cachedRows, rows - from);
    for (let k = 0; k < columns.length; k++) copyCentered(columns[k].values, from, count, shifts[k], centered[k]);
    addSquare(centered, count, square, 0);
  }
  return square;
}

function copyCentered(values: Float64Array, from: number, count: number, shift: number, into: Float64Array): void {
  for (let row = 0; row < count; row++) into[row] = values[from + row] - shift;
}

/** Length of the column, around its mean or not; at least what rounding leaves of a constant. */
export function spreadOf(values: Float64Array, centered: boolean): number {
  const mean = centered ? meanOf(values) : 0;
  const spread = Math.sqrt(squaresAround(mean, values));
  const rounding = Math.abs(mean) * Math.sqrt(values.length) * 1e-14;
  return Math.max(spread, rounding / tolerance);
}

function squaresAround(mean: number, values: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += (values[row] - mean) ** 2;
  return sum;
}
