import type { Descriptives } from "../../src-contract/levels.ts";
import type { Factor } from "../table/factor.ts";
import type { UnitTotals } from "./unit-totals.ts";

export type BetweenWithin = Descriptives["between"][number];

/**
 * Variation between and within units, and the intraclass correlation, from the one-way analysis of variance (Snijders &
 * Bosker 2012, section 3.3). With M values in N units of n_j values:
 *
 *   S²within = SSW / (M - N),  SSW = sum of squared deviations from the units' means
 *   S²between = SSB / ((N - 1) n0),  SSB = sum of n_j (mean_j - mean)²,  n0 = (M - sum of n_j² / M) / (N - 1)
 *   tau² = S²between - S²within / n0, not below 0;  ICC = tau² / (tau² + S²within)
 *
 * `mean` and `sdBetween` are mean and standard deviation of the units' means, each counted once; `sdWithin` is the root of S²within. Null
 * where there are too few units or values for them.
 */
export function betweenWithin(values: Float64Array, units: Factor, totals: UnitTotals): BetweenWithin {
  const means = unitMeans(totals);
  const valid = means.filter((mean) => !Number.isNaN(mean));
  const count = totals.counts.reduce((sum, size) => sum + size, 0);
  const within = totals.varying === 0 ? 0 : squaresWithin(values, units, totals.center, means);
  const varianceWithin = count > valid.length ? within / (count - valid.length) : null;
  return {
    units: valid.length,
    mean: valid.length === 0 ? null : totals.center + mean(valid),
    sdBetween: standardDeviation(valid),
    sdWithin: varianceWithin === null ? null : Math.sqrt(varianceWithin),
    icc: varianceWithin === null ? null : intraclassCorrelation(totals.counts, means, varianceWithin),
  };
}

/** Means as deviations from the center; NaN for a unit without values. */
function unitMeans({ counts, sums }: UnitTotals): Float64Array {
  return sums.map((sum, unit) => sum / counts[unit]);
}

function squaresWithin(values: Float64Array, { codes }: Factor, center: number, means: Float64Array): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = codes[i] < 0 ? Number.NaN : values[i] - center - means[codes[i]];
    if (!Number.isNaN(deviation)) squares += deviation * deviation;
  }
  return squares;
}

function standardDeviation(values: Float64Array): number | null {
  if (values.length < 2) return null;
  const center = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1));
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function intraclassCorrelation(counts: Int32Array, means: Float64Array, varianceWithin: number): number | null {
  let units = 0;
  let count = 0;
  let squaredCounts = 0;
  let sum = 0;
  for (let unit = 0; unit < counts.length; unit++) {
    if (counts[unit] === 0) continue;
    units++;
    count += counts[unit];
    squaredCounts += counts[unit] ** 2;
    sum += counts[unit] * means[unit];
  }
  if (units < 2) return null;
  let squaresBetween = 0;
  for (let unit = 0; unit < counts.length; unit++) {
    if (counts[unit] > 0) squaresBetween += counts[unit] * (means[unit] - sum / count) ** 2;
  }
  const usualSize = (count - squaredCounts / count) / (units - 1);
  const varianceBetween = squaresBetween / ((units - 1) * usualSize) - varianceWithin / usualSize;
  const tau = Math.max(varianceBetween, 0);
  return tau + varianceWithin === 0 ? null : tau / (tau + varianceWithin);
}
