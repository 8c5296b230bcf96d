/**
 * Sums and means that are the exact ones, rounded once: of equal values the mean is that value and the standard deviation
 * zero, of ten times 0.1 the sum is 1. People ask `sd(items) == 0` and `mean(female, by: school) == 1`.
 *
 * A sum is kept as two numbers, `sum` + `rest`, by error-free additions (Knuth 1998, 4.2.2, theorem B): when a value is
 * added to `sum`, `lostIn` is what the rounded sum lacks, to be added to `rest`.
 */
export function lostIn(sum: number, value: number): number {
  const rounded = sum + value;
  const added = rounded - sum;
  return sum - (rounded - added) + (value - added);
}

/** (`sum` + `rest`) / `count`; `count` is a whole number below 2^27. NaN for a count of zero. */
export function meanOf(sum: number, rest: number, count: number): number {
  const rounded = sum / count;
  const scaled = splitter * rounded;
  if (!Number.isFinite(scaled)) return rounded;
  // The quotient in two halves, whose products with the count are exact (Dekker 1971).
  const upper = scaled - (scaled - rounded);
  const left = sum - upper * count - (rounded - upper) * count + rest;
  return rounded + left / count;
}

/** 2^27 + 1: cuts the 53 bits of a number in half (Veltkamp). */
const splitter = 134217729;
