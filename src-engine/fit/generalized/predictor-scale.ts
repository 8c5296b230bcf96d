import type { Link } from "../../../src-contract/analysis.ts";
import type { ConditionalDistribution } from "../../family/conditional-distribution.ts";
import type { PredictorBasis } from "../basis.ts";

/**
 * How large η is, a power of two: by links that keep the outcome's units (identity, inverse, powers) as large as they make it, else
 * about one. The spread of η by row, half of which lies between its quartiles.
 */
export function predictorScale(link: Link, { start, response }: ConditionalDistribution): number {
  if (!keepsUnits(link)) return 1;
  const eta = new Float64Array(response.length);
  start(eta);
  const sorted = eta.filter(Number.isFinite).sort();
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const size = quantile(0.75) - quantile(0.25) || Math.abs(quantile(0.5));
  return size > 0 && Number.isFinite(size) ? 2 ** Math.round(Math.log2(size)) : 1;
}

/** Columns of this size: β̃ and θ are then about one, whatever the outcome is measured in. */
export function scaledBasis(basis: PredictorBasis, scale: number): PredictorBasis {
  if (scale === 1) return basis;
  const rescaled = (rows: PredictorBasis["fixedToUser"]) => rows.map((row) => row.map((value) => scale * value));
  return {
    ...basis,
    columns: basis.columns.map((column) => column.map((value) => scale * value)),
    fixedToUser: rescaled(basis.fixedToUser),
    randomToUser: basis.randomToUser.map(rescaled),
  };
}

export function keepsUnits(link: Link): boolean {
  return typeof link === "object" || link === "identity" || link === "inverse" || link === "inverse-squared";
}
