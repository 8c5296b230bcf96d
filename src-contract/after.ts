/** What can be asked of a fit once it is there. Each is worked out only where it is asked for. */
export const afterParts = [
  "variance-explained",
  "variance-by-level",
  "effect-sizes",
  "parallel-lines",
  "marginal-means",
  "simple-slopes",
  "predicted-outcomes",
  "unit-effects",
  "residuals",
  "model-checks",
  "classification",
  "influence",
  "predictions",
] as const;
export type AfterPart = (typeof afterParts)[number];

/** How p values and intervals of pairwise comparisons allow for their number. */
export const comparisonAdjustments = ["tukey", "bonferroni", "holm", "sidak", "none"] as const;
export type ComparisonAdjustment = (typeof comparisonAdjustments)[number];

/**
 * Values by variable, predictors, trials, exposure and identifiers of units, as they stand in the data; a unit's mean as `mean(ses, by: school)`.
 * What is not given is at its mean, in a unit of the data at that unit's; a unit that is not named is one that is not in the data.
 */
export type NewRow = Readonly<Record<string, string | number>>;

/** In the analysis file under `after`, in a project for all of its models. */
export interface AfterSettings {
  readonly show: readonly AfterPart[];
  /** Default: `tukey`. */
  readonly adjustment?: ComparisonAdjustment | undefined;
  /** Rows that predictions are made for. */
  readonly rows?: readonly NewRow[] | undefined;
  /** Classification: predicted probabilities from here on count as events. Default: .5. */
  readonly cutPoint?: number | undefined;
  /** Simulations for the model's checks and for prediction intervals: where their random numbers begin. Default: 1. */
  readonly seed?: number | undefined;
}

/** A project's, where it says nothing. */
export const defaultAfterSettings: AfterSettings = { show: ["variance-explained", "parallel-lines"] };
