import type { Factor } from "../table/factor.ts";
import { unitMeans } from "./unit-means.ts";

/** What a variable's distribution is like. Standard deviation with n − 1. */
export interface DistributionMoments {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
  readonly median: number;
  /** G1 = n / ((n − 1)(n − 2)) Σ z³, as SPSS and Excel give it; NaN for fewer than three values or equal ones. */
  readonly skewness: number;
}

/** The values that are not missing, from the lowest upwards. */
export function sortedValues(values: Float64Array): Float64Array {
  return values.filter((value) => !Number.isNaN(value)).sort();
}

export function distributionMoments(sorted: Float64Array): DistributionMoments {
  const n = sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  let [squares, cubes] = [0, 0];
  for (const value of sorted) {
    const deviation = value - mean;
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  const sd = Math.sqrt(squares / (n - 1));
  const middle = (sorted[Math.floor((n - 1) / 2)] + sorted[Math.ceil((n - 1) / 2)]) / 2;
  const skewness = n > 2 && sd > 0 ? (n / ((n - 1) * (n - 2))) * (cubes / sd ** 3) : Number.NaN;
  return { n, mean, sd, median: middle, skewness };
}

/** The mean of each unit's values, NaN where it has none, and each row's deviation from it. */
export function unitMeansAndDeviations(
  values: Float64Array,
  { codes, categories }: Factor,
): { readonly means: Float64Array; readonly deviations: Float64Array } {
  const means = unitMeans(values, codes, categories.length);
  const deviations = values.map((value, row) => (codes[row] < 0 ? Number.NaN : value - means[codes[row]]));
  return { means, deviations };
}

/** Whether there are more than so many different values. */
export function hasMoreValuesThan(values: Float64Array, limit: number): boolean {
  const seen = new Set<number>();
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    seen.add(value);
    if (seen.size > limit) return true;
  }
  return false;
}
