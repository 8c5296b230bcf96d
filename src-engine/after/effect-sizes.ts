import { isIntercept } from "../design/aliasing.ts";
import type { DesignColumn } from "../design/columns.ts";
import { meanOf } from "../design/row-values.ts";
import { combinationTest } from "../fit/inference/coefficient-tests.ts";
import type { InferredFit } from "../fit/inference/inference.ts";
import { traceWithCovariance, varianceOf } from "./moments.ts";

/** A coefficient on scales that do not depend on units of measurement. */
export interface EffectSize {
  readonly column: DesignColumn;
  readonly estimate: number;
  /** b SD(x)/SD(y), standard deviations over the rows (Hox, Moerbeek & van de Schoot 2018, section 2.4); with its Wald interval. */
  readonly standardized: number;
  readonly interval: readonly [number, number];
  /** Of a difference between categories: b over the total standard deviation that the model leaves, √(Σz'Tz̄ + σ²) (Hedges 2007). */
  readonly difference: number | null;
}

/** Of every coefficient but the intercept. */
export function effectSizes(fit: InferredFit): readonly EffectSize[] {
  const { design } = fit;
  const outcome = Math.sqrt(varianceOf(design.outcome));
  const left = Math.sqrt(varianceLeft(fit));
  return design.fixed.flatMap((column, k) => {
    if (isIntercept(column)) return [];
    const scale = Math.sqrt(varianceOf(column.values)) / outcome;
    const { estimate, interval } = combinationTest(
      fit,
      fit.reference,
      design.fixed.map((_, other) => Number(other === k)),
    );
    const [factor, ...others] = column.factors;
    const isDifference =
      others.length === 0 && factor.variable.kind === "categorical" && factor.variable.coding === "dummy";
    return [
      {
        column,
        estimate,
        standardized: estimate * scale,
        interval: [interval[0] * scale, interval[1] * scale] as const,
        difference: isDifference ? estimate / left : null,
      },
    ];
  });
}

/** Variance of random effects, averaged over the rows, and residual. */
function varianceLeft({ design, covariances, residualVariance }: InferredFit): number {
  return design.random.reduce((sum, { columns }, part) => {
    const values = columns.map((column) => column.values);
    const means = values.map(meanOf);
    const spread = traceWithCovariance(covariances[part], values);
    const atMeans = means.reduce((total, left, a) => {
      return (
        total + means.reduce((inner, right, b) => inner + left * covariances[part][a * means.length + b] * right, 0)
      );
    }, 0);
    return sum + spread + atMeans;
  }, residualVariance);
}
