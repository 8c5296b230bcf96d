/** Rows that miss the same variables. */
export interface MissingPattern {
  /** By variable. */
  readonly isMissing: readonly boolean[];
  readonly rows: Int32Array;
}

/** The patterns that occur, the most frequent first. */
export function missingPatterns(columns: readonly Float64Array[], rows: number): readonly MissingPattern[] {
  const byKey = new Map<string, number[]>();
  const isMissing = columns.map((values) => values.map((value) => (Number.isNaN(value) ? 1 : 0)));
  for (let row = 0; row < rows; row++) {
    let key = "";
    for (const one of isMissing) key += one[row];
    const found = byKey.get(key);
    if (found === undefined) byKey.set(key, [row]);
    else found.push(row);
  }
  return [...byKey]
    .map(([key, found]) => ({ isMissing: [...key].map((one) => one === "1"), rows: Int32Array.from(found) }))
    .toSorted((a, b) => b.rows.length - a.rows.length);
}
