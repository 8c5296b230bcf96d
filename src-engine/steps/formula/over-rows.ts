import { lostIn, meanOf } from "../../math/exact-mean.ts";
import { type GroupedRows, type Groups, groupedRows } from "./groups.ts";
import { type NumberVector, numbers } from "./vectors.ts";

/** Statistics over the valid values of each unit, or of all rows. */

/** One value a unit, given to each of its rows; without units a constant. */
export function spread(ofUnit: Float64Array, { codes, rows }: Groups): NumberVector {
  if (codes === null) return numbers(ofUnit);
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row++) values[row] = codes[row] < 0 ? Number.NaN : ofUnit[codes[row]];
  return numbers(values);
}

export function countValid(values: Float64Array, { codes, count, rows }: Groups): Float64Array {
  const stride = values.length === 1 ? 0 : 1;
  const counts = new Float64Array(count);
  for (let row = 0; row < rows; row++) {
    const unit = codes === null ? 0 : codes[row];
    const value = values[row * stride];
    if (unit >= 0 && !Number.isNaN(value)) counts[unit]++;
  }
  return counts;
}

export function countRows({ codes, count, rows }: Groups): Float64Array {
  const counts = new Float64Array(count);
  if (codes === null) return counts.fill(rows);
  for (let row = 0; row < rows; row++) if (codes[row] >= 0) counts[codes[row]]++;
  return counts;
}

/** NaN without valid values. */
export function means(values: Float64Array, groups: Groups): Float64Array {
  const counts = countValid(values, groups);
  const { found, rest } = exactSums(values, groups);
  return found.map((sum, unit) => meanOf(sum, rest[unit], counts[unit]));
}

/** NaN without valid values. */
export function sums(values: Float64Array, groups: Groups): Float64Array {
  const counts = countValid(values, groups);
  const { found, rest } = exactSums(values, groups);
  return found.map((sum, unit) => (counts[unit] === 0 ? Number.NaN : sum + rest[unit]));
}

/** With divisor n - 1; NaN for fewer than two values. Corrected two-pass algorithm (Chan, Golub & LeVeque 1983). */
export function variances(values: Float64Array, groups: Groups): Float64Array {
  const { codes, count, rows } = groups;
  const stride = values.length === 1 ? 0 : 1;
  const counts = countValid(values, groups);
  const centers = means(values, groups);
  const squares = new Float64Array(count);
  const rest = new Float64Array(count);
  for (let row = 0; row < rows; row++) {
    const unit = codes === null ? 0 : codes[row];
    if (unit < 0) continue;
    const deviation = values[row * stride] - centers[unit];
    if (Number.isNaN(deviation)) continue;
    squares[unit] += deviation * deviation;
    rest[unit] += deviation;
  }
  return squares.map((sum, unit) =>
    counts[unit] < 2 ? Number.NaN : (sum - (rest[unit] * rest[unit]) / counts[unit]) / (counts[unit] - 1),
  );
}

export function extremes(values: Float64Array, { codes, count, rows }: Groups, sign: 1 | -1): Float64Array {
  const stride = values.length === 1 ? 0 : 1;
  const found = new Float64Array(count).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    const unit = codes === null ? 0 : codes[row];
    if (unit < 0) continue;
    const value = values[row * stride];
    const best = found[unit];
    if (!Number.isNaN(value) && (Number.isNaN(best) || sign * value > sign * best)) found[unit] = value;
  }
  return found;
}

/** Valid values of each unit from the smallest to the largest: those of unit u from `starts[u]` to `starts[u + 1]`. */
export function sortedValues(values: Float64Array, groups: Groups) {
  const stride = values.length === 1 ? 0 : 1;
  const grouped = groupedRows(groups);
  const sorted = new Float64Array(grouped.rows.length);
  const starts = new Int32Array(groups.count + 1);
  let length = 0;
  for (let unit = 0; unit < groups.count; unit++) {
    starts[unit] = length;
    for (let i = grouped.starts[unit]; i < grouped.starts[unit + 1]; i++) {
      const value = values[grouped.rows[i] * stride];
      if (!Number.isNaN(value)) sorted[length++] = value;
    }
    sorted.subarray(starts[unit], length).sort();
  }
  starts[groups.count] = length;
  return { sorted, starts };
}

/** Linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, as in R and Excel). */
export function quantiles(values: Float64Array, groups: Groups, share: number): Float64Array {
  const { sorted, starts } = sortedValues(values, groups);
  const found = new Float64Array(groups.count).fill(Number.NaN);
  if (!(share >= 0 && share <= 1)) return found;
  for (let unit = 0; unit < groups.count; unit++) {
    const [start, n] = [starts[unit], starts[unit + 1] - starts[unit]];
    if (n === 0) continue;
    const place = (n - 1) * share;
    const below = Math.floor(place);
    const low = sorted[start + below];
    const high = sorted[start + Math.min(below + 1, n - 1)];
    found[unit] = low + (place - below) * (high - low);
  }
  return found;
}

/**
 * From each row to a row of its unit with the most frequent value, the lowest of several; -1: it has none. `rows`: those of
 * each unit from the smallest value to the largest.
 */
export function modeRows(values: Float64Array, { rows, starts }: GroupedRows, tableRows: number): Int32Array {
  const stride = values.length === 1 ? 0 : 1;
  const from = new Int32Array(tableRows).fill(-1);
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    let [found, most] = [-1, 0];
    for (let start = starts[unit]; start < starts[unit + 1]; ) {
      const value = values[rows[start] * stride];
      let end = start + 1;
      while (end < starts[unit + 1] && values[rows[end] * stride] === value) end++;
      if (!Number.isNaN(value) && end - start > most) [found, most] = [rows[start], end - start];
      start = end;
    }
    for (let i = starts[unit]; i < starts[unit + 1]; i++) from[rows[i]] = found;
  }
  return from;
}

/** How many different valid values each unit has. */
export function distinctValues(values: Float64Array, groups: Groups): Float64Array {
  const { sorted, starts } = sortedValues(values, groups);
  const counts = new Float64Array(groups.count);
  for (let unit = 0; unit < groups.count; unit++) {
    for (let i = starts[unit]; i < starts[unit + 1]; i++) {
      if (i === starts[unit] || sorted[i] !== sorted[i - 1]) counts[unit]++;
    }
  }
  return counts;
}

/** How many of the unit's values are smaller, how many are not larger, and how many there are: by row. */
export function places(
  values: Float64Array,
  groups: Groups,
  place: (smaller: number, notLarger: number, count: number) => number,
): NumberVector {
  const { codes, rows } = groups;
  const stride = values.length === 1 ? 0 : 1;
  const { sorted, starts } = sortedValues(values, groups);
  const found = new Float64Array(rows).fill(Number.NaN);
  for (let row = 0; row < rows; row++) {
    const unit = codes === null ? 0 : codes[row];
    const value = values[row * stride];
    if (unit < 0 || Number.isNaN(value)) continue;
    const [start, end] = [starts[unit], starts[unit + 1]];
    const smaller = firstNotBelow(sorted, start, end, value) - start;
    const notLarger = firstAbove(sorted, start, end, value) - start;
    found[row] = place(smaller, notLarger, end - start);
  }
  return numbers(found);
}

function firstNotBelow(sorted: Float64Array, start: number, end: number, value: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, start: number, end: number, value: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function exactSums(values: Float64Array, { codes, count, rows }: Groups) {
  const stride = values.length === 1 ? 0 : 1;
  const found = new Float64Array(count);
  const rest = new Float64Array(count);
  for (let row = 0; row < rows; row++) {
    const unit = codes === null ? 0 : codes[row];
    const value = values[row * stride];
    if (unit < 0 || Number.isNaN(value)) continue;
    rest[unit] += lostIn(found[unit], value);
    found[unit] += value;
  }
  return { found, rest };
}
