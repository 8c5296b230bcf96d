import type { AliasedEffect } from "../../src-contract/result.ts";
import type { DesignColumn } from "./columns.ts";
import { meanOf } from "./row-values.ts";

export interface Independent {
  readonly columns: readonly DesignColumn[];
  readonly aliased: readonly AliasedEffect[];
  /** Where the columns are close to dependent: an orthonormal basis to compute with. Null: not needed. */
  readonly orthonormal: OrthonormalBasis | null;
}

/** X = Q R, with Q's columns of length 1 and orthogonal, R upper triangular: `triangle[k]` is R's column k, from above. */
export interface OrthonormalBasis {
  readonly directions: readonly Float64Array[];
  readonly triangle: readonly (readonly number[])[];
}

/** A column whose part not explained by those before it is smaller than this share of its spread counts as aliased. */
const tolerance = 1e-7;

/**
 * Leaves out every column that is a linear combination of the ones before it, and says of which: by Gram–Schmidt on the
 * rows, each column orthogonalised twice (Björck 1994), after centering where there is an intercept, so that a large
 * common offset neither hides nor feigns a dependence. The order of the columns decides who stays, as in R.
 */
export function withoutAliased(columns: readonly DesignColumn[]): Independent {
  if (clearlyIndependent(columns)) return { columns, aliased: [], orthonormal: null };
  const kept: { readonly column: DesignColumn; readonly direction: Float64Array; readonly coefficients: number[] }[] =
    [];
  const aliased: AliasedEffect[] = [];
  for (const column of columns) {
    const spread = spreadOf(column.values, kept.length > 0 && isIntercept(kept[0].column));
    const rest = Float64Array.from(column.values);
    const coefficients = new Array<number>(kept.length).fill(0);
    for (let pass = 0; pass < 2; pass++) {
      for (const [index, { direction }] of kept.entries()) {
        const along = dot(rest, direction);
        coefficients[index] += along;
        for (let row = 0; row < rest.length; row++) rest[row] -= along * direction[row];
      }
    }
    const length = Math.sqrt(dot(rest, rest));
    if (length > tolerance * spread && length > 0) {
      for (let row = 0; row < rest.length; row++) rest[row] /= length;
      kept.push({ column, direction: rest, coefficients: [...coefficients, length] });
    } else {
      aliased.push({ name: column.name, combination: combinationOf(coefficients, kept) });
    }
  }
  const directions = kept.map(({ direction }) => direction);
  const triangle = kept.map(({ coefficients }) => coefficients);
  return { columns: kept.map(({ column }) => column), aliased, orthonormal: { directions, triangle } };
}

function isIntercept({ name }: DesignColumn): boolean {
  return name === "(Intercept)";
}

/** Solves R c = r from below: `column = Σ c_k · kept_k`. Coefficients that are nothing but rounding are left out. */
function combinationOf(
  along: readonly number[],
  kept: readonly { readonly column: DesignColumn; readonly coefficients: readonly number[] }[],
): AliasedEffect["combination"] {
  const solution = [...along];
  for (let k = kept.length - 1; k >= 0; k--) {
    solution[k] /= kept[k].coefficients[k];
    for (let i = 0; i < k; i++) solution[i] -= kept[k].coefficients[i] * solution[k];
  }
  const sizes = solution.map((coefficient, k) => Math.abs(coefficient) * Math.sqrt(meanSquare(kept[k].column.values)));
  const largest = Math.max(0, ...sizes);
  return solution.flatMap((coefficient, k) =>
    sizes[k] > 1e-6 * largest ? [{ name: kept[k].column.name, coefficient: tidy(coefficient) }] : [],
  );
}

/** 0.9999999999 is 1. */
function tidy(value: number): number {
  return Number(value.toPrecision(6));
}

/**
 * A quick look at the centered and scaled cross-products: where every pivot of their Cholesky factor stays far above
 * rounding, nothing is aliased and the rows need not be orthogonalised. Most designs end here.
 */
function clearlyIndependent(columns: readonly DesignColumn[]): boolean {
  const count = columns.length;
  const rows = columns[0]?.values.length ?? 0;
  if (rows <= count) return false;
  const shifts = columns.map((column) => (isIntercept(columns[0]) && !isIntercept(column) ? meanOf(column.values) : 0));
  const gram = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++)
      gram[a * count + b] = shiftedDot(columns[a].values, shifts[a], columns[b].values, shifts[b]);
  }
  for (let k = 0; k < count; k++) {
    const before = gram[k * count + k];
    for (let j = 0; j < k; j++) {
      let sum = gram[k * count + j];
      for (let i = 0; i < j; i++) sum -= gram[k * count + i] * gram[j * count + i];
      gram[k * count + j] = sum / gram[j * count + j];
      gram[k * count + k] -= gram[k * count + j] ** 2;
    }
    if (!(gram[k * count + k] > 1e-6 * before)) return false;
    gram[k * count + k] = Math.sqrt(gram[k * count + k]);
  }
  return true;
}

function spreadOf(values: Float64Array, centered: boolean): number {
  const mean = centered ? meanOf(values) : 0;
  const spread = Math.sqrt(shiftedDot(values, mean, values, mean));
  // A constant column's spread is nothing but rounding of its mean: it has to be told from a real one.
  const rounding = Math.abs(mean) * Math.sqrt(values.length) * 1e-14;
  return Math.max(spread, rounding / tolerance);
}

function meanSquare(values: Float64Array): number {
  return dot(values, values) / values.length;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += a[row] * b[row];
  return sum;
}

function shiftedDot(a: Float64Array, shiftA: number, b: Float64Array, shiftB: number): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] - shiftA) * (b[row] - shiftB);
  return sum;
}
