/** A number that people use for missing values, standing apart from all others of a variable. */
export interface LikelyCode {
  readonly value: number;
  readonly rows: number;
}

/**
 * Which of the usual codes for missing values (−99, 9, 998 …) lie outside all other values, by more than 1 and by more than half the
 * range of those. Empty cells (NaN) and codes do not count among the others. Numbers from 0 up of which none occurs twice identify rows.
 */
export function likelyMissingCodes(values: Float64Array): readonly LikelyCode[] {
  const whole = rangeOf(values, () => true);
  // What stands apart on either side makes one end of the range: nearly all variables are done with here.
  if (!usualCodes.has(whole.low) && !usualCodes.has(whole.high)) return [];
  const { low, high } = rangeOf(values, (value) => !usualCodes.has(value));
  const least = Math.max(1, (high - low) / 2);
  const rows = new Map<number, number>();
  for (const value of values) {
    if ((low - value > least || value - high > least) && low <= high) rows.set(value, (rows.get(value) ?? 0) + 1);
  }
  if (rows.size === 0 || areIdentifiers(values)) return [];
  return [...rows].map(([value, count]) => ({ value, rows: count })).sort((a, b) => a.value - b.value);
}

function areIdentifiers(values: Float64Array): boolean {
  const known = new Set<number>();
  return values.every(
    (value) => Number.isNaN(value) || (value >= 0 && Number.isInteger(value) && known.size < known.add(value).size),
  );
}

const usualCodes: ReadonlySet<number> = new Set(
  [9, 66, 77, 88, 97, 98, 99, 777, 888, 997, 998, 999, 7777, 8888, 9997, 9998, 9999, 99999].flatMap((code) => [
    code,
    -code,
  ]),
);

function rangeOf(values: Float64Array, counts: (value: number) => boolean) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (Number.isNaN(value) || !counts(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
