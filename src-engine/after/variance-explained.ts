import { isIntercept } from "../design/aliasing.ts";
import { type Grouping, unitSize } from "../design/units.ts";
import type { LinearMixedFit } from "../fit/linear-mixed-model.ts";
import type { Watch } from "../fit/watch.ts";
import { fitInterceptsModel } from "./reference-models.ts";

/** How much of the outcome's variance a model explains, by several books' measures. */
export interface VarianceExplained {
  /** Residual first, then the grouping factors that have random intercepts. */
  readonly components: readonly ComponentExplained[];
  /** Null: several grouping factors, or the model with random intercepts cannot be fitted. */
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
 *     R²₁ = 1 − (σ² + τ²)/(σ₀² + τ₀²),   R²₂ = 1 − (σ²/n + τ²)/(σ₀²/n + τ₀²),   n the harmonic mean of the units' sizes
 */
export interface SnijdersBosker {
  readonly level1: number;
  readonly level2: number;
  readonly size: number;
}

/** Against the null model on the same rows. */
export function varianceExplained(fit: LinearMixedFit, nullFit: LinearMixedFit, watch: Watch): VarianceExplained {
  const [only, ...others] = fit.design.groupings;
  return {
    components: componentsExplained(fit, nullFit),
    snijdersBosker: others.length === 0 ? snijdersBosker(fit, nullFit, only, watch) : null,
  };
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

function snijdersBosker(
  fit: LinearMixedFit,
  nullFit: LinearMixedFit,
  grouping: Grouping,
  watch: Watch,
): SnijdersBosker | null {
  const simple = fitInterceptsModel(fit, watch);
  if (simple === null) return null;
  const units = grouping.labels.length;
  const size = units / grouping.labels.reduce<number>((sum, _, unit) => sum + 1 / unitSize(grouping, unit), 0);
  const left = ({ residualVariance, covariances: [tau] }: LinearMixedFit, rows: number) =>
    residualVariance / rows + tau[0];
  return {
    level1: 1 - left(simple, 1) / left(nullFit, 1),
    level2: 1 - left(simple, size) / left(nullFit, size),
    size,
  };
}
