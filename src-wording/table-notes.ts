import type { DegreesOfFreedom, IntervalKind, StandardErrors } from "../src-contract/analysis.ts";
import type { RichText } from "../src-contract/output.ts";
import { equals } from "./equals.ts";
import { counted, listed } from "./failure/sentences.ts";
import { wholeNumber } from "./names.ts";
import type { RatioWords } from "./outcomes.ts";
import { italic, plain } from "./text-pieces.ts";

/** Notes under the result tables, by APA 7 (sections 7.14 and 7.15). */

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

/** Estimator, kind of standard errors, degrees of freedom. Of several models with estimators of their own null. */
export function methodNote(
  estimator: Estimator | null,
  df: DegreesOfFreedom,
  standardErrors: StandardErrors,
  intervals: IntervalKind,
): RichText {
  return [
    plain(estimator === null ? " " : ` ${estimatorName(estimator)}. `),
    ...degreesNote(df, standardErrors),
    ...errorsNote(standardErrors, intervals).map((sentence) => plain(` ${sentence}`)),
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

/** Where a column of them stands beside those that tests rest on. */
export const robustColumnNote: RichText = [
  plain("Robust "),
  italic("SE"),
  plain("\u00a0= cluster-robust standard error (CR0); tests and intervals rest on the model’s."),
];

export const sandwichName = { robust: "CR0", "robust-cr2": "CR2" } as const;

/** What tests and intervals rest on, where not on the model’s standard errors. */
export function errorsNote(standardErrors: StandardErrors, intervals: IntervalKind): readonly string[] {
  if (standardErrors === "model") return [];
  const what = intervals === "wald" ? "Tests and intervals rest" : "Tests rest";
  return [`${what} on cluster-robust standard errors (${sandwichName[standardErrors]}).`];
}

function degreesNote(df: DegreesOfFreedom, standardErrors: StandardErrors): RichText {
  switch (df) {
    case "satterthwaite": {
      const sandwich = standardErrors === "model" ? "" : ` for ${sandwichName[standardErrors]}`;
      return [italic("df"), plain(` by Satterthwaite’s method${sandwich}.`)];
    }
    case "kenward-roger":
      return [italic("SE"), plain(" and "), italic("df"), plain(" by Kenward and Roger’s method.")];
    case "between-within":
      return [plain("Between–within "), italic("df"), plain(".")];
    case "residual":
      return [plain("Residual "), italic("df"), plain(".")];
    case "infinite":
      return [italic("z"), plain("\u00a0tests.")];
  }
}

export const abbreviations = {
  ci: "CI = confidence interval.",
  ratio: ({ abbreviation, name }: RatioWords): RichText => [
    italic(abbreviation),
    plain(` = ${name}, exp(`),
    italic("b"),
    plain("), with its confidence interval (CI)."),
  ],
  ols: "OLS = ordinary least squares.",
  errorRatio: "The ratio is the multilevel standard error divided by that of OLS.",
  icc: "ICC = intraclass correlation.",
  information: "AIC = Akaike information criterion; BIC = Bayesian information criterion.",
};

/** What the numbers of a fit by quasi-likelihood are not. */
export const linearizedFitNote =
  "Deviance, AIC and BIC are those of the outcome as linearized in this fit and cannot be compared with another model’s.";

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

/** How population-average effects were found, and what tells them from those within a unit. */
export const populationAverageNote =
  "Effects on the mean of all units; those of the fixed effects hold within one. Generalized estimating equations with the covariance of the fitted model, linearized at random effects of zero.";

/** Of every random part: the units of its group with enough data, counted, and whether these are all of them. */
export function varianceTestNote(parts: readonly { readonly units: string; readonly areAll: boolean }[]): string {
  const texts = (areAll: boolean) =>
    [...new Set(parts.flatMap((part) => (part.areAll === areAll ? [part.units] : [])))].join(" and ");
  const all = texts(true);
  const some = texts(false);
  const bases = [
    ...(all === "" ? [] : [`all ${all}`]),
    ...(some === "" ? [] : [`the ${some} with enough data for a regression of their own`]),
  ];
  return `Chi-square tests and reliabilities rest on ${bases.join(" and on ")}.`;
}

/** Of random effects whose correlations the model holds at zero: the units between which they vary. */
export function uncorrelatedNote(units: readonly string[]): string {
  return `The model has no correlations of the random effects between ${listed(units)}.`;
}

export const varianceTestNotes = {
  ratio: (method: string) =>
    `Likelihood-ratio tests (${method}) that a variance or correlation is zero, everything else estimated anew. A variance of zero takes its correlations with it.`,
  boundary:
    "Because zero is on the boundary of what a variance can be, its p rests on half and half of two chi-square distributions, with df and df − 1.",
  homogeneity: (units: string) =>
    `H tests whether the residual variance is the same in all units, from the ${units} with a residual variance of their own.`,
  noHomogeneity: "H needs nested units with rows enough for a regression of their own, and independent residuals.",
};

/** What the comparison's note says about its tests. */
export const comparisonNotes = {
  estimates: (method: string) => `Estimates by ${method}, standard errors in parentheses.`,
  standardErrors: "Standard errors in parentheses.",
  /** "Model 2: Poisson distribution, log link." */
  outcomeModel: (number: number, model: string) => `Model ${number}: ${model}`,
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
    "Penalized quasi-likelihood has no likelihood: models fitted by it have no deviance, AIC and BIC to compare, and are not tested.",
  differentMethods: "Models that are not fitted by the same likelihood are not tested against each other.",
  notNested: (smaller: string, larger: string) =>
    `${smaller} is not a special case of ${larger}, so there is no test between them; compare AIC and BIC.`,
  differentOutcome: "Models of different outcomes are not tested against each other.",
  notFitted: (models: string) => `Without results: ${models}.`,
};
