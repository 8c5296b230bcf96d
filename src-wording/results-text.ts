import type { CovarianceStructure, DegreesOfFreedom, StandardErrors } from "../src-contract/analysis.ts";
import type { RichText } from "../src-contract/output.ts";
import { capitalized, uncapitalized } from "./capitalized.ts";
import { type CoefficientWords, givenText, interceptMeaning } from "./explanations.ts";
import { listed } from "./failure/sentences.ts";
import { wholeNumber } from "./names.ts";
import { type Estimator, estimatorName, sandwichName } from "./table-notes.ts";
import { plain } from "./text-pieces.ts";

/**
 * The text of a results section, by the pattern of APA 7's: what was found, with its statistics, in the past tense. It says
 * what a number is, never whether it is large.
 */

/** What a coefficient is, as the subject of a sentence. That all else is equal goes without saying. */
export function effectNoun(words: CoefficientWords): string {
  const { outcome, slope, predictor, units } = words;
  const given = givenText(words);
  const change = (what: string) => `the change in ${outcome} that went with ${what}`;
  const moderation = (effect: string, what: string) =>
    `the difference in the effect of ${effect} on ${outcome} that went with ${what}`;
  if (slope === null) {
    if (predictor === null) return interceptMeaning(words);
    const { base } = predictor;
    return `${base === null ? change(predictor.change) : moderation(base, predictor.change)}${given}`;
  }
  if (predictor === null) {
    const average = units === null ? "" : `, on average over ${units}`;
    const own = slope.base === null ? change(slope.change) : moderation(slope.base, slope.change);
    return `${own}${average}${given}`;
  }
  const what = predictor.base === null ? predictor.change : `1 more in ${predictor.label}`;
  return `${moderation(slope.label, what)}${given}`;
}

/** Statistics follow. */
export const begins = {
  /** A clause within the noun is closed before the verb. */
  was: (noun: string) => `${capitalized(noun)}${noun.includes(", ") ? "," : ""} was `,
  /** `hypothesis`: its name. */
  hypothesis: (hypothesis: string) => `The test of the hypothesis “${hypothesis}” gave `,
  threshold: (below: string, above: string) => `The threshold between “${below}” and “${above}” was `,
  term: (term: string) => `The test of all coefficients of ${term} together gave `,
  /** `what`: "Variance of the intercept". */
  ratioTest: (what: string) => `The likelihood-ratio test of the ${uncapitalized(what)} gave `,
  test: (what: string) => `The test of the ${uncapitalized(what)} gave `,
  /** `scale`: of the equation, where there are several. */
  slope: (place: RichText, slope: string, scale: string | null): RichText => [
    plain("With "),
    ...place,
    plain(`, the slope of ${slope}${scale === null ? "" : ` on ${scale}`} was `),
  ],
  /** `what`: "Residual variance". Its ratio to what the model makes follows. */
  check: (what: string) => `The check of the ${uncapitalized(what)} against data simulated from the model gave `,
} as const;

export const correlationNoun = (first: string, second: string, units: string) =>
  `the correlation of ${first} and ${second} over ${units}`;

/** Around the skewness and kurtosis of residuals. */
export const residualShape = {
  begins: "The standardized conditional residuals had ",
  ends: " (both are 0 in a normal distribution).",
} as const;

/** The first paragraph. */
export const methodSentences = {
  sample: (outcome: string) => `The model of ${outcome} rests on `,
  /** `missing`: "SES: 8". */
  leftOut: (rows: number, missing: readonly string[]) =>
    `${wholeNumber(rows)} ${rows === 1 ? "row" : "rows"} with missing values ${rows === 1 ? "was" : "were"} left out${
      missing.length === 0 ? "" : ` (${missing.join("; ")})`
    }.`,
  outcome: (model: string) => `The outcome was modeled by ${model}.`,
  reference: (categories: readonly string[]) =>
    categories.length === 1
      ? `The reference category is ${listed(categories, 20)}.`
      : `The reference categories are ${listed(categories, 20)}.`,
  varied: (effects: readonly string[], units: string, covariance: CovarianceStructure) =>
    `${capitalized(listed(effects, 20))} varied between ${units}${effects.length === 1 ? "" : `, ${covariances[covariance]}`}.`,
  estimated: (estimator: Estimator, df: DegreesOfFreedom, standardErrors: StandardErrors, program: string) =>
    `The model was estimated by ${uncapitalized(estimatorName(estimator))} in ${program}, with ${degreesPhrase(df, standardErrors)}.`,
  notConverged: (outcome: string) =>
    `The search for the estimates of the model of ${outcome} did not come to rest; nothing is reported of it.`,
} as const;

const covariances: Readonly<Record<CovarianceStructure, string>> = {
  unstructured: "with all their correlations estimated",
  diagonal: "without correlations",
  identity: "with one variance for all and without correlations",
  "compound-symmetry": "with one variance and one correlation for all",
};

function degreesPhrase(df: DegreesOfFreedom, standardErrors: StandardErrors): string {
  switch (df) {
    case "satterthwaite":
      return `degrees of freedom by Satterthwaite’s method${
        standardErrors === "model" ? "" : ` for ${sandwichName[standardErrors]}`
      }`;
    case "kenward-roger":
      return "standard errors and degrees of freedom by Kenward and Roger’s method";
    case "between-within":
      return "between–within degrees of freedom";
    case "residual":
      return "residual degrees of freedom";
    case "infinite":
      return "z tests";
  }
}

/** Of a whole model. */
export const fitSentences = {
  /** `outcome`: with the scale, where it is not its own. `category`: of one of them. */
  icc: (outcome: string, units: string, category: string | null, isConditional: boolean) =>
    begins
      .was(
        `the share of the variance of ${outcome}${category === null ? "" : ` (${category})`} that lay between ${units}${
          isConditional ? ", given the predictors" : ""
        }`,
      )
      .concat("ICC\u00a0=\u00a0"),
  medianRatio: (label: string) => `The ${uncapitalized(label)} was `,
  explained: (outcome: string) => `Of the variance of ${outcome}, the predictors explained a share of `,
  explainedTogether: " and the random effects together with them ",
  explainedSource: " (Nakagawa and Schielzeth’s marginal and conditional R²).",
  deviance: (label: string) => `The ${uncapitalized(label)} was `,
  parameters: (count: string) => ` with ${count} ${count === "1" ? "parameter" : "parameters"}`,
} as const;

/** Of several models. */
export const comparedSentences = {
  nullShare: (outcome: string, units: string, model: string) =>
    `In ${model}, without predictors, the share of the variance of ${outcome} that lay between ${units} was ICC\u00a0=\u00a0`,
  tested: (model: string, before: string) => `${model} differed from ${before} by `,
  model: (number: number, name: string) => `Model ${number} (${name})`,
} as const;
