import { isIntercept } from "../design/aliasing.ts";
import { type Grouping, unitSize } from "../design/units.ts";
import type { LinearMixedFit } from "../fit/linear-mixed-model.ts";
import type { Watch } from "../fit/watch.ts";
import { fitInterceptsModel } from "./reference-models.ts";

/** How much of the outcome's variance a model explains, by several books' measures. */
export interface VarianceExplained {
  /** Residual first, then the grouping factors that have random intercepts. */
  readonly components: readonly ComponentExplained[];
  /** Null: the model with random intercepts cannot be fitted. */
  readonly snijdersBosker: SnijdersBosker | null;
}

/**
 * Raudenbush & Bryk's (2002, equations 4.12 and 4.20) proportion reduction in variance: (null − now) / null. It may be negative.
 */
export interface ComponentExplained {
  /** Null: the residual. */
  readonly grouping: Grouping | null;
  readonly nullVariance: number;
  readonly variance: number;
  /** NaN where the null model has no such variance. */
  readonly explained: number;
}

/**
 * Snijders & Bosker's (2012, section 7.1) R² for predicting a row's outcome and a unit's mean, from models with random
 * intercepts only:
 *
 *     R²₁ = 1 − (σ² + Στ²)/(σ₀² + Στ₀²),   R²₂ = 1 − (σ²/n + τ²)/(σ₀²/n + τ₀²),   n the harmonic mean of the units' sizes
 *
 * with the variances of all grouping factors added up (section 7.1.3).
 */
export interface SnijdersBosker {
  readonly level1: number;
  /** Null with several grouping factors. */
  readonly level2: number | null;
}

/** Against the null model on the same rows. */
export function varianceExplained(fit: LinearMixedFit, nullFit: LinearMixedFit, watch: Watch): VarianceExplained {
  return { components: componentsExplained(fit, nullFit), snijdersBosker: snijdersBosker(fit, nullFit, watch) };
}

/** Residual first, then the grouping factors that both have random intercepts of. */
export function componentsExplained(fit: LinearMixedFit, nullFit: LinearMixedFit): readonly ComponentExplained[] {
  const reduction = (grouping: Grouping | null, nullVariance: number, variance: number) => ({
    grouping,
    nullVariance,
    variance,
    explained: nullVariance > 0 ? (nullVariance - variance) / nullVariance : Number.NaN,
  });
  const ofGroupings = fit.design.groupings.flatMap((grouping, index) => {
    const variance = interceptVariance(fit, index);
    return variance === null ? [] : [reduction(grouping, interceptVariance(nullFit, index) ?? Number.NaN, variance)];
  });
  return [reduction(null, nullFit.residualVariance, fit.residualVariance), ...ofGroupings];
}

function interceptVariance({ design, covariances }: LinearMixedFit, grouping: number): number | null {
  for (const [part, { grouping: own, columns }] of design.random.entries()) {
    const k = columns.findIndex(isIntercept);
    if (own === grouping && k >= 0) return covariances[part][k * columns.length + k];
  }
  return null;
}

function snijdersBosker(fit: LinearMixedFit, nullFit: LinearMixedFit, watch: Watch): SnijdersBosker | null {
  const simple = fitInterceptsModel(fit, watch);
  if (simple === null) return null;
  const [only, ...others] = fit.design.groupings;
  const left = ({ residualVariance, covariances }: LinearMixedFit, rows: number) =>
    residualVariance / rows + covariances.reduce((sum, [tau]) => sum + tau, 0);
  const explained = (rows: number) => 1 - left(simple, rows) / left(nullFit, rows);
  return { level1: explained(1), level2: others.length === 0 ? explained(harmonicMeanSize(only)) : null };
}

function harmonicMeanSize(grouping: Grouping): number {
  const units = grouping.labels.length;
  return units / grouping.labels.reduce<number>((sum, _, unit) => sum + 1 / unitSize(grouping, unit), 0);
}
