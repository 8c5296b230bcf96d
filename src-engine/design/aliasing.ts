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
  const gram = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++) {
      gram[a * count + b] = shiftedDot(columns[a].values, shifts[a], columns[b].values, shifts[b]);
    }
  }
  for (let k = 0; k < count; k++) {
    const before = gram[k * count + k];
    for (let j = 0; j < k; j++) {
      let sum = gram[k * count + j];
      for (let i = 0; i < j; i++) sum -= gram[k * count + i] * gram[j * count + i];
      gram[k * count + j] = sum / gram[j * count + j];
      gram[k * count + k] -= gram[k * count + j] ** 2;
    }
    if (!(gram[k * count + k] > 1e-3 * before)) return false;
    gram[k * count + k] = Math.sqrt(gram[k * count + k]);
  }
  return true;
}

/** Length of the column, around its mean or not; at least what rounding leaves of a constant. */
export function spreadOf(values: Float64Array, centered: boolean): number {
  const mean = centered ? meanOf(values) : 0;
  const spread = Math.sqrt(shiftedDot(values, mean, values, mean));
  const rounding = Math.abs(mean) * Math.sqrt(values.length) * 1e-14;
  return Math.max(spread, rounding / tolerance);
}

function shiftedDot(a: Float64Array, shiftA: number, b: Float64Array, shiftB: number): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] - shiftA) * (b[row] - shiftB);
  return sum;
}
