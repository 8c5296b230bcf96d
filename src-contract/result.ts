import type { AfterResult } from "./after-result.ts";
import type { IntervalKind, ResidualSpecification } from "./analysis.ts";
import type { Notice } from "./notice.ts";

/**
 * The result document: everything a fit found, in numbers, with full precision. A public format like the analysis
 * file. Tables, charts and Word files are made from it and from the fit's own state, never the other way round.
 */
export interface ResultDocument {
  readonly format: "crosslevel-result";
  readonly version: 1;
  readonly fit: FitStatistics;
  readonly fixed: readonly FixedEffect[];
  /** Columns of the fixed part that the data cannot tell apart from others, left out of `fixed`. */
  readonly aliased: readonly AliasedEffect[];
  /** Type III F tests of whole terms, in the order of the analysis file. */
  readonly terms: readonly TermResult[];
  /** Those of `inference.hypotheses`, in their order. */
  readonly hypotheses: readonly HypothesisResult[];
  /** Counts with a zero part: the coefficients of the logit of the probability of such a zero. */
  readonly zeros?: readonly FixedEffect[];
  /** Discrete-time survival: by period, first to last. */
  readonly lifeTable?: readonly LifeTableRow[];
  readonly random: readonly RandomResult[];
  readonly residual: ResidualResult | null;
  /** The model with other residual structures, where they are asked for. */
  readonly structures?: readonly StructureResult[];
  readonly intervals: IntervalMethod;
  readonly dispersion: Readonly<Record<string, number | string>> | null;
  readonly thresholds: readonly { readonly name: string; readonly estimate: number; readonly se: number }[];
  /** `category`: of a multinomial outcome, against the reference. */
  readonly icc: readonly { readonly group: string; readonly category?: string | number; readonly icc: number }[] | null;
  /** Outcomes whose coefficients are logarithms of ratios. */
  readonly medianRatios?: readonly MedianRatioResult[];
  readonly r2: { readonly marginal: number; readonly conditional: number } | null;
  readonly populationAverage?: readonly FixedEffect[];
  /** Of an ordinal outcome, in the form of `thresholds`. */
  readonly populationThresholds?: ResultDocument["thresholds"];
  /** Where the analysis asks for it. */
  readonly after?: AfterResult;
  readonly warnings: readonly Warning[];
}

/**
 * exp(√2 Φ⁻¹(¾) τ): of two units drawn at random the median ratio, the higher to the lower, of two rows alike in all but the
 * unit. With random slopes where their predictors are 0.
 */
export interface MedianRatioResult {
  readonly group: string;
  readonly category?: string | number;
  readonly ratio: number;
  readonly ci: ResultInterval;
}

export interface FitStatistics {
  readonly method: string;
  readonly converged: boolean;
  readonly singular: boolean;
  readonly logLikelihood: number;
  readonly deviance: number;
  readonly aic: number;
  readonly bic: number;
  readonly parameters: number;
  readonly observations: number;
  readonly excluded: number;
  readonly groups: readonly GroupCount[];
  readonly iterations: number;
  /** Every evaluation of the likelihood; deviance null where it was not finite. */
  readonly log: readonly { readonly deviance: number | null; readonly parameters: readonly number[] }[];
  readonly milliseconds: number;
}

export interface GroupCount {
  readonly group: string;
  readonly count: number;
  /** Units that disappear because all of their rows have a missing value. */
  readonly excluded: number;
}

export interface FixedEffect {
  readonly name: string;
  readonly estimate: number;
  readonly se: number;
  readonly robustSe: number | null;
  readonly statistic: number;
  readonly df: number | null;
  readonly p: number;
  readonly ci: readonly [number, number];
}

/** `name` = the sum of `combination`'s columns times their coefficients, on the rows used. */
export interface AliasedEffect {
  readonly name: string;
  readonly combination: readonly { readonly name: string; readonly coefficient: number }[];
}

/** `df`: numerator and denominator, null for an infinite one. */
export interface TermResult {
  readonly name: string;
  readonly statistic: number;
  readonly df: readonly [number, number | null];
  readonly p: number;
}

/** `statistic`: F, or χ² (`df[1]` is null then). */
export interface HypothesisResult extends TermResult {
  readonly test: "F" | "chi-square";
  readonly rows: readonly Omit<FixedEffect, "name" | "robustSe">[];
}

/**
 * What was observed, not what was estimated. `censored`: those without the event who are not at risk in the next period; null where
 * more are at risk there than are left (they came later). `survival`: to the end of the period (Kaplan & Meier 1958), `se` by Greenwood.
 */
export interface LifeTableRow {
  readonly period: string | number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number | null;
  readonly hazard: number;
  readonly survival: number;
  readonly se: number;
}

export interface RandomResult {
  readonly group: string;
  readonly names: readonly string[];
  readonly covariance: readonly (readonly number[])[];
  readonly correlation: readonly (readonly (number | null)[])[];
  /** Asymptotic standard errors of `covariance`, from the observed information; null on the boundary. */
  readonly se: readonly (readonly (number | null)[])[];
  readonly tests: readonly VarianceTest[] | null;
  readonly reliability: readonly (number | null)[] | null;
  readonly intervals: RandomIntervals;
  /** Where they are asked for. */
  readonly likelihoodRatio?: RandomRatioTests;
}

/** By effect; `correlation[i][j]` as in `correlation`. Null where there is none. */
export interface RandomRatioTests {
  readonly variance: readonly (RatioTestResult | null)[];
  readonly correlation: readonly (readonly (RatioTestResult | null)[])[];
}

/** `df`: parameters that are gone at zero. A variance's p rests on half and half of χ²(df − 1) and χ²(df). */
export interface RatioTestResult {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/** `randomEffects`: whether those of the subjects stayed; a structure with covariances of its own replaces them. */
export type StructureResult = {
  readonly structure: ResidualSpecification["structure"];
  readonly randomEffects: boolean;
} & (
  | {
      readonly deviance: number;
      readonly parameters: number;
      readonly aic: number;
      readonly bic: number;
      readonly converged: boolean;
    }
  | { readonly failure: string }
);

/** Lower and upper end; null where there is none. */
export type ResultInterval = readonly [number, number] | null;

/** `correlation[i][j]`: as `correlation`, null on the diagonal. */
export interface RandomIntervals {
  readonly variance: readonly ResultInterval[];
  readonly sd: readonly ResultInterval[];
  readonly correlation: readonly (readonly ResultInterval[])[];
}

/** HLM's chi-square test of one variance. `units`: those with a full-rank regression of their own. */
export interface VarianceTest {
  readonly name: string;
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
  readonly units: number;
}

export interface ResidualResult {
  readonly variance: number;
  readonly sd: number;
  readonly se: number | null;
  /** Of a residual structure, by name: `rho`, `variance[3]`, `covariance[1,2]` … */
  readonly parameters?: Readonly<Record<string, number>>;
  /** Their asymptotic standard errors; none at the end of what a parameter can be. */
  readonly parameterSe?: Readonly<Record<string, number>>;
  readonly intervals: ResidualIntervals;
  /** HLM's test of homogeneity, where it is asked for and defined. `units`: those with a variance of their own. */
  readonly homogeneity?: RatioTestResult & { readonly units: number };
}

export interface ResidualIntervals {
  readonly variance: ResultInterval;
  readonly sd: ResultInterval;
  /** Of `parameters`, by name. */
  readonly parameters?: Readonly<Record<string, ResultInterval>>;
}

/** How the intervals of the document were made. */
export interface IntervalMethod {
  readonly kind: IntervalKind;
  readonly level: number;
  /** `failed`: samples whose refit did not come to an end. */
  readonly bootstrap?: { readonly samples: number; readonly failed: number; readonly seed: number };
}

/** A notice as it stands in a document that people read without the program: with its sentence. */
export type Warning = Notice & { readonly message: string };
