import { normalQuantile } from "../../math/normal-distribution.ts";
import type { Interval } from "./intervals.ts";

/**
 * The percentile interval of a statistic's bootstrap replicates (Davison & Hinkley 1997, section 5.3.1): the ((R + 1)α)th
 * smallest and so on, between two of them by interpolation on the scale of normal quantiles (their equation 5.8). Replicates
 * that are not defined (a correlation with a variance of zero) are left out. Null with fewer than twenty.
 */
export function percentileInterval(replicates: readonly number[], level: number): Interval | null {
  const sorted = Float64Array.from(replicates.filter(Number.isFinite)).sort();
  if (sorted.length < 20) return null;
  return [orderStatistic(sorted, (1 - level) / 2), orderStatistic(sorted, (1 + level) / 2)];
}

function orderStatistic(sorted: Float64Array, share: number): number {
  const count = sorted.length;
  const rank = (count + 1) * share;
  const below = Math.floor(rank + 1e-9);
  if (below < 1) return sorted[0];
  if (below >= count) return sorted[count - 1];
  if (rank - below < 1e-9) return sorted[below - 1];
  const [low, middle, high] = [below / (count + 1), share, (below + 1) / (count + 1)].map(normalQuantile);
  return sorted[below - 1] + ((middle - low) / (high - low)) * (sorted[below] - sorted[below - 1]);
}
