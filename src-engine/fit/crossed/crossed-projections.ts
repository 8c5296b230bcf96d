import type { CrossedState } from "./crossed-state.ts";

/** Room for the projections of any unit. */
export function projectionRoom({ products: { effects, fixed, rest } }: CrossedState): Float64Array {
  return new Float64Array(effects * (rest + effects + fixed));
}

/** P = Z'V₁⁻¹[rest, z, fixed] of a unit of the first factor, into `p`: R'M⁻¹b. */
export function projections({ products, solved }: CrossedState, unit: number, p: Float64Array): Float64Array {
  const { effects: q, fixed, columnStarts, betweenStarts } = products;
  const count = columnStarts[unit + 1] - columnStarts[unit];
  const width = count + q + fixed;
  const from = betweenStarts[unit];
  p.fill(0, 0, q * width);
  for (let k = 0; k < q; k++) {
    for (let j = 0; j < q; j++) {
      const weight = solved[from + j * width + count + k];
      if (weight === 0) continue;
      for (let c = 0; c < width; c++) p[k * width + c] += weight * solved[from + j * width + c];
    }
  }
  return p;
}
