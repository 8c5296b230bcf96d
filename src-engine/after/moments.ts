import { meanOf } from "../design/row-values.ts";
import { type Grouping, rowOfUnit, unitSize } from "../design/units.ts";
import { largestSize } from "../math/largest-size.ts";

/** Variances and covariances of columns over the rows, n − 1 in their denominators. */

export function varianceOf(values: Float64Array): number {
  return covarianceOf(values, values);
}

export function covarianceOf(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row] - meanA) * (b[row] - meanB);
  return sum / (a.length - 1);
}

/** tr(MΣ), Σ the covariance matrix of the columns; M given row by row. */
export function traceWithCovariance(matrix: Float64Array, columns: readonly Float64Array[]): number {
  const size = columns.length;
  let sum = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      if (matrix[a * size + b] !== 0) sum += matrix[a * size + b] * covarianceOf(columns[a], columns[b]);
    }
  }
  return sum;
}

/** Whether a column's mean is zero in every unit, beyond rounding. */
export function isCenteredWithin(values: Float64Array, grouping: Grouping): boolean {
  const largest = largestSize(values);
  for (let unit = 0; unit < grouping.labels.length; unit++) {
    const size = unitSize(grouping, unit);
    let sum = 0;
    for (let i = 0; i < size; i++) sum += values[rowOfUnit(grouping, unit, i)];
    if (Math.abs(sum / size) > 1e-9 * largest) return false;
  }
  return true;
}
