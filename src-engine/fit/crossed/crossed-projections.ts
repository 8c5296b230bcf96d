import type { CrossedState } from "./crossed-state.ts";

/** What of everything a unit of the first factor has in common with it. */
export interface UnitProjections {
  /** P = Z'V₁⁻¹[rest, z, fixed] of the unit, q × width. */
  readonly p: Float64Array;
  /** Columns of the rest that occur in it: columns[first] … columns[first + count − 1]. */
  readonly first: number;
  readonly count: number;
  /** count + q + the fixed columns. */
  readonly width: number;
}

/** Room for the projections of any unit. */
export function projectionRoom({ products: { effects, fixed, rest } }: CrossedState): Float64Array {
  return new Float64Array(effects * (rest + effects + fixed));
}

/** R'M⁻¹b of a unit, in the room that is given or one of its own. */
export function projections({ products, solved }: CrossedState, unit: number, room?: Float64Array): UnitProjections {
  const { effects: q, fixed, columnStarts, betweenStarts } = products;
  const first = columnStarts[unit];
  const count = columnStarts[unit + 1] - first;
  const width = count + q + fixed;
  const from = betweenStarts[unit];
  const p = room ?? new Float64Array(q * width);
  p.fill(0, 0, q * width);
  for (let k = 0; k < q; k++) {
    for (let j = 0; j < q; j++) {
      const weight = solved[from + j * width + count + k];
      if (weight === 0) continue;
      for (let c = 0; c < width; c++) p[k * width + c] += weight * solved[from + j * width + c];
    }
  }
  return { p, first, count, width };
}
