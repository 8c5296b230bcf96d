import { lostIn, meanOf } from "../../math/exact-mean.ts";
import { commonLength, type NumberVector, numbers, numbersOf, strideOf, type Vector } from "./vectors.ts";

/** Statistics of several variables in each row, of those that are not missing. */
export type AcrossFunction = "mean" | "sum" | "sd" | "var" | "median" | "min" | "max" | "count";

/** Missing where fewer than `valid` values are there. */
export function across(name: AcrossFunction, vectors: readonly Vector[], valid: number): NumberVector {
  const columns = vectors.map(numbersOf);
  const strides = vectors.map(strideOf);
  const results = new Float64Array(commonLength(vectors));
  const present = new Float64Array(columns.length);
  const statistic = statistics[name];
  for (let row = 0; row < results.length; row++) {
    let count = 0;
    for (let column = 0; column < columns.length; column++) {
      const value = columns[column][row * strides[column]];
      if (!Number.isNaN(value)) present[count++] = value;
    }
    results[row] = name !== "count" && count < valid ? Number.NaN : statistic(present, count);
  }
  return numbers(results);
}

/** How many of the others equal the first, which compare as they do; missing where it is. */
export function countEqual([sought, ...others]: readonly NumberVector[]): NumberVector {
  const counts = new Float64Array(commonLength([sought, ...others]));
  const stride = strideOf(sought);
  for (let row = 0; row < counts.length; row++) {
    const value = sought.values[row * stride];
    let count = Number.isNaN(value) ? value : 0;
    for (const other of others) if (other.values[row * strideOf(other)] === value) count++;
    counts[row] = count;
  }
  return numbers(counts);
}

const statistics: Readonly<Record<AcrossFunction, (values: Float64Array, count: number) => number>> = {
  count: (_values, count) => count,
  sum: (values, count) => (count === 0 ? Number.NaN : sumOver(values, count, 1)),
  mean: meanAcross,
  sd: (values, count) => Math.sqrt(varianceOf(values, count)),
  var: varianceOf,
  median: (values, count) => {
    const sorted = values.slice(0, count).sort();
    return (sorted[(count - 1) >> 1] + sorted[count >> 1]) / 2;
  },
  min: (values, count) => extremeOf(values, count, -1),
  max: (values, count) => extremeOf(values, count, 1),
};

/** Their sum over a divisor. */
function sumOver(values: Float64Array, count: number, divisor: number): number {
  let [sum, rest] = [0, 0];
  for (let i = 0; i < count; i++) {
    rest += lostIn(sum, values[i]);
    sum += values[i];
  }
  return meanOf(sum, rest, divisor);
}

function meanAcross(values: Float64Array, count: number): number {
  return sumOver(values, count, count);
}

function varianceOf(values: Float64Array, count: number): number {
  if (count < 2) return Number.NaN;
  const mean = meanAcross(values, count);
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (values[i] - mean) ** 2;
  return squares / (count - 1);
}

function extremeOf(values: Float64Array, count: number, sign: 1 | -1): number {
  let best = count === 0 ? Number.NaN : values[0];
  for (let i = 1; i < count; i++) if (sign * values[i] > sign * best) best = values[i];
  return best;
}
