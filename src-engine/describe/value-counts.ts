import type { Factor } from "../table/factor.ts";

export interface ValueCount {
  readonly value: number | string;
  readonly rows: number;
}

/** How often each value occurs, in sort order. */
export function valueCounts({ codes, categories }: Factor): readonly ValueCount[] {
  const counts = new Int32Array(categories.length);
  for (let row = 0; row < codes.length; row++) if (codes[row] >= 0) counts[codes[row]]++;
  return categories.map((value, code) => ({ value, rows: counts[code] }));
}
