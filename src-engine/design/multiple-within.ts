import { type Grouping, rowOfUnit, unitSize } from "./units.ts";

/** Whether x is z times something constant within each unit. */
export function isMultipleWithin(x: Float64Array, z: Float64Array, grouping: Grouping): boolean {
  const rounding = 1e-9 * largestSize(x);
  for (let unit = 0; unit < grouping.labels.length; unit++) {
    const size = unitSize(grouping, unit);
    let pivot = rowOfUnit(grouping, unit, 0);
    for (let i = 1; i < size; i++) {
      const row = rowOfUnit(grouping, unit, i);
      if (Math.abs(z[row]) > Math.abs(z[pivot])) pivot = row;
    }
    const ratio = z[pivot] === 0 ? 0 : x[pivot] / z[pivot];
    for (let i = 0; i < size; i++) {
      const row = rowOfUnit(grouping, unit, i);
      if (Math.abs(x[row] - ratio * z[row]) > rounding) return false;
    }
  }
  return true;
}

function largestSize(values: Float64Array): number {
  let largest = 0;
  for (let row = 0; row < values.length; row++) largest = Math.max(largest, Math.abs(values[row]));
  return largest;
}
