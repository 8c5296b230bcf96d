import type { Distribution } from "../src-contract/analysis.ts";
import type { RichText } from "../src-contract/output.ts";
import { withArticle } from "./nouns.ts";
import { italic, plain, superscript } from "./text-pieces.ts";
import { title } from "./title-case.ts";

/** What tables and charts after the fit say of outcomes that are not normal, each with its source. */

const counts: readonly Distribution[] = ["poisson", "negative-binomial", "negative-binomial-linear", "geometric"];

/** What is predicted: "probabilities", "counts", "means". */
export function predictedNoun(distribution: Distribution): string {
  if (counts.includes(distribution)) return "counts";
  const hasProbabilities = ["bernoulli", "binomial", "ordinal", "multinomial"].includes(distribution);
  return hasProbabilities ? "probabilities" : "means";
}

export const predictedTitles = {
  by: (noun: string, outcome: string, predictor: string) => title`Predicted ${noun} of ${outcome} by ${predictor}`,
};

export const predictedHeads = {
  probability: [plain("Probability")],
  mean: [plain("Expected")],
  average: (unit: string) => [plain(`In an average ${unit}`)],
  all: (unitPlural: string) => [plain(`Over all ${unitPlural}`)],
} as const;

export const predictedRows = {
  mean: "Expected count",
  zero: "Probability of zero",
  meanOf: (outcome: string) => `Expected ${outcome}`,
  zeroOf: (outcome: string) => `Probability of zero ${outcome}`,
  categoryOf: (outcome: string, category: string) => `Probability of ${outcome}: ${category}`,
};

export const predictedNotes = {
  general: (hasRandom: boolean, unit: string, unitPlural: string): string =>
    hasRandom
      ? `In an average ${unit} all random effects are zero; over all ${unitPlural} the prediction is averaged over their distribution. Intervals by the delta method. Other numeric predictors are at their means, the categories of other predictors count the same.`
      : "Intervals by the delta method. Other numeric predictors are at their means, the categories of other predictors count the same.",
  deviations: (predictor: string) => `${predictor}: mean and one standard deviation below and above it.`,
  unknown: "Empty: no data for this category together with others.",
  noMean: "Empty: the linear predictor has a value there for which this link has no mean.",
  /** With links whose means have no end at a linear predictor of zero. */
  noAverage: (unitPlural: string) =>
    `Empty over all ${unitPlural}: normal random effects take the linear predictor to values for which this link has no mean.`,
};

export const predictedChartWords = {
  subtitle: (level: string) => `with ${level} confidence intervals`,
  probability: "Probability",
  average: (unit: string) => `In an average ${unit}`,
  all: (unitPlural: string) => `Over all ${unitPlural}`,
  categories: (unitPlural: string | null) =>
    unitPlural === null ? "each category’s probability" : `each category’s probability over all ${unitPlural}`,
};

export const explainPredicted = {
  conditional: (what: string, unit: string | null) =>
    unit === null
      ? `${what}, as the model predicts it here.`
      : `${what}, as the model predicts it here for ${withArticle(unit)} whose random effects are zero.`,
  marginal: (what: string, unitPlural: string) => `${what} here, averaged over ${unitPlural} of all kinds.`,
  se: "The standard error of this prediction, by the delta method.",
  interval: (level: string) => `Intervals made in this way contain the true value in ${level} of studies.`,
};

export const outcomeResidualRows = { response: "Response", pearson: "Pearson", deviance: "Deviance" };

export const outcomeResidualNotes = {
  summary: (hasDeviance: boolean): string =>
    `Response: outcome minus what the model predicts with the random effects; Pearson: in standard deviations that the distribution has there${
      hasDeviance ? "; deviance: signed root of the row’s part in the deviance (McCullagh & Nelder, 1989)" : ""
    }. For outcomes of few values none of them is normal; simulated residuals are.`,
  outliers: (shown: number, beyond: string) =>
    `The ${shown} rows with the largest Pearson residuals (standardized). Beyond 3 standard deviations: ${beyond}. Row: its place in the table.`,
};

export const checkTitles = {
  checks: (outcome: string) => title`Checks of the model of ${outcome}`,
  quantiles: (outcome: string) => title`Simulated residuals of ${outcome}`,
  quantilesOf: (unitPlural: string, outcome: string) => title`Simulated residuals of ${unitPlural} on ${outcome}`,
};

export const checkHeads = {
  check: [plain("Check")],
  observed: [plain("Observed")],
  expected: [plain("Expected")],
  range: [plain("95% of simulations")],
  ratio: [plain("Ratio")],
} as const;

export const checkRows = {
  pearson: [plain("Pearson χ"), superscript("2")] as RichText,
  dispersion: "Residual variance",
  zeros: "Zeros",
};

export const checkNotes = {
  general: (simulations: number, seed: number, hasPearson: boolean, hasZeros: boolean): string =>
    `${
      hasPearson ? "Pearson χ² is expected to equal its degrees of freedom, rows minus parameters. " : ""
    }Expected values from ${simulations} simulations of the fitted model with new random effects (seed ${seed}): the variance of the outcome around what the fixed part predicts${hasZeros ? ", and the number of zeros" : ""} (Hartig’s DHARMa). A ratio above 1: more than the model makes.`,
};

export const explainCheck = {
  pearson: "The sum of the squared Pearson residuals.",
  df: "The degrees of freedom: rows minus parameters.",
  variance: "The variance of the outcome around what the fixed part predicts.",
  zeros: "How many rows have the outcome 0.",
  expected: "The mean of the same over the simulations.",
  range: "95% of the simulations lie between these.",
  ratio: "Observed divided by expected: 1 where the model fits.",
  pearsonP: "If the model were right, a χ² at least as large would come about with this probability.",
  p: "Twice the share of the simulations that are at least as far to this side.",
};

export const simulatedChartWords = {
  subtitle: (simulations: number) => `ranks among ${simulations} simulations; on the line, were the model right`,
  uniform: "Uniform quantile",
  residual: "Simulated residual",
  asUniform: "As the model",
  rows: (seed: number) =>
    `Where values fall together, by a random number between them (seed ${seed}; Dunn & Smyth, 1996).`,
  units: (unitPlural: string) => `Of the sums over the rows of ${unitPlural}.`,
};

export const classificationTitles = {
  table: (outcome: string) => title`Classification of ${outcome}`,
  discrimination: (outcome: string) => title`Discrimination of ${outcome}`,
  calibration: (outcome: string) => title`Calibration of ${outcome}`,
  roc: (outcome: string) => title`ROC curve of ${outcome}`,
};

export const classificationHeads = {
  observed: [plain("Observed")],
  predicted: [plain("Predicted")],
  correct: [plain("% correct")],
  measure: [plain("Measure")],
  conditional: [plain("With random effects")],
  fixed: [plain("Fixed part alone")],
  group: [plain("Group")],
  count: [italic("n")],
  meanPredicted: [plain("Predicted")],
  share: [plain("Observed")],
} as const;

export const predictionNames = { conditional: "With random effects", fixed: "Fixed part alone" } as const;

export const classificationRows = {
  all: "All",
  sensitivity: "Sensitivity",
  specificity: "Specificity",
  correct: "Correct",
  area: "Area under the ROC curve",
  brier: "Brier score",
  other: (event: string | null, other: string | null) => (event === null ? "No event" : (other ?? `Not ${event}`)),
  event: (event: string | null) => event ?? "Event",
};

export const classificationNotes = {
  cut: (cutPoint: string) =>
    `Predicted as an event: probability of ${cutPoint} or more. By the rows that the model was fitted to; for new units the fixed part alone tells.`,
  discrimination: (cutPoint: string) =>
    `Sensitivity and specificity at a cut point of ${cutPoint}: shares of the events and of the others that are predicted as such. Area under the ROC curve: probability that an event has a higher prediction than another row (Hanley & McNeil, 1982). Brier score: mean squared error of the probability.`,
  calibration:
    "Ten groups of about equal size in order of the predicted probability (Hosmer & Lemeshow, 1980), with Wilson’s intervals as if rows were independent. No test: its distribution is not known for rows of the same units.",
  roc: (area: string) => `area under the curve: ${area}`,
  rocBoth: (conditional: string, fixed: string) =>
    `area under the curve: ${conditional} with random effects, ${fixed} by the fixed part alone`,
};

export const classificationChartWords = {
  falseAlarms: "1 − specificity",
  sensitivity: "Sensitivity",
  chance: "By chance",
  predicted: "Mean predicted probability",
  observed: "Observed share",
  asPredicted: "As predicted",
  subtitle: (level: string) => `tenths of the rows by predicted probability, with ${level} intervals`,
};

export const explainClassification = {
  count: (observed: string | null, predicted: string) =>
    observed === null
      ? `How many were predicted as “${predicted}”.`
      : `How many were observed as “${observed}” and predicted as “${predicted}”.`,
  trials: "How many there are in this group.",
  interval: (level: string) =>
    `Wilson’s interval for the observed share: intervals made in this way contain the true share in ${level} of studies, were rows independent.`,
  sensitivity: "The share of the events that are predicted as events.",
  specificity: "The share of the others that are predicted as such.",
  correct: "The share that is predicted as it was observed.",
  area: "The probability that of an event and another row the event has the higher prediction: .5 by chance, 1 at best.",
  brier: "The mean squared difference between event (1 or 0) and predicted probability: 0 at best.",
  predicted: "The mean of the predicted probabilities in this group.",
  observed: "The share of events in this group.",
};

export const newRowNotes = {
  general: (unit: string, unitPlural: string) =>
    `Predicted: in the units of the row where they are in the data, at their random effects, else in an average ${unit}; over all ${unitPlural}: averaged over the distribution of the random effects of units that are new. Intervals hold for the mean of rows like it and allow for what is not known of the units’ random effects (Kass & Steffey, 1989).`,
  single: "Intervals hold for the mean of rows like it, by the delta method.",
  interval: (simulations: number, seed: number) =>
    `The prediction interval holds for the outcome of one row: ${simulations.toLocaleString("en-US")} simulations of it with parameters drawn around their estimates and random effects drawn where units are new (seed ${seed}).`,
  trials: (trials: string) => `It counts successes of ${trials} trials, as the row says or as rows have on average.`,
  amounts: "Exposure and offset are as the row says, else at their means (exposure: of its logarithm).",
  without: (distribution: Distribution): string => {
    switch (distribution) {
      case "bernoulli":
      case "multinomial":
        return "The prediction set has the fewest categories, the likeliest first, that the model gives this much probability together (parameters at their estimates): with several of them the row’s outcome is open.";
      default:
        return "No prediction intervals: weights leave open how exact one new row is, and an overdispersion is a variance without a distribution that outcomes could be drawn from. The intervals are of means.";
    }
  },
  unknown: "Empty: a value that does not occur in the data.",
  inUnits: [plain("In its units")] as RichText,
  newUnits: [plain("Over all units")] as RichText,
  quantity: [plain("Predicted")] as RichText,
};

export const unitEffectNotes = {
  modes: (ratio: string | null): RichText => [
    plain(
      "EB = empirical Bayes estimate (conditional mode) on the scale of the linear predictor, with its conditional standard deviation, fixed coefficients and variances held at their estimates.",
    ),
    ...(ratio === null ? [] : [plain(" "), italic(ratio), plain(" = exp(EB), against an average unit.")]),
  ],
  intervals: "Intervals use the conditional standard deviations.",
  deviation: "The conditional standard deviation of this random effect, other parameters held at their estimates.",
  /** `scale`: "the log-odds of use: yes". */
  estimate: (unit: string, effect: string, scale: string) =>
    `By how much this ${unit} deviates from what the fixed part predicts, in ${scale} (${effect}).`,
  /** `multiplied`: "the odds of use: yes". */
  ratio: (unit: string, multiplied: string) =>
    `The factor for ${multiplied} in this ${unit}, against one whose random effects are zero.`,
};

export const explainOutcomeSet = (outcome: string, level: string) =>
  `${outcome} of one row like this one is among these in at least ${level} of cases.`;

export const explainOutcomeInterval = (outcome: string, level: string, trials: number | null) =>
  `${outcome} of one row like this one${trials === null ? "" : ` with ${trials} trials`} lies here in ${level} of cases.`;
