import { dot } from "../../math/column-products.ts";
import { packedIndex, packedSize } from "./packed.ts";
import { copyRows, project, takeDirection, type UnitFactors } from "./unit-factors.ts";

/**
 * Puts other outcomes into a unit's factors: everything that does not depend on y is kept (Q, and the rows of [X Z] less what
 * they share with Z), so that another y costs q + m products of a column, not a new formation.
 */
export function unitOutcome(
  columns: readonly Float64Array[],
  starts: Int32Array,
  z: readonly number[],
  { size, within, between }: UnitFactors,
): (outcome: Float64Array) => void {
  const q = z.length;
  const rows = columns[0].length;
  const rest = columns.slice(0, -1).map((column) => column.slice());
  const directions = z.map(() => new Float64Array(rows));
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    const from = starts[unit];
    const count = starts[unit + 1] - from;
    const own = directions.map((direction) => direction.subarray(from, from + count));
    for (let k = 0; k < q; k++) {
      if (!takeDirection(columns[z[k]], from, count, own, k, own[k])) continue;
      for (const column of rest) project(column.subarray(from, from + count), own[k], count);
    }
  }
  const stride = packedSize(size);
  const last = packedIndex(size - 1, 0);
  const values = new Float64Array(
    starts.reduce((most, start, unit) => Math.max(most, start - (starts[unit - 1] ?? start)), 0),
  );
  return (outcome) => {
    for (let unit = 0; unit + 1 < starts.length; unit++) {
      const from = starts[unit];
      const count = starts[unit + 1] - from;
      copyRows(outcome, from, count, values);
      for (let k = 0; k < q; k++) {
        let along = 0;
        for (let row = 0; row < count; row++) along += values[row] * directions[k][from + row];
        for (let row = 0; row < count; row++) values[row] -= along * directions[k][from + row];
        between[(unit * q + k) * size + size - 1] = along;
      }
      const at = unit * stride + last;
      for (let c = 0; c + 1 < size; c++) {
        const column = rest[c];
        let sum = 0;
        for (let row = 0; row < count; row++) sum += column[from + row] * values[row];
        within[at + c] = sum;
      }
      within[at + size - 1] = dot(values, values, count);
    }
  };
}
