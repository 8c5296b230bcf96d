export function rangeOf(values: ArrayLike<number>): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? Number.NaN;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** Evenly spread points from end to end. */
export function pointsOver([low, high]: readonly [number, number], count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => low + ((high - low) * index) / (count - 1));
}
