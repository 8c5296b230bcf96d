import type { Factor } from "../table/factor.ts";

export interface UnitsOfRows {
  /** That some of the rows belong to. */
  readonly touched: number;
  /** That have no other rows. */
  readonly whole: number;
}

/** How many units some rows, each named once, belong to. */
export function unitsOfRows(rows: Int32Array, { codes, categories }: Factor): UnitsOfRows {
  const [found, all] = [new Int32Array(categories.length), new Int32Array(categories.length)];
  for (const row of rows) if (codes[row] >= 0) found[codes[row]]++;
  for (const code of codes) if (code >= 0) all[code]++;
  let [touched, whole] = [0, 0];
  for (let unit = 0; unit < categories.length; unit++) {
    if (found[unit] === 0) continue;
    touched++;
    if (found[unit] === all[unit]) whole++;
  }
  return { touched, whole };
}
