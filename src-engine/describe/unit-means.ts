/**
 * The mean of each unit's values, NaN where it has none. `codes[row]`: the row's unit, negative for none; missing values
 * (NaN) are passed over. A unit's values less its first one are averaged, so that where all are the same their mean is that
 * value and rounding makes no deviations from it.
 */
export function unitMeans(values: Float64Array, codes: Int32Array, units: number): Float64Array {
  const firsts = new Float64Array(units);
  const sums = new Float64Array(units);
  const counts = new Int32Array(units);
  for (let row = 0; row < values.length; row++) {
    const unit = codes[row];
    if (unit < 0 || Number.isNaN(values[row])) continue;
    if (counts[unit]++ === 0) firsts[unit] = values[row];
    sums[unit] += values[row] - firsts[unit];
  }
  return sums.map((sum, unit) => firsts[unit] + sum / counts[unit]);
}
