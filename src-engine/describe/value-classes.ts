import { niceStep, tidy } from "../math/nice-step.ts";

/** Numbers counted in classes of equal width, from the lowest upwards. */
export interface ValueClasses {
  readonly width: number;
  /** Class k holds values from `start + k * width` up to, not with, the next one; the last class holds its upper end, too. */
  readonly start: number;
  readonly counts: readonly number[];
  /** Every class holds one whole number, its middle. */
  readonly areWholeNumbers: boolean;
}

/** About so many classes there are at least where values differ enough, and at most. */
const [fewest, most] = [6, 40] as const;

/**
 * Classes as wide as Freedman and Diaconis (1981) advise, 2 IQR n^(-1/3), rounded to 1, 2 or 5 times a power of ten.
 * Whole numbers are never split: where they need no wider classes, each is one of its own.
 *
 * @param sorted without missing values, from the lowest upwards; at least one
 */
export function valueClasses(sorted: Float64Array): ValueClasses {
  const [min, max] = [sorted[0], sorted[sorted.length - 1]];
  const areWhole = sorted.every(Number.isInteger);
  const width = classWidth(sorted, areWhole);
  const areWholeNumbers = areWhole && width === 1;
  const start = areWholeNumbers ? min - 0.5 : tidy(Math.floor(tidy(min / width)) * width);
  const count = Math.max(1, Math.ceil(tidy((max - start) / width)));
  const counts = new Array<number>(count).fill(0);
  for (const value of sorted) counts[Math.min(count - 1, Math.floor(tidy((value - start) / width)))]++;
  return { width, start, counts, areWholeNumbers };
}

function classWidth(sorted: Float64Array, areWhole: boolean): number {
  const n = sorted.length;
  const range = sorted[n - 1] - sorted[0];
  if (range === 0) return areWhole ? 1 : niceStep(Math.max(Math.abs(sorted[0]) / 10, 0.1));
  if (areWhole && range < most / 2) return 1;
  const spread = quartile(sorted, 0.75) - quartile(sorted, 0.25);
  const advised = spread > 0 ? (2 * spread) / Math.cbrt(n) : range / (Math.log2(n) + 1);
  const width = tidy(niceStep(Math.min(Math.max(advised, range / most), range / fewest)));
  return areWhole ? Math.max(1, Math.round(width)) : width;
}

function quartile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
