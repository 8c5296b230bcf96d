import type { DegreesOfFreedom, IntervalKind, StandardErrors } from "../src-contract/analysis.ts";
import type { RichText, TextPiece } from "../src-contract/output.ts";
import { equals } from "./equals.ts";
import { counted, listed } from "./failure/sentences.ts";
import { wholeNumber } from "./names.ts";
import type { RatioWords } from "./outcomes.ts";
import { title } from "./title-case.ts";

/** Titles, heads and notes of the result tables, by APA 7 (sections 7.8 to 7.14). */

export const italic = (text: string): TextPiece => ({ text, style: "italic" });
export const plain = (text: string): TextPiece => ({ text });
export const superscript = (text: string): TextPiece => ({ text, style: "superscript" });
export const subscript = (text: string): TextPiece => ({ text, style: "subscript" });

export const titles = {
  fixedEffects: (outcome: string) => title`Fixed effects on ${outcome}`,
  populationAverage: (outcome: string) => title`Population-average effects on ${outcome}`,
  termTests: (outcome: string) => title`Tests of fixed effects on ${outcome}`,
  hypotheses: (outcome: string) => title`Hypotheses about fixed effects on ${outcome}`,
  varianceComponents: (outcome: string) => title`Variance components of ${outcome}`,
  varianceTests: (outcome: string) => title`Tests of variances and correlations of ${outcome}`,
  zeroPart: (outcome: string) => title`Zeros of ${outcome}`,
  thresholds: (outcome: string) => title`Thresholds of ${outcome}`,
  residualStructure: (outcome: string) => title`Residual structure of ${outcome}`,
  structureComparison: (outcome: string) => title`Residual structures of the model of ${outcome}`,
  modelFit: (outcome: string) => title`Fit of the model of ${outcome}`,
  fitLog: (outcome: string) => title`Log of the fit of ${outcome}`,
  singleLevel: (outcome: string) => title`Multilevel and single-level estimates for ${outcome}`,
  comparison: (outcome: string) => title`Multilevel models of ${outcome}`,
};

/** How population-average effects were found, and what tells them from those within a unit. */
export const populationAverageNote =
  "Effects on the mean of all units; those of the fixed effects hold within one. Generalized estimating equations with the covariance of the fitted model, linearized at random effects of zero.";

export const heads = {
  effect: [plain("Effect")],
  randomEffect: [plain("Random effect")],
  statistic: [plain("Statistic")],
  value: [plain("Value")],
  b: [italic("b")],
  se: [italic("SE")],
  robustSe: [plain("Robust "), italic("SE")],
  modelSe: [plain("Model "), italic("SE")],
  t: [italic("t")],
  z: [italic("z")],
  df: [italic("df")],
  p: [italic("p")],
  f: [italic("F")],
  fOrChiSquare: [italic("F"), plain(" or χ"), superscript("2")],
  numeratorDf: [italic("df"), subscript("1")],
  denominatorDf: [italic("df"), subscript("2")],
  hypothesis: [plain("Hypothesis")],
  ratioOf: (abbreviation: string): RichText => [italic(abbreviation)],
  ci: (level: number): RichText => [plain(`${Number((100 * level).toPrecision(10))}% CI`)],
  variance: [plain("Variance")],
  sd: [italic("SD")],
  chiSquare: [plain("χ"), superscript("2")],
  reliability: [plain("Reliability")],
  correlationWith: [plain("Correlation with")],
  multilevel: [plain("Multilevel")],
  singleLevel: [plain("Single-level (OLS)")],
  ratio: [italic("SE"), plain(" ratio")],
  threshold: [plain("Threshold")],
  parameter: [plain("Parameter")],
  structure: [plain("Residual structure")],
  evaluation: [plain("Evaluation")],
  deviance: [plain("Deviance")],
  aboveLowest: [plain("Above the lowest")],
  parameterEstimate: [plain("Estimate")],
  estimate: [italic("b"), plain(" ("), italic("SE"), plain(")")],
} as const;

/** Begins the general note. */
export const noteStart: RichText = [italic("Note."), plain(" ")];

/** "N = 7,185 students in 160 schools."; crossed: "N = 144 rows in 24 plates and 6 samples." */
export function sampleText(rows: string, units: readonly string[], isNested: boolean): RichText {
  const [count = "", ...noun] = rows.split(" ");
  const nested = units.length === 0 ? "" : ` in ${isNested ? units.join(" in ") : listed(units, 20)}`;
  return [italic("N"), plain(equals("", `${count}\u00a0${noun.join(" ")}${nested}.`))];
}

export interface NoteFacts {
  readonly excluded: number;
  readonly centerings: readonly string[];
  readonly references: readonly string[];
}

/** Missing values, centering, coding. */
export function dataNote({ excluded, centerings, references }: NoteFacts): RichText {
  const sentences = [
    ...(excluded > 0
      ? [`${wholeNumber(excluded)} ${excluded === 1 ? "row" : "rows"} with missing values left out.`]
      : []),
    ...centerings.map((sentence) => `${sentence}.`),
    ...(references.length > 0
      ? [`Reference ${references.length === 1 ? "category" : "categories"}: ${listed(references, 20)}.`]
      : []),
  ];
  return sentences.length === 0 ? [] : [plain(` ${sentences.join(" ")}`)];
}

/** How estimates are found, with what there is to choose about it. */
export type Estimator =
  | { readonly method: "OLS" | "ML" | "REML" | "laplace" }
  | { readonly method: "agq"; readonly quadraturePoints: number }
  | { readonly method: "pql"; readonly restricted: boolean };

export function estimatorName(estimator: Estimator): string {
  switch (estimator.method) {
    case "OLS":
      return "Ordinary least squares";
    case "ML":
      return "Maximum likelihood";
    case "REML":
      return "Restricted maximum likelihood";
    case "laplace":
      return "Maximum likelihood (Laplace approximation)";
    case "agq":
      return `Maximum likelihood (adaptive Gauss–Hermite quadrature, ${counted(estimator.quadraturePoints, "point")} in each direction)`;
    case "pql":
      return `Penalized quasi-likelihood (${estimator.restricted ? "restricted" : "full"})`;
  }
}

/** Estimator, kind of standard errors, degrees of freedom. */
export function methodNote(
  estimator: Estimator,
  df: DegreesOfFreedom,
  standardErrors: StandardErrors,
  intervals: IntervalKind,
): RichText {
  return [
    plain(` ${estimatorName(estimator)}. `),
    ...degreesNote(df, standardErrors),
    ...errorsNote(standardErrors, intervals),
  ];
}

/** How intervals of fixed effects were made where not by the t tests' standard errors. */
export function fixedIntervalsNote(kind: IntervalKind, samples: number | null): readonly string[] {
  return kind === "wald" ? [] : [intervalsNote(kind, samples)];
}

export function intervalsNote(kind: IntervalKind, samples: number | null): string {
  switch (kind) {
    case "wald":
      return "Confidence intervals of variances and standard deviations are Wald’s on the scale of logarithms, those of correlations on that of Fisher’s z.";
    case "profile":
      return "Confidence intervals by profile likelihood (full maximum likelihood).";
    case "bootstrap":
      return `Confidence intervals are percentiles of a parametric bootstrap with ${wholeNumber(samples ?? 0)} samples.`;
  }
}

export const residualParametersWaldNote = "Intervals of these parameters are Wald’s.";

function errorsNote(standardErrors: StandardErrors, intervals: IntervalKind): RichText {
  if (standardErrors === "model") return [];
  const kind = standardErrors === "robust" ? "CR0" : "CR2";
  const what = intervals === "wald" ? "Tests and intervals rest" : "Tests rest";
  return [plain(` ${what} on cluster-robust standard errors (${kind}).`)];
}

function degreesNote(df: DegreesOfFreedom, standardErrors: StandardErrors): RichText {
  if (df === "satterthwaite" && standardErrors === "robust-cr2") {
    return [italic("df"), plain(" by Satterthwaite’s method for CR2.")];
  }
  switch (df) {
    case "satterthwaite":
      return [italic("df"), plain(" by Satterthwaite’s method.")];
    case "kenward-roger":
      return [italic("SE"), plain(" and "), italic("df"), plain(" by Kenward and Roger’s method.")];
    case "between-within":
      return [plain("Between–within "), italic("df"), plain(".")];
    case "residual":
      return [plain("Residual "), italic("df"), plain(".")];
    case "infinite":
      return [plain("Tests against the normal distribution.")];
  }
}

export const abbreviations = {
  ci: "CI = confidence interval.",
  ratio: ({ abbreviation, name }: RatioWords) =>
    `${abbreviation} = ${name}, exp(b), with its confidence interval (CI).`,
  ols: "OLS = ordinary least squares.",
  errorRatio: "The ratio is the multilevel standard error divided by that of OLS.",
  icc: "ICC = intraclass correlation.",
  information: "AIC = Akaike information criterion; BIC = Bayesian information criterion.",
};

export const typeThreeNote =
  "Type III tests: each effect given all others, averaged over the categories of those it is combined with.";

/** The probability note, for the stars that occur. */
export const probabilityNote: RichText = [
  plain("*"),
  italic("p"),
  plain("\u00a0<\u00a0.05. **"),
  italic("p"),
  plain("\u00a0<\u00a0.01. ***"),
  italic("p"),
  plain("\u00a0<\u00a0.001."),
];

/** Sections and rows of the tables of fixed effects. */
export function slopeSection(predictor: string): string {
  return `${predictor} slope`;
}

export function varianceTestNote(units: string, all: boolean): string {
  return all
    ? `Chi-square tests and reliabilities rest on all ${units}.`
    : `Chi-square tests and reliabilities rest on the ${units} with enough data for a regression of their own.`;
}

export const varianceTestRows = {
  variance: (effect: string) => `Variance of the ${effect}`,
  correlation: (first: string, second: string) => `Correlation of the ${first} and the ${second}`,
  homogeneity: "Homogeneity of the residual variance (H)",
};

export const varianceTestNotes = {
  ratio: (method: string) =>
    `Likelihood-ratio tests (${method}) that a variance or correlation is zero, everything else estimated anew. A variance of zero takes its correlations with it.`,
  boundary:
    "Because zero is on the boundary of what a variance can be, its p rests on half and half of two chi-square distributions, with df and df − 1.",
  homogeneity: (units: string) =>
    `H tests whether the residual variance is the same in all units, from the ${units} with a residual variance of their own.`,
  noHomogeneity: "H needs nested units with rows enough for a regression of their own, and independent residuals.",
};

export const varianceRows = {
  slope: (predictor: string) => `${predictor} slope`,
  residual: "Residual",
  meanResidual: "Residual (mean over the rows)",
};

const approximations: Readonly<Record<string, string>> = {
  laplace: "Laplace",
  agq: "quadrature",
  pql: "linearized outcome",
};

export const fitRows = {
  deviance: (method: string) => `Deviance (${approximations[method] ?? method})`,
  parameters: "Parameters",
  aic: "AIC",
  bic: "BIC",
  icc: (about: string | null) => (about === null ? "ICC" : `ICC (${about})`),
  /** "Median odds ratio (school)". */
  medianRatio: (ratio: string, about: string | null) =>
    about === null ? `Median ${ratio}` : `Median ${ratio} (${about})`,
  marginalR2: [plain("Marginal "), italic("R"), superscript("2")] as RichText,
  ownParameter: (name: string): string => (name in ownParameters ? (ownParameters[name] ?? name) : name),
  conditionalR2: [plain("Conditional "), italic("R"), superscript("2")] as RichText,
};

const ownParameters: Readonly<Record<string, string>> = {
  theta: "Dispersion, θ",
  phi: "Dispersion, φ",
  df: "Degrees of freedom",
  scale: "Scale",
  variance: "Residual variance (log scale)",
  sigma2: "Overdispersion, σ²",
};

export const comparisonRows = {
  fixed: "Fixed effects",
  random: "Random effects (variances)",
  fit: "Fit",
  correlation: (first: string, second: string) => `Correlation of ${first} and ${second}`,
  bothR2: [plain("Marginal / conditional "), italic("R"), superscript("2")] as RichText,
  difference: [plain("Δχ"), superscript("2"), plain(" (Δ"), italic("df"), plain(")")] as RichText,
  model: (number: number, name: string) => `Model ${number}: ${name}`,
};

/** What the comparison's note says about its tests. */
export const comparisonNotes = {
  estimates: (method: string) => `Estimates by ${method}, standard errors in parentheses.`,
  standardErrors: "Standard errors in parentheses.",
  deviances:
    "Deviances, AIC and BIC are from maximum likelihood fits, so that models with different fixed parts compare.",
  tests: "Each model is tested against the one before it.",
  boundary:
    "Where a variance is added, the test uses a mixture of chi-square distributions, because zero is on the boundary of what a variance can be.",
  conservative:
    "Where several variances are added at once, the test uses the usual chi-square distribution, by which p is too large.",
  differentRows: (models: string) =>
    `${models} rest on different rows because of missing values: their deviances are not compared.`,
  quasiLikelihood:
    "Penalized quasi-likelihood has no likelihood: models fitted by it are not tested, and their deviances, AIC and BIC do not compare.",
  differentMethods: "Models that are not fitted by the same likelihood are not tested against each other.",
  notNested: (smaller: string, larger: string) =>
    `${smaller} is not a special case of ${larger}, so there is no test between them; compare AIC and BIC.`,
  differentOutcome: "Models of different outcomes are not tested against each other.",
  notFitted: (models: string) => `Without results: ${models}.`,
};
