import type { RichText } from "../src-contract/output.ts";
import { italic, plain } from "./text-pieces.ts";
import { title } from "./title-case.ts";

/** What tables and charts of residuals say. */

export const residualTitles = {
  summary: (outcome: string) => title`Residuals of ${outcome}`,
  outliers: (outcome: string) => title`Largest residuals of ${outcome}`,
  byPrediction: (outcome: string) => title`Residuals of ${outcome} by predicted values`,
  quantiles: (outcome: string) => title`Normal quantiles of the residuals of ${outcome}`,
  distances: (unitPlural: string) => title`Mahalanobis distances of ${unitPlural}`,
};

export const residualHeads = {
  residual: [plain("Residual")],
  sd: [italic("SD")],
  minimum: [plain("Min")],
  firstQuartile: [plain("25%")],
  median: [italic("Mdn")],
  thirdQuartile: [plain("75%")],
  maximum: [plain("Max")],
  skewness: [plain("Skewness")],
  kurtosis: [plain("Kurtosis")],
  row: [plain("Row")],
  observed: [plain("Observed")],
  predicted: [plain("Predicted")],
  standardized: [plain("Standardized")],
} satisfies Readonly<Record<string, RichText>>;

export const residualRows = {
  marginal: "Marginal",
  conditional: "Conditional",
  standardizedMarginal: "Marginal, standardized",
  standardizedConditional: "Conditional, standardized",
};

export const residualNotes = {
  summary:
    "Marginal: outcome minus what the fixed part predicts; conditional: minus the random effects of its units too. Standardized: in standard deviations that the model gives them. Skewness and (excess) kurtosis of a normal distribution are 0.",
  outliers: (shown: number, beyond: string, expected: string) =>
    `The ${shown} rows whose conditional residuals are largest in standard deviations. Beyond 3 standard deviations: ${beyond}; about ${expected} would be expected of normal residuals. Row: its place in the table.`,
};

export const residualChartWords = {
  byPredictionSubtitle: "conditional residuals, in standard deviations",
  predicted: (outcome: string) => `Predicted ${outcome}, with random effects`,
  standardized: "Standardized residual",
  zero: "As predicted",
  quantilesSubtitle: "standardized conditional residuals; on the line, were they normal",
  normal: "Normal quantile",
  asNormal: "As normal",
  distancesSubtitle: "squared, by rank; on the line, were the random effects normal",
  chiSquare: (df: number) => `Chi-square quantile, df = ${df}`,
  distance: "Squared distance",
  asExpected: "As expected",
  thinned: (shown: string, all: string) => `${shown} of ${all} are drawn, evenly spread; the most extreme ones all.`,
};

export const explainResidual = {
  sd: (name: string) => `The standard deviation of the ${name} residuals.`,
  quantile: (name: string, share: "none" | "25%" | "50%" | "75%" | "all") => {
    if (share === "none") return `The smallest of the ${name} residuals.`;
    return share === "all"
      ? `The largest of the ${name} residuals.`
      : `${share} of the ${name} residuals are not larger than this.`;
  },
  skewness: "How lopsided they are: above 0 with a long tail upwards.",
  kurtosis: "How heavy their tails are: above 0 heavier than those of a normal distribution.",
  observed: "The outcome of this row.",
  observedShare: (outcome: string) => `The outcome of this row: ${outcome} divided by its trials.`,
  predicted: (areCategories: boolean) =>
    `${areCategories ? "The mean number of the category that" : "What"} the model predicts for it, with the random effects of its units.`,
  residual: "Observed minus predicted.",
  standardized: "The residual in standard deviations that the model gives it.",
};
