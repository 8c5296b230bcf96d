import type { Distribution } from "../src-contract/analysis.ts";
import { plain } from "./tables.ts";
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
};

export const predictedNotes = {
  general: (hasRandom: boolean, unit: string, unitPlural: string): string =>
    hasRandom
      ? `In an average ${unit} all random effects are zero; over all ${unitPlural} the prediction is averaged over their distribution. Intervals by the delta method. Other numeric predictors are at their means, the categories of other predictors count the same.`
      : "Intervals by the delta method. Other numeric predictors are at their means, the categories of other predictors count the same.",
  deviations: (predictor: string) => `${predictor}: mean and one standard deviation below and above it.`,
  unknown: "Empty: no data for this category together with others.",
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
      : `${what}, as the model predicts it here for a ${unit} whose random effects are zero.`,
  marginal: (what: string, unitPlural: string) => `${what} here, averaged over ${unitPlural} of all kinds.`,
  se: "The standard error of this prediction, by the delta method.",
  interval: (level: string) => `Intervals made in this way contain the true value in ${level} of studies.`,
};
