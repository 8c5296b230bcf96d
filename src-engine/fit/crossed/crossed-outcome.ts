import type { CrossedDesign } from "./crossed-design.ts";
import { type CrossedProducts, orthonormal } from "./crossed-products.ts";

/** Puts other outcomes into the products of crossed factors; the directions of the first factor's effects are kept. */
export function crossedOutcome(design: CrossedDesign, products: CrossedProducts): (outcome: Float64Array) => void {
  const { starts, z, rest: factors, fixed } = design;
  const {
    rest,
    effects: q,
    fixed: f,
    units,
    columns,
    columnStarts,
    between,
    betweenStarts,
    within,
    rawCross,
  } = products;
  const directions = z.map((column) => new Float64Array(column.length));
  for (let unit = 0; unit < units; unit++) {
    for (const [k, direction] of orthonormal(z, starts[unit], starts[unit + 1]).entries()) {
      directions[k].set(direction, starts[unit]);
    }
  }
  const y = f - 1;
  return (outcome) => {
    const cross = within.cross.subarray(y * rest, (y + 1) * rest);
    cross.fill(0);
    for (const { unitOf, z: own, offset } of factors) {
      for (const [k, column] of own.entries()) {
        for (let row = 0; row < outcome.length; row++) {
          cross[offset + unitOf[row] * own.length + k] += column[row] * outcome[row];
        }
      }
    }
    rawCross.set(cross, y * rest);
    const corner = new Float64Array(f);
    for (let c = 0; c < f; c++) {
      const column = c === y ? outcome : fixed[c];
      let sum = 0;
      for (let row = 0; row < outcome.length; row++) sum += column[row] * outcome[row];
      corner[c] = sum;
    }
    for (let unit = 0; unit < units; unit++) {
      const first = columnStarts[unit];
      const count = columnStarts[unit + 1] - first;
      const width = count + q + f;
      for (let k = 0; k < q; k++) {
        const row = betweenStarts[unit] + k * width;
        let along = 0;
        for (let i = starts[unit]; i < starts[unit + 1]; i++) along += directions[k][i] * outcome[i];
        between[row + count + q + y] = along;
        for (let a = 0; a < count; a++) cross[columns[first + a]] -= between[row + a] * along;
        for (let c = 0; c < f; c++) corner[c] -= between[row + count + q + c] * along;
      }
    }
    for (let c = 0; c < f; c++) {
      within.fixed[y * f + c] = corner[c];
      within.fixed[c * f + y] = corner[c];
    }
  };
}
