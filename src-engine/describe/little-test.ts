import { chiSquareUpperTail } from "../math/chi-square-distribution.ts";
import { choleskyInPlace, inverseFromCholesky } from "../math/cholesky.ts";
import type { MissingPattern } from "./missing-patterns.ts";

/** Null where there is nothing to test, or the values do not suffice. */
export interface LittleTest {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Little's (1988) test that values are missing completely at random: with means m and covariance matrix S by maximum
 * likelihood (EM),
 *
 *   d² = sum over patterns j of n_j (mean_j - m_j)' S_j⁻¹ (mean_j - m_j),  df = sum of p_j - p,
 *
 * over the variables seen in pattern j. Rows without any value do not count. It takes rows as independent: with nested
 * data it is a guide.
 */
export function littleTest(columns: readonly Float64Array[], patterns: readonly MissingPattern[]): LittleTest | null {
  const size = columns.length;
  const seen = patterns.filter(({ isMissing }) => !isMissing.every(Boolean));
  if (seen.length < 2 || size < 2) return null;
  const moments = patternMoments(columns, seen);
  const estimate = maximumLikelihood(moments, size);
  if (estimate === null) return null;
  let chiSquare = 0;
  let df = -size;
  for (const { observed, count, means } of moments) {
    const inverse = inverseOf(submatrix(estimate.covariance, size, observed));
    if (inverse === null) return null;
    const deviation = observed.map((variable, k) => means[k] - estimate.means[variable]);
    chiSquare += count * quadraticForm(inverse, deviation);
    df += observed.length;
  }
  return df > 0 ? { chiSquare, df, p: chiSquareUpperTail(chiSquare, df) } : null;
}

interface Moments {
  readonly observed: readonly number[];
  readonly missing: readonly number[];
  readonly count: number;
  /** Of the observed variables. */
  readonly means: Float64Array;
  /** Their covariances with divisor `count`. */
  readonly covariance: Float64Array;
}

function patternMoments(columns: readonly Float64Array[], patterns: readonly MissingPattern[]): readonly Moments[] {
  return patterns.map(({ isMissing, rows }) => {
    const observed = [...isMissing.keys()].filter((k) => !isMissing[k]);
    const missing = [...isMissing.keys()].filter((k) => isMissing[k]);
    const picked = observed.map((k) => Float64Array.from(rows, (row) => columns[k][row]));
    const means = Float64Array.from(picked, (values) => values.reduce((sum, value) => sum + value, 0) / rows.length);
    const covariance = new Float64Array(observed.length ** 2);
    for (let i = 0; i < observed.length; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k < rows.length; k++) sum += (picked[i][k] - means[i]) * (picked[j][k] - means[j]);
        covariance[i * observed.length + j] = sum / rows.length;
        covariance[j * observed.length + i] = sum / rows.length;
      }
    }
    return { observed, missing, count: rows.length, means, covariance };
  });
}

interface Estimate {
  readonly means: Float64Array;
  readonly covariance: Float64Array;
}

const mostIterations = 2000;
const tolerance = 1e-10;

/** EM for a multivariate normal distribution (Little & Rubin 2002, section 11.2), on the moments of the patterns. */
function maximumLikelihood(moments: readonly Moments[], size: number): Estimate | null {
  const start = startingValues(moments, size);
  if (start === null) return null;
  const scale = Float64Array.from({ length: size }, (_, k) => Math.sqrt(start.covariance[k * size + k]));
  let estimate = start;
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const next = emStep(moments, size, estimate);
    if (next === null) return null;
    const isDone = isSettled(estimate, next, scale);
    estimate = next;
    if (isDone) break;
  }
  return estimate;
}

function isSettled(before: Estimate, now: Estimate, scale: Float64Array): boolean {
  const size = scale.length;
  return (
    now.means.every((mean, k) => Math.abs(mean - before.means[k]) <= tolerance * scale[k]) &&
    now.covariance.every((value, at) => {
      const unit = scale[Math.floor(at / size)] * scale[at % size];
      return Math.abs(value - before.covariance[at]) <= tolerance * unit;
    })
  );
}

/** Means and variances of what is there, without covariances; null where a variable does not vary. */
function startingValues(moments: readonly Moments[], size: number): Estimate | null {
  const [counts, means] = [new Float64Array(size), new Float64Array(size)];
  for (const { observed, count, means: own } of moments) {
    for (const [k, variable] of observed.entries()) {
      counts[variable] += count;
      means[variable] += count * own[k];
    }
  }
  for (let k = 0; k < size; k++) means[k] /= counts[k];
  const covariance = new Float64Array(size * size);
  for (const { observed, count, means: own, covariance: spread } of moments) {
    for (const [k, variable] of observed.entries()) {
      const squares = spread[k * observed.length + k] + (own[k] - means[variable]) ** 2;
      covariance[variable * size + variable] += (count * squares) / counts[variable];
    }
  }
  const varies = means.every((mean, k) => !Number.isNaN(mean) && covariance[k * size + k] > 0);
  return varies ? { means, covariance } : null;
}

/** Expected sums and products of every pattern given the present estimate, and the estimate that they make. */
function emStep(moments: readonly Moments[], size: number, { means, covariance }: Estimate): Estimate | null {
  const sums = new Float64Array(size);
  const products = new Float64Array(size * size);
  let n = 0;
  for (const pattern of moments) {
    const { observed, missing, count } = pattern;
    const inverse = inverseOf(submatrix(covariance, size, observed));
    if (inverse === null) return null;
    // The regression of the missing on the observed variables.
    const slopes = missing.map((m) =>
      Float64Array.from(observed, (_, j) =>
        observed.reduce((sum, o, k) => sum + covariance[m * size + o] * inverse[k * observed.length + j], 0),
      ),
    );
    const deviation = observed.map((variable, k) => pattern.means[k] - means[variable]);
    const expected = new Float64Array(size);
    for (const [k, variable] of observed.entries()) expected[variable] = pattern.means[k];
    for (const [row, m] of missing.entries()) {
      expected[m] = means[m] + deviation.reduce((sum, one, k) => sum + slopes[row][k] * one, 0);
    }
    const spread = expectedSpread(pattern, slopes, covariance, size);
    for (let i = 0; i < size; i++) {
      sums[i] += count * expected[i];
      for (let j = 0; j < size; j++) {
        products[i * size + j] += count * (spread[i * size + j] + (expected[i] - means[i]) * (expected[j] - means[j]));
      }
    }
    n += count;
  }
  const next = sums.map((sum) => sum / n);
  return {
    means: next,
    covariance: products.map((product, at) => {
      const [i, j] = [Math.floor(at / size), at % size];
      return product / n - (next[i] - means[i]) * (next[j] - means[j]);
    }),
  };
}

/** Covariances within a pattern, those of missing variables expected from the observed ones plus what is left over. */
function expectedSpread(
  { observed, missing, covariance: own }: Moments,
  slopes: readonly Float64Array[],
  covariance: Float64Array,
  size: number,
): Float64Array {
  const spread = new Float64Array(size * size);
  const width = observed.length;
  for (const [i, a] of observed.entries())
    for (const [j, b] of observed.entries()) spread[a * size + b] = own[i * width + j];
  for (const [row, m] of missing.entries()) {
    for (const [j, b] of observed.entries()) {
      const value = slopes[row].reduce((sum, slope, k) => sum + slope * own[k * width + j], 0);
      spread[m * size + b] = value;
      spread[b * size + m] = value;
    }
    for (const [other, q] of missing.entries()) {
      let value = covariance[m * size + q];
      for (const [k, o] of observed.entries()) value -= slopes[row][k] * covariance[o * size + q];
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < width; j++) value += slopes[row][i] * own[i * width + j] * slopes[other][j];
      }
      spread[m * size + q] = value;
    }
  }
  return spread;
}

function submatrix(matrix: Float64Array, size: number, places: readonly number[]): Float64Array {
  return Float64Array.from(places.flatMap((i) => places.map((j) => matrix[i * size + j])));
}

function inverseOf(matrix: Float64Array): Float64Array | null {
  const size = Math.round(Math.sqrt(matrix.length));
  const lower = matrix.slice();
  return Number.isNaN(choleskyInPlace(lower, size)) ? null : inverseFromCholesky(lower, size);
}

function quadraticForm(matrix: Float64Array, vector: readonly number[]): number {
  let sum = 0;
  for (const [i, a] of vector.entries())
    for (const [j, b] of vector.entries()) sum += a * matrix[i * vector.length + j] * b;
  return sum;
}
