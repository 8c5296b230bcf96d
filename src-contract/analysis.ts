import type { AfterSettings } from "./after.ts";
import type { WrittenStep } from "./data-steps.ts";
import type { JoinKey } from "./step-contents.ts";

/**
 * The analysis file: one JSON document that describes an analysis completely. The dialogs write it, project files
 * store it, the command line runs it. A public format: fields may be added, none may change meaning.
 * `analysis-schema.ts` checks that a document has this shape.
 */
export interface AnalysisFile {
  readonly format: "crosslevel-analysis";
  readonly version: 1;
  readonly data: DataReference;
  readonly model: ModelSpecification;
  /** What is worked out once the model is fitted; nothing by default. */
  readonly after?: AfterSettings | undefined;
}

export interface DataReference {
  /** Path of the data file, relative to the analysis file. */
  readonly file: string;
  readonly sheet?: string | undefined;
  readonly join?: readonly JoinedFile[] | undefined;
  /** What is done to the data after joining, in this order. */
  readonly steps?: readonly WrittenStep[] | undefined;
}

/** A file with one row per unit of a higher level, joined by key (HLM's several-files way). */
export interface JoinedFile {
  readonly file: string;
  readonly level: string;
  readonly key: string | JoinKey;
  readonly sheet?: string | undefined;
  /** Rows whose key the file does not have; kept by default, with nothing in the new variables. */
  readonly unmatched?: "keep" | "drop" | undefined;
  /** Keys that the file has more than once; refused by default. */
  readonly duplicates?: "refuse" | "first" | undefined;
}

export interface ModelSpecification {
  /** The outcome's variable name. */
  readonly outcome: string;
  readonly distribution?: Distribution | undefined;
  readonly link?: Link | undefined;
  readonly trials?: string | undefined;
  readonly exposure?: string | undefined;
  readonly offset?: string | undefined;
  readonly event?: string | number | undefined;
  readonly reference?: string | number | undefined;
  readonly order?: readonly (string | number)[] | undefined;
  /** Student's t: how many, when they are not to be estimated. */
  readonly degreesOfFreedom?: number | undefined;
  /** Binomial, Poisson; `pql` only: the variance of level 1 is σ² times the distribution's, σ² estimated (HLM's option). */
  readonly overdispersion?: boolean | undefined;
  readonly fixed: readonly Term[];
  /** Counts: zeros of a kind of their own. */
  readonly zeros?: ZeroSpecification | undefined;
  /** Bernoulli: rows are periods of observation, the outcome whether the event happens in them. */
  readonly survival?: SurvivalSpecification | undefined;
  readonly random: readonly RandomEntry[];
  readonly residual?: ResidualSpecification | undefined;
  readonly weights?: Readonly<Record<string, string>> | undefined;
  readonly estimation?: Estimation | undefined;
  readonly inference?: Inference | undefined;
}

export const distributions = [
  "normal",
  "bernoulli",
  "binomial",
  "poisson",
  "negative-binomial",
  "negative-binomial-linear",
  "gamma",
  "inverse-gaussian",
  "beta",
  "lognormal",
  "exponential",
  "geometric",
  "student-t",
  "ordinal",
  "multinomial",
] as const;
export type Distribution = (typeof distributions)[number];

export const namedLinks = [
  "identity",
  "log",
  "logit",
  "probit",
  "cloglog",
  "loglog",
  "log-complement",
  "inverse",
  "inverse-squared",
  "cauchit",
] as const;
export type NamedLink = (typeof namedLinks)[number];
export type Link = NamedLink | { readonly power: number };

/** The product of its variables; no variables at all: the intercept. */
export interface Term {
  readonly variables: readonly TermVariable[];
}

/** A variable as it enters a term: aggregated first, then centered, then raised to a power or coded. */
export interface TermVariable {
  readonly name: string;
  /** Replaces each value by a statistic of its unit, over the rows used: `mean` of `ses` by `school`. */
  readonly aggregate?: Aggregate | undefined;
  readonly center?: Centering | undefined;
  /** The grouping variable of `center: "group"`; for a combined identifier the list of its variables. */
  readonly by?: GroupReference | undefined;
  readonly power?: number | undefined;
  readonly type?: "continuous" | "categorical" | undefined;
  readonly reference?: string | number | undefined;
  readonly coding?: Coding | undefined;
}

export interface Aggregate {
  readonly function: "mean";
  readonly by: GroupReference;
}

/** `none`; `grand`: minus the mean over the rows used; `group`: minus its unit's mean; a number: minus that number. */
export type Centering = "none" | "grand" | "group" | number;

export const codings = ["dummy", "effect", "helmert", "polynomial"] as const;
export type Coding = (typeof codings)[number];

/** A variable's name, or several: the combination of their values (class numbers that start again in every school). */
export type GroupReference = string | readonly string[];

export interface RandomEntry {
  readonly group: GroupReference;
  readonly terms: readonly Term[];
  readonly covariance?: CovarianceStructure | undefined;
}

export const covarianceStructures = ["unstructured", "diagonal", "identity", "compound-symmetry"] as const;
export type CovarianceStructure = (typeof covarianceStructures)[number];

/**
 * `inflated`: certain zeros beside those of the count; `hurdle`: a zero or not, and if not a count of at least 1. The logit of
 * the probability of such a zero is linear in the predictors, with an intercept that is not listed.
 */
export interface ZeroSpecification {
  readonly kind: (typeof zeroKinds)[number];
  readonly predictors?: readonly Term[] | undefined;
}

/**
 * A discrete-time (interval-censored) survival model: what the Bernoulli distribution's probability is of is the hazard, that
 * the event happens in a period given that it has not before. Adds a life table to the results.
 */
export interface SurvivalSpecification {
  /** The variable that tells the periods. */
  readonly period: string;
}

export const zeroKinds = ["inflated", "hurdle"] as const;

export const residualStructures = [
  "independent",
  "compound-symmetry",
  "ar1",
  "arma11",
  "toeplitz",
  "unstructured",
  "diagonal",
  "ar1-heterogeneous",
  "compound-symmetry-heterogeneous",
  "toeplitz-heterogeneous",
  "by-group",
  "log-linear",
] as const;

/** Those that a comparison can do without knowing more than subjects and their occasions. */
export const comparableResiduals = residualStructures.filter(
  (structure) => structure !== "by-group" && structure !== "log-linear",
);

export interface ResidualSpecification {
  readonly structure: (typeof residualStructures)[number];
  readonly within?: GroupReference | undefined;
  readonly order?: string | undefined;
  readonly by?: string | undefined;
  /** Of `log-linear`: ln σ² = α₀ + Σ α term, the intercept without being listed. */
  readonly predictors?: readonly Term[] | undefined;
}

export const estimationMethods = ["REML", "ML", "laplace", "agq", "pql"] as const;
export type EstimationMethod = (typeof estimationMethods)[number];

export interface Estimation {
  readonly method?: EstimationMethod | undefined;
  readonly quadraturePoints?: number | undefined;
  /** Of `pql`: variances without bias from the fixed effects, as REML has them; true by default. */
  readonly restricted?: boolean | undefined;
  /** The search for the estimates ends after so many evaluations of the likelihood; 500 by default. */
  readonly maxIterations?: number | undefined;
  /** It ends where another step would lower the deviance by less than this; 1e-10 by default. */
  readonly tolerance?: number | undefined;
  readonly start?: StartingVariances | undefined;
}

/** Variances and covariances to start the search from, in the units of the data. */
export interface StartingVariances {
  /** By entry of `model.random`, one variance for each of its effects. */
  readonly random: readonly (readonly number[])[];
  /**
   * By entry, for each effect from the second on its covariances with the effects before it: [[τ₁₀], [τ₂₀, τ₂₁]]. Zero where
   * they are left out; without meaning where the entry's structure has none.
   */
  readonly covariances?: readonly (readonly (readonly number[])[])[] | undefined;
  /** Of a normal outcome; others have none. */
  readonly residual?: number | undefined;
}

export const defaultSearch = { maxIterations: 500, tolerance: 1e-10 } as const;

/** Of `agq`, in each direction. */
export const mostQuadraturePoints = 51;

export const degreesOfFreedomMethods = [
  "satterthwaite",
  "kenward-roger",
  "between-within",
  "residual",
  "infinite",
] as const;
export type DegreesOfFreedom = (typeof degreesOfFreedomMethods)[number];

export const standardErrorKinds = ["model", "robust", "robust-cr2"] as const;
export type StandardErrors = (typeof standardErrorKinds)[number];

export const intervalKinds = ["wald", "profile", "bootstrap"] as const;
export type IntervalKind = (typeof intervalKinds)[number];

export const varianceTestKinds = ["likelihood-ratio", "homogeneity"] as const;
export type VarianceTestKind = (typeof varianceTestKinds)[number];

export interface Inference {
  readonly df?: DegreesOfFreedom | undefined;
  /**
   * `robust`: the plain cluster sandwich (CR0). `robust-cr2`: corrected for few clusters, with degrees of freedom of its
   * own in the place of Satterthwaite's and Kenward and Roger's. Both by the units of the highest level.
   */
  readonly standardErrors?: StandardErrors | undefined;
  /** Between 0 and 1; 0.95 by default. */
  readonly confidenceLevel?: number | undefined;
  /**
   * `wald` (default): estimate ± quantile × standard error. `profile`: what the likelihood does not reject. `bootstrap`:
   * percentiles of refits to outcomes simulated from the fitted model.
   */
  readonly intervals?: IntervalKind | undefined;
  readonly bootstrap?: BootstrapSettings | undefined;
  readonly hypotheses?: readonly Hypothesis[] | undefined;
  /**
   * `likelihood-ratio`: of every variance and correlation of random effects. `homogeneity`: HLM's H, whether the residual
   * variance is the same in all units. None by default.
   */
  readonly varianceTests?: readonly VarianceTestKind[] | undefined;
  /** Residual structures to fit the model with, for their deviances, AIC and BIC side by side. */
  readonly compareResiduals?: readonly ResidualSpecification["structure"][] | undefined;
}

/** The same seed gives the same intervals, on every machine. */
export interface BootstrapSettings {
  readonly samples?: number | undefined;
  readonly seed?: number | undefined;
}

export const defaultBootstrap = { samples: 1000, seed: 1 } as const;

export const hypothesisTests = ["F", "chi-square"] as const;

/** Linear combinations of fixed coefficients that are tested together: Lβ = v. */
export interface Hypothesis {
  readonly name: string;
  /** At least one; none may follow from the others. */
  readonly rows: readonly HypothesisRow[];
  /** `F` by default; with `df: "infinite"` always `chi-square`. */
  readonly test?: (typeof hypothesisTests)[number] | undefined;
}

export interface HypothesisRow {
  /** By the coefficient's name in the result document: `{ "sector": 1, "ses:sector": 0.5 }`. */
  readonly weights: Readonly<Record<string, number>>;
  /** What the combination equals under the hypothesis; 0 by default. */
  readonly value?: number | undefined;
}
