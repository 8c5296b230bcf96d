import type { NewRow } from "./after.ts";
import type { ResidualRows } from "./residual-rows.ts";

/** By the delta method. */
export interface DeltaResult {
  readonly estimate: number;
  readonly se: number;
  readonly ci: readonly [number, number];
}

/** `quantity`: of a category its probability, of a count with a zero part also P(0), else the mean or the event's probability. */
export interface PredictedQuantityResult {
  readonly quantity: "mean" | "zero" | { readonly category: string | number };
  /** In a unit whose random effects are 0. */
  readonly conditional: DeltaResult;
  /** On average over all units; null where there are no random effects, or too many equations to integrate over. */
  readonly marginal: DeltaResult | null;
}

/** At values of one predictor, others at their means. `at`: its category or value, as it enters the model. */
export interface PredictedOutcomesResult {
  readonly predictor: string;
  readonly points: readonly { readonly at: string | number; readonly quantities: readonly PredictedQuantityResult[] }[];
}

/** One grouping factor: by unit; modes of the random effects in the order of `names`, with conditional standard deviations. */
export interface ConditionalModesResult {
  readonly group: string;
  readonly names: readonly string[];
  readonly units: readonly {
    readonly unit: string | number;
    readonly rows: number;
    readonly estimates: readonly number[];
    readonly se: readonly number[];
  }[];
}

/** In units of the data at their random effects, else as `PredictedQuantityResult` says. Null: a value does not occur in the data. */
export interface OutcomePredictionResult {
  readonly row: NewRow;
  readonly quantities: readonly PredictedQuantityResult[] | null;
  /**
   * For the outcome of one row like it: successes of its trials, counts, categories …; by simulation. Null: the outcome is 0 or 1, has
   * no order, or cannot be drawn.
   */
  readonly predictionInterval: readonly [string | number, string | number] | null;
  /** Of outcomes of 0 and 1 and of unordered categories: the fewest that have the confidence level together, the likeliest first. */
  readonly predictionSet?: readonly (string | number)[];
}

/** On the scale of the mean, of category numbers for ordinal outcomes. */
export interface OutcomeResidualsResult extends ResidualRows {
  /** In an average unit, and with the random effects. */
  readonly predictedFixed: readonly number[];
  readonly predicted: readonly number[];
  readonly response: readonly number[];
  readonly pearson: readonly number[];
  /** Null: the distribution has no deviance. */
  readonly deviance: readonly number[] | null;
}

/** Whether the data look as the model would make them; random effects are drawn anew in each simulation. */
export interface ModelChecksResult {
  /** Null where it says nothing. */
  readonly pearson: {
    readonly chiSquare: number;
    readonly df: number;
    readonly ratio: number;
    readonly p: number;
  } | null;
  readonly simulations: number;
  readonly seed: number;
  readonly dispersion: SimulatedCheckResult;
  /** Number of zeros; null where there cannot be any. */
  readonly zeros: SimulatedCheckResult | null;
  /** Uniform where the model holds. `group` null: of rows, in the order of the residuals; else of units' sums, in that of their labels. */
  readonly quantiles: readonly { readonly group: string | null; readonly residuals: readonly number[] }[];
}

/** `range`: 95 % of the simulations lie in it. */
export interface SimulatedCheckResult {
  readonly observed: number;
  readonly expected: number;
  readonly ratio: number;
  readonly range: readonly [number, number];
  readonly p: number;
}

/** Of predictions with the random effects (`conditional`), and by the fixed part alone. */
export interface ClassificationResult {
  readonly cutPoint: number;
  readonly predictions: readonly {
    readonly by: "conditional" | "fixed";
    readonly truePositives: number;
    readonly falseNegatives: number;
    readonly falsePositives: number;
    readonly trueNegatives: number;
    readonly sensitivity: number;
    readonly specificity: number;
    readonly correct: number;
    readonly areaUnderCurve: number;
    readonly brier: number;
    readonly groups: readonly {
      readonly trials: number;
      readonly predicted: number;
      readonly observed: number;
      readonly ci: readonly [number, number];
    }[];
  }[];
}
