import { meanOf } from "../design/row-values.ts";

/** How values are distributed. */
export interface DistributionSummary {
  readonly sd: number;
  /** Least, quartiles (Hyndman & Fan 1996, type 7), greatest. */
  readonly quantiles: readonly [number, number, number, number, number];
  /** m₃ / m₂^1.5 and m₄ / m₂² − 3; 0 for a normal distribution. */
  readonly skewness: number;
  readonly kurtosis: number;
}

export function distributionSummary(values: Float64Array): DistributionSummary {
  const mean = meanOf(values);
  const moment = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length;
  const second = moment(2);
  const sorted = values.toSorted();
  const at = (share: number) => quantileOf(sorted, share);
  return {
    sd: Math.sqrt((second * values.length) / (values.length - 1)),
    quantiles: [at(0), at(0.25), at(0.5), at(0.75), at(1)],
    skewness: moment(3) / second ** 1.5,
    kurtosis: moment(4) / second ** 2 - 3,
  };
}

function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
