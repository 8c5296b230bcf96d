import { constantCombination, isIntercept, type OrthonormalBasis, withoutAliased } from "../design/aliasing.ts";
import type { DesignColumn, RandomPart } from "../design/columns.ts";
import type { Design } from "../design/design.ts";
import { outcomeLessOffset } from "../design/outcome.ts";
import { meanOf } from "../design/row-values.ts";

/**
 * The columns a fit computes with: X, Z and y shifted and scaled so that nothing depends on the user's units and large
 * offsets cost no digits, each distinct column once. With x̃, z̃, ỹ for them:
 *
 *     X = X̃ A,   Z_e = Z̃_e D_e,   y = s ỹ + m 1      (A, D_e upper triangular but for the intercept's row)
 *
 * so that β = s A⁻¹ β̃ + m c and Σ_e = s² D_e⁻¹ Σ̃_e D_e⁻ᵀ, where X c = 1 (y is shifted only where there is such a c).
 */
export interface Basis {
  /** U = [X̃, Z̃, ỹ], ỹ last. */
  readonly columns: readonly Float64Array[];
  /** Positions of X̃ in U. */
  readonly x: readonly number[];
  /** By random part: positions of Z̃_e in U. */
  readonly z: readonly (readonly number[])[];
  /** A⁻¹, row by row; p × p. */
  readonly fixedToUser: readonly (readonly number[])[];
  /** ln |det A|. */
  readonly logDeterminant: number;
  /** By random part: D_e⁻¹, row by row. */
  readonly randomToUser: readonly (readonly (readonly number[])[])[];
  /** s. */
  readonly outcomeScale: number;
  /** What is added to β for the shift of y: m c. */
  readonly fixedShift: readonly number[];
}

export function basisOf(design: Design): Basis {
  const predictors = predictorBasis(design);
  const constant = constantCombination(design.fixed);
  const outcome = outcomeLessOffset(design);
  const outcomeShift = constant === null ? 0 : meanOf(outcome);
  const outcomeScale = rootMeanSquare(outcome, outcomeShift);
  return {
    ...predictors,
    columns: [...predictors.columns, standardized(outcome, outcomeShift, outcomeScale)],
    outcomeScale,
    fixedShift: design.fixed.map((_, index) => outcomeShift * (constant?.[index] ?? 0)),
  };
}

/** The basis without an outcome: U = [X̃, Z̃]. */
export function predictorBasis(design: Design): PredictorBasis {
  const pool: Pooled[] = [];
  const intercept = design.fixed.findIndex(isIntercept);
  const x =
    design.orthonormal === null
      ? shiftedFixed(design.fixed, intercept, pool)
      : placeOrthonormal(design.orthonormal, pool);
  const random = design.random.map((part) => shiftedRandom(part, pool));
  return {
    columns: pool.map(({ source, shift, scale }) => standardized(source, shift, scale)),
    x: x.positions,
    z: random.map(({ positions }) => positions),
    fixedToUser: x.toUser,
    logDeterminant: x.logDeterminant,
    randomToUser: random.map(({ toUser }) => toUser),
  };
}

/** Columns shifted and scaled as in a basis of their own, and the way back: β = `toUser` β̃. */
export function standardizedColumns(columns: readonly DesignColumn[]): {
  readonly columns: readonly Float64Array[];
  readonly toUser: readonly (readonly number[])[];
} {
  const pool: Pooled[] = [];
  const { positions, toUser } = shiftedFixed(columns, columns.findIndex(isIntercept), pool);
  const standard = pool.map(({ source, shift, scale }) => standardized(source, shift, scale));
  return { columns: positions.map((at) => standard[at]), toUser };
}

export type PredictorBasis = Omit<Basis, "outcomeScale" | "fixedShift">;

/** l'A⁻¹: the combination of β̃ that is l'β but for the outcome's scale and shift. */
export function combinationOnBasis(
  { fixedToUser }: Pick<Basis, "fixedToUser">,
  combination: readonly number[],
): Float64Array {
  return Float64Array.from({ length: fixedToUser.length }, (_, j) =>
    combination.reduce((sum, weight, k) => sum + weight * fixedToUser[k][j], 0),
  );
}

/** A column of U: (source − shift) / scale. */
interface Pooled {
  readonly source: Float64Array;
  readonly shift: number;
  readonly scale: number;
}

interface Placed {
  readonly positions: readonly number[];
  readonly toUser: readonly (readonly number[])[];
  readonly logDeterminant: number;
}

function shiftedFixed(columns: readonly DesignColumn[], intercept: number, pool: Pooled[]): Placed {
  return place(columns, intercept, (values) => spread(values, intercept >= 0 ? meanOf(values) : 0), pool);
}

/**
 * Columns of an unstructured matrix may be shifted, and those close to dependent made orthonormal (the matrix of the effects of the new
 * columns is as unstructured); those of a diagonal one may only be scaled, and those of other structures share one scale.
 */
function shiftedRandom({ columns, covariance }: RandomPart, pool: Pooled[]): Placed {
  const intercept = columns.findIndex(isIntercept);
  if (covariance === "unstructured") {
    const { orthonormal, aliased } = withoutAliased(columns);
    if (orthonormal !== null && aliased.length === 0) return placeOrthonormal(orthonormal, pool);
    return place(columns, intercept, (values) => spread(values, intercept >= 0 ? meanOf(values) : 0), pool);
  }
  if (covariance === "diagonal") return place(columns, intercept, (values) => spread(values, 0), pool);
  const mean = columns.reduce((sum, { values }) => sum + rootMeanSquare(values, 0) ** 2, 0) / columns.length;
  return place(columns, -1, () => ({ shift: 0, scale: Math.sqrt(mean) }), pool);
}

/** Puts columns into the pool as (x − shift) / scale, the intercept as it is. x_k = scale_k x̃_k + shift_k 1. */
function place(
  columns: readonly DesignColumn[],
  intercept: number,
  standard: (values: Float64Array) => { readonly shift: number; readonly scale: number },
  pool: Pooled[],
): Placed {
  const size = columns.length;
  const toUser = columns.map(() => new Array<number>(size).fill(0));
  let logDeterminant = 0;
  const positions = columns.map(({ values }, index) => {
    const { shift, scale } = index === intercept ? { shift: 0, scale: 1 } : standard(values);
    toUser[index][index] = 1 / scale;
    if (shift !== 0) toUser[intercept][index] = -shift / scale;
    logDeterminant += Math.log(scale);
    return pooled({ source: values, shift, scale }, pool);
  });
  return { positions, toUser, logDeterminant };
}

/** [columns] = Q R; the columns of Q are taken √n times as long, like standardized ones. */
function placeOrthonormal({ directions, triangle }: OrthonormalBasis, pool: Pooled[]): Placed {
  const length = Math.sqrt(directions[0]?.length ?? 1);
  const positions = directions.map((source) => pooled({ source, shift: 0, scale: 1 / length }, pool));
  const inverse = invertUpper(triangle);
  return {
    positions,
    toUser: inverse.map((row) => row.map((value) => value * length)),
    logDeterminant: triangle.reduce((sum, column, k) => sum + Math.log(column[k] / length), 0),
  };
}

/** Inverse of an upper triangular matrix given by columns; the result by rows. */
function invertUpper(columns: readonly (readonly number[])[]): number[][] {
  const size = columns.length;
  const inverse = columns.map(() => new Array<number>(size).fill(0));
  for (let j = 0; j < size; j++) {
    inverse[j][j] = 1 / columns[j][j];
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum += columns[k][i] * inverse[k][j];
      inverse[i][j] = -sum / columns[i][i];
    }
  }
  return inverse;
}

function pooled(column: Pooled, pool: Pooled[]): number {
  const found = pool.findIndex(
    ({ source, shift, scale }) => shift === column.shift && scale === column.scale && same(source, column.source),
  );
  return found >= 0 ? found : pool.push(column) - 1;
}

function same(a: Float64Array, b: Float64Array): boolean {
  if (a === b) return true;
  for (let row = 0; row < a.length; row++) if (a[row] !== b[row]) return false;
  return true;
}

function spread(values: Float64Array, shift: number): { readonly shift: number; readonly scale: number } {
  return { shift, scale: rootMeanSquare(values, shift) };
}

/** 1 where there is no spread at all, so that it can be divided by. */
function rootMeanSquare(values: Float64Array, shift: number): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += (values[row] - shift) ** 2;
  return sum > 0 ? Math.sqrt(sum / values.length) : 1;
}

function standardized(values: Float64Array, shift: number, scale: number): Float64Array {
  if (shift === 0 && scale === 1) return values;
  const result = new Float64Array(values.length);
  const factor = 1 / scale;
  for (let row = 0; row < values.length; row++) result[row] = (values[row] - shift) * factor;
  return result;
}
