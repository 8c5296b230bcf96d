import type { ComparisonAdjustment, NewRow } from "./after.ts";
import type {
  ClassificationResult,
  ConditionalModesResult,
  ModelChecksResult,
  OutcomePredictionResult,
  OutcomeResidualsResult,
  PredictedOutcomesResult,
} from "./after-outcomes-result.ts";
import type { ResidualRows } from "./residual-rows.ts";

/** What was asked for under `after`, in numbers; a field is there where its part was asked for and is defined. */
export interface AfterResult {
  readonly varianceExplained?: VarianceExplainedResult;
  readonly varianceByLevel?: VarianceByLevelResult;
  readonly effectSizes?: readonly EffectSizeResult[];
  readonly parallelLines?: readonly ParallelLinesResult[];
  readonly marginalMeans?: readonly MarginalMeansResult[];
  readonly simpleSlopes?: readonly SimpleSlopesResult[];
  /** Outcomes that are not normal. */
  readonly predictedOutcomes?: readonly PredictedOutcomesResult[];
  readonly conditionalModes?: readonly ConditionalModesResult[];
  readonly outcomePredictions?: readonly OutcomePredictionResult[];
  readonly unitEffects?: readonly UnitEffectsResult[];
  readonly residuals?: ResidualsResult;
  /** Outcomes that are not normal. */
  readonly outcomeResiduals?: OutcomeResidualsResult;
  readonly modelChecks?: ModelChecksResult;
  readonly classification?: ClassificationResult;
  readonly influence?: readonly InfluenceResult[];
  readonly predictions?: readonly PredictionResult[];
}

export interface VarianceExplainedResult {
  /** `group` null: the residual. `explained`: Raudenbush & Bryk's proportion reduction against the null model. */
  readonly components: readonly {
    readonly group: string | null;
    readonly nullVariance: number;
    readonly variance: number;
    readonly explained: number | null;
  }[];
  /** `level2` null with several grouping factors. */
  readonly snijdersBosker: { readonly level1: number; readonly level2: number | null } | null;
}

/** Shares of the total variance. `fixedWithin`, `fixedBetween`: null where a predictor varies both ways, and with several grouping factors. */
export interface DecompositionResult {
  readonly fixed: number;
  readonly fixedWithin: number | null;
  readonly fixedBetween: number | null;
  readonly slopes: number;
  readonly intercepts: number;
  readonly residual: number;
}

export interface VarianceByLevelResult {
  readonly nullModel: readonly LevelShareResult[];
  /** With random slopes at the means of their predictors. */
  readonly model: readonly LevelShareResult[];
  /** From the null model's ICC. */
  readonly designEffects: readonly {
    readonly group: string;
    readonly meanSize: number;
    readonly effect: number;
    readonly effectiveRows: number;
  }[];
  /** The shares where a predictor with a random slope has these values. */
  readonly bySlope: readonly {
    readonly name: string;
    readonly points: readonly { readonly value: number; readonly shares: readonly LevelShareResult[] }[];
  }[];
  /** Rights & Sterba (2019): parts of the total variance, of that within and of that between units. */
  readonly rightsSterba: {
    readonly total: DecompositionResult;
    readonly within: { readonly fixed: number; readonly slopes: number; readonly residual: number } | null;
    readonly between: { readonly fixed: number; readonly intercepts: number } | null;
    /** Shares of the total variance, rows (`group` null) first. `fixed`: null where a predictor varies at several levels. */
    readonly levels: readonly {
      readonly group: string | null;
      readonly fixed: number | null;
      readonly slopes: number;
      readonly intercepts: number;
    }[];
  } | null;
}

/** `vpc`: share of the variance; `icc`: correlation of two rows of the same unit. */
export interface LevelShareResult {
  readonly group: string;
  readonly variance: number;
  readonly vpc: number;
  readonly icc: number;
}

export interface EffectSizeResult {
  readonly name: string;
  readonly standardized: number;
  readonly ci: readonly [number, number];
  /** Of a difference between categories, in total standard deviations; else null. */
  readonly d: number | null;
}

/** An ordinal outcome's parallel lines: by predictor and, where there are several, of all together (`name` null). */
export interface ParallelLinesResult {
  readonly name: string | null;
  readonly df: number;
  /** Null where the search for the model with a coefficient for each threshold does not come to an end. */
  readonly chiSquare: number | null;
  readonly p: number | null;
}

/** One grouping factor: by unit, in the order of `units`; effects in the order of `names`. */
export interface UnitEffectsResult {
  readonly group: string;
  readonly names: readonly string[];
  readonly units: readonly {
    readonly unit: string | number;
    readonly rows: number;
    /** Empirical Bayes estimates (conditional modes). */
    readonly estimates: readonly number[];
    /** Conditional standard deviations (lme4's condVar). */
    readonly se: readonly number[];
    /** With the uncertainty of the fixed coefficients. */
    readonly predictionSe: readonly number[];
    /** What the fixed part predicts for the unit's coefficients (HLM's FV), and that with the estimates added (EC); null: nothing to tell it by. */
    readonly fitted: readonly (number | null)[];
    readonly coefficients: readonly (number | null)[];
    /** Deviations of the unit's own least-squares coefficients; null where it has none. */
    readonly own: readonly number[] | null;
    readonly mahalanobis: {
      readonly squared: number;
      readonly df: number;
      readonly p: number;
      readonly expected: number;
    };
  }[];
}

/** A linear combination of coefficients; `df` null: a z test. */
export interface CombinationResult {
  readonly estimate: number;
  readonly se: number;
  readonly df: number | null;
  readonly statistic: number;
  readonly p: number;
  readonly ci: readonly [number, number];
}

/** One of several compared: `adjustedP` and `adjustedCi` hold for all of a family together. */
export interface ComparisonResult extends CombinationResult {
  readonly adjustedP: number;
  readonly adjustedCi: readonly [number, number];
}

/** By variable, its category. */
export type AtCategories = Readonly<Record<string, string | number>>;

/** Of one categorical variable, or of two that interact: the first compared within each category of the second. */
export interface MarginalMeansResult {
  /** Multinomial: the category whose log-odds against the reference they are. */
  readonly equation?: string | number;
  readonly variables: readonly string[];
  readonly adjustment: ComparisonAdjustment;
  /** `estimate`: on the scale of the linear predictor, null where the data do not tell it; `response`: of the outcome. */
  readonly means: readonly {
    readonly at: AtCategories;
    readonly estimate: CombinationResult | null;
    readonly response: { readonly mean: number; readonly ci: readonly [number, number] } | null;
  }[];
  readonly comparisons: readonly (ComparisonResult & { readonly first: AtCategories; readonly second: AtCategories })[];
}

export interface SimpleSlopesResult {
  /** Multinomial: the category whose log-odds against the reference they are of. */
  readonly equation?: string | number;
  readonly predictor: string;
  readonly moderator: string;
  readonly adjustment: ComparisonAdjustment;
  /** `at`: the moderator's category or value, as it enters the model. */
  readonly slopes: readonly (CombinationResult & { readonly at: string | number })[];
  readonly comparisons: readonly (ComparisonResult & {
    readonly first: string | number;
    readonly second: string | number;
  })[];
  /** Null: the moderator is categorical, or has two values. */
  readonly johnsonNeyman: RegionsResult | null;
  /** The same at values of a third predictor in a product with both: its mean and one standard deviation below and above, or its categories. */
  readonly johnsonNeymanAt?: readonly (RegionsResult & { readonly name: string; readonly at: number | string })[];
}

export interface RegionsResult {
  /** Observed values of the moderator. */
  readonly range: readonly [number, number];
  readonly boundaries: readonly number[];
  /** Where the slope differs from zero; `share` of the rows. */
  readonly significant: readonly { readonly from: number; readonly to: number; readonly share: number }[];
}

/** Predictions and residuals by the fixed part, and with the random effects. */
export interface ResidualsResult extends ResidualRows {
  readonly predictedMarginal: readonly number[];
  readonly predictedConditional: readonly number[];
  readonly marginal: readonly number[];
  readonly conditional: readonly number[];
  readonly standardizedMarginal: readonly number[];
  readonly standardizedConditional: readonly number[];
}

/** One grouping factor. Null: the model cannot be fitted without the unit. */
export interface InfluenceResult {
  readonly group: string;
  /** Whether variances were estimated anew without each unit. */
  readonly refitted: boolean;
  /** By one Newton step from the estimates of the whole sample, variances included: of outcomes that are not normal, with many units. */
  readonly approximation?: "one-step";
  /** Names of the coefficients. */
  readonly names: readonly string[];
  readonly units: readonly {
    readonly unit: string | number;
    readonly rows: number;
    readonly cook: number | null;
    /** In the order of `names`. */
    readonly dfbetas: readonly (number | null)[];
    readonly covarianceRatio: number | null;
    /** Relative changes of the variances by random entry, of each of its terms; null: kept. */
    readonly variances: readonly (readonly (number | null)[])[] | null;
    /** Of σ²; null: kept, or the model has none. */
    readonly residual: number | null;
  }[];
}

/** Null: a value of the row does not occur in the data. */
export interface PredictionResult {
  readonly row: NewRow;
  readonly predicted: {
    readonly estimate: number;
    readonly se: number;
    /** Of the mean of rows like it. */
    readonly ci: readonly [number, number];
    /** For the outcome of one. */
    readonly predictionInterval: readonly [number, number];
  } | null;
}
