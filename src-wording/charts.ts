import { listed } from "./failure/sentences.ts";
import { title } from "./title-case.ts";

/** Titles and labels of the model charts. */
export const chartWords = {
  linesTitle: (outcome: string, predictor: string) => title`${outcome} by ${predictor}`,
  linesSubtitle: (unitPlural: string | null) =>
    unitPlural === null ? "average of all rows" : `thin: ${unitPlural} · bold: average`,
  averageTitle: (outcome: string, predictor: string) => title`${outcome} by ${predictor}`,
  simpleSlopesTitle: (predictor: string, outcome: string, moderator: string) =>
    title`Effect of ${predictor} on ${outcome} by ${moderator}`,
  simpleSlopesSubtitle: (unitPlural: string | null) =>
    unitPlural === null ? "bold: simple slopes" : `thin: ${unitPlural} · bold: simple slopes`,
  meansTitle: (outcome: string, unitPlural: string) => title`Mean ${outcome} of ${unitPlural}`,
  meansSubtitle: (level: string) => `empirical Bayes estimates with ${level} intervals`,
  meansAxis: (unitPlural: string) => `${unitPlural}, from lowest to highest`,
  average: "Average",
  axis: (label: string, centering: string | null) => (centering === null ? label : `${label}, ${centering}`),
  deviation: { low: "−1 SD", middle: "Mean", high: "+1 SD" },
  atDeviations: (moderator: string) =>
    `Lines: ${moderator} at its mean, and one standard deviation below and above it.`,
  /** Categories enter by the share that each of them has. */
  othersHeld: (numbers: readonly string[], categories: readonly string[]) => {
    const ofCategories = `the categories of ${listed(categories, 20)}`;
    if (numbers.length === 0) return `Other predictors are held at their means: ${ofCategories} at their shares.`;
    const ofNumbers = `Other predictors are held at their means: ${listed(numbers, 20)}`;
    return categories.length === 0 ? `${ofNumbers}.` : `${ofNumbers}; ${ofCategories} at their shares.`;
  },
  sampled: (shown: number, all: string) => `${shown} of ${all} are drawn, evenly spread.`,
  band: (level: string) => `Bands: ${level} confidence, for the fixed part.`,
};
