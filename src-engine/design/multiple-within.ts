import { largestSize } from "../math/largest-size.ts";
import { type Grouping, rowOfUnit, unitSize } from "./units.ts";

/** Whether x is z times something constant within each unit. */
export function isMultipleWithin(x: Float64Array, z: Float64Array, grouping: Grouping): boolean {
  const rounding = 1e-9 * largestSize(x);
  if (grouping.rows === null) return isMultipleInRuns(x, z, grouping.starts, rounding);
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

/** The same where the rows of a unit stand together: most of a survey's time is spent here. */
function isMultipleInRuns(x: Float64Array, z: Float64Array, starts: Int32Array, rounding: number): boolean {
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    const to = starts[unit + 1];
    let pivot = starts[unit];
    for (let row = pivot + 1; row < to; row++) if (Math.abs(z[row]) > Math.abs(z[pivot])) pivot = row;
    const ratio = z[pivot] === 0 ? 0 : x[pivot] / z[pivot];
    for (let row = starts[unit]; row < to; row++) if (Math.abs(x[row] - ratio * z[row]) > rounding) return false;
  }
  return true;
}
