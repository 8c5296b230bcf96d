import type { Factor } from "../table/factor.ts";

/** A variable's valid values by unit. */
export interface UnitTotals {
  /** Valid values in each unit. */
  readonly counts: Int32Array;
  /** Sum of their deviations from `center`. */
  readonly sums: Float64Array;
  readonly center: number;
  /** Units without any valid value. */
  readonly missing: number;
  /** Units with more than one value. */
  readonly varying: number;
}

/** Sums `values` (NaN: missing) by unit, as deviations from `center` so that a large offset costs no digits. */
export function unitTotals(values: Float64Array, { codes, categories }: Factor, center: number): UnitTotals {
  const counts = new Int32Array(categories.length);
  const sums = new Float64Array(categories.length);
  const firstValue = new Float64Array(categories.length);
  const varies = new Uint8Array(categories.length);
  for (let i = 0; i < values.length; i++) {
    const unit = codes[i];
    const value = values[i];
    if (unit < 0 || Number.isNaN(value)) continue;
    if (counts[unit] === 0) firstValue[unit] = value;
    else if (firstValue[unit] !== value) varies[unit] = 1;
    counts[unit]++;
    sums[unit] += value - center;
  }
  let missing = 0;
  let varying = 0;
  for (let unit = 0; unit < counts.length; unit++) {
    if (counts[unit] === 0) missing++;
    varying += varies[unit];
  }
  return { counts, sums, center, missing, varying };
}
