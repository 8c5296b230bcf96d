import type { ComparisonAdjustment } from "../src-contract/after.ts";
import type { RichText } from "../src-contract/output.ts";
import { capitalized } from "./capitalized.ts";
import { listed } from "./failure/sentences.ts";
import { italic, plain } from "./text-pieces.ts";
import { title } from "./title-case.ts";

/** What tables and charts of marginal means and simple slopes say, each with its source. */

export const meansTitles = {
  means: (outcome: string, variables: readonly string[]) =>
    title`Estimated marginal means of ${outcome} by ${variables.join(" and ")}`,
  comparisons: (outcome: string, [first = "", second]: readonly string[]) =>
    second === undefined
      ? title`Pairwise comparisons of ${first} on ${outcome}`
      : title`Pairwise comparisons of ${first} on ${outcome} within ${second}`,
  slopes: (predictor: string, outcome: string, moderator: string) =>
    title`Simple slopes of ${predictor} on ${outcome} by ${moderator}`,
  regions: (predictor: string, outcome: string, moderator: string) =>
    title`Where ${predictor} has an effect on ${outcome}: regions of ${moderator}`,
};

export const meansHeads = {
  mean: [italic("M")],
  predictor: [plain("Linear predictor")],
  outcome: [plain("Outcome")],
  comparison: [plain("Comparison")],
  difference: [plain("Difference")],
  slopeOf: (predictor: string): RichText => [plain(`Slope of ${predictor}`)],
} as const;

const adjustmentNames: Readonly<Record<Exclude<ComparisonAdjustment, "none">, string>> = {
  tukey: "Tukey and Kramer’s",
  bonferroni: "Bonferroni’s",
  holm: "Holm’s",
  sidak: "Šidák’s",
};

export const meansNotes = {
  means:
    "Means are what the fixed part predicts, with numeric predictors at their means and the categories of other predictors counting the same (Searle et al., 1980).",
  /** `scale`: "the log-odds of use: yes". */
  onPredictor: (scale: string) => `They are ${scale}; probabilities: see predicted outcomes.`,
  withZeros: "Means are with the zeros of their own kind, the linear predictor is of the counts beside them.",
  inUnit: (unit: string) => `They hold for an average ${unit}, whose random effects are zero.`,
  differencesOn: (scale: string) => `Differences are of ${scale}.`,
  slopesOn: (scale: string) => `Slopes are changes in ${scale}.`,
  notEstimable: "Empty: no data for this combination of categories.",
  notCompared: (variable: string, categories: number, most: number) =>
    `${variable} has ${categories} categories, more than the ${most} that are compared in pairs: test those of interest as hypotheses (Model > Other Settings > Hypotheses).`,
  adjusted(adjustment: ComparisonAdjustment, comparisons: number, within: string | null): string {
    if (adjustment === "none") return "Probabilities and intervals are not adjusted for the number of comparisons.";
    const family = within === null ? `${comparisons} comparisons` : `${comparisons} comparisons within each ${within}`;
    const intervals = adjustment === "holm" ? " (intervals by Bonferroni’s)" : "";
    return `Probabilities and intervals are adjusted for ${family} by ${adjustmentNames[adjustment]} method${intervals}.`;
  },
  slopesAtDeviations: (moderator: string) =>
    `Slopes at the mean of ${moderator} and one standard deviation below and above it (Aiken & West, 1991).`,
  otherMeans: "Other predictors are held at their means.",
  /** Products of three. `place`: where the third predictor is. */
  higherProduct: (predictor: string, moderator: string, other: string, place: "mean" | "categories") =>
    place === "mean"
      ? `How the slope of ${predictor} changes with ${moderator} depends on ${other} too (a product of three): this holds where ${other} is at its mean.`
      : `How the slope of ${predictor} changes with ${moderator} depends on ${other} too (a product of three): this is the average over the categories of ${other}.`,
};

export interface RegionWords {
  readonly from: string | null;
  readonly to: string | null;
  readonly share: string;
  readonly isPositive: boolean;
}

export const regionWords = {
  sentence: (clause: string, moderator: string, range: string): string =>
    `${capitalized(clause)}. Observed values of ${moderator}: ${range} (Johnson & Neyman, 1936).`,
  /** `given`: the value of a third predictor. */
  where: (given: string, clause: string): string => `With ${given}, ${clause}.`,
  /** Null ends: the range's. */
  clause: (predictor: string, moderator: string, level: string, regions: readonly RegionWords[]): string => {
    if (regions.length === 0) {
      return `the slope of ${predictor} differs from zero (at the ${level} level) at no observed value of ${moderator}`;
    }
    const places = regions.map(({ from, to, share, isPositive }) => {
      const sign = isPositive ? "positive" : "negative";
      if (from === null && to === null) return `${sign} at all observed values`;
      const place = from === null ? `below ${to}` : to === null ? `above ${from}` : `between ${from} and ${to}`;
      return `${sign} ${place} (${share} of the rows)`;
    });
    return `the slope of ${predictor} differs from zero (at the ${level} level): ${listed(places, 20)}`;
  },
  subtitle: (level: string) =>
    `slope with its ${level} confidence band; vertical lines: where it comes to differ from zero`,
  subtitleWhere: (given: string, level: string) =>
    `where ${given}; slope with its ${level} confidence band; vertical lines: where it comes to differ from zero`,
  axis: (predictor: string, outcome: string) => `Slope of ${predictor} on ${outcome}`,
  slope: "Slope",
  noEffect: "No effect",
};

const deviation = { "-1": [plain("−1 "), italic("SD")], "1": [plain("+1 "), italic("SD")] } as const;

export const slopeRows = {
  /** In a sentence. `deviations`: null where they say nothing. */
  at: (moderator: string, deviations: -1 | 0 | 1 | null, value: string): RichText =>
    deviations === null
      ? [plain(`${moderator} = ${value}`)]
      : [
          plain(`${moderator} at `),
          ...(deviations === 0 ? [plain("its mean")] : deviation[deviations]),
          plain(` (${value})`),
        ],
  /** Under the moderator's name. */
  place: (deviations: -1 | 0 | 1 | null, value: string): RichText =>
    deviations === null
      ? [plain(value)]
      : [...(deviations === 0 ? [plain("Mean")] : deviation[deviations]), plain(` (${value})`)],
  difference: (first: RichText, second: RichText): RichText => [...first, plain(" − "), ...second],
  differences: "Differences of slopes",
};

export const meansChartWords = {
  subtitle: (level: string) => `with ${level} confidence intervals, not adjusted for comparisons`,
  overall: "Mean of them",
};

export const explainMeans = {
  /** `what`: "The probability of use: yes". `unit`: null where there is one level, or where it makes no difference. */
  mean: (what: string, place: string, unit: string | null) =>
    `${what} that the fixed part predicts for ${place}${unit === null ? "" : ` in an average ${unit}`}, all else equal.`,
  se: "The standard error of this estimate.",
  interval: (level: string) => `Intervals made in this way contain the true value in ${level} of studies.`,
  /** `scale`: "The log-odds of use: yes"; null: the outcome's own mean. */
  difference: (first: string, second: string, scale: string | null) =>
    scale === null
      ? `The mean of ${first} minus the mean of ${second}.`
      : `${scale} for ${first} minus that for ${second}.`,
  /** `multiplied`: "the odds of use: yes". */
  differenceRatio: (first: string, second: string, name: string, multiplied: string) =>
    `the ${name}: ${multiplied} for ${first} divided by the same for ${second}`,
  familyInterval: (level: string) =>
    `Intervals made in this way contain all of the true differences together in at least ${level} of studies.`,
  ratioInterval: (level: string) =>
    `Intervals made in this way contain the true value of exp(b) in ${level} of studies.`,
  familyRatioInterval: (level: string) =>
    `Intervals made in this way contain all of the true ratios together in at least ${level} of studies.`,
  statistic: "The estimate divided by its standard error.",
  df: "The degrees of freedom of the t distribution that the test is referred to.",
  p: "If the true value were zero, an estimate at least as far from zero would come about with this probability.",
  adjustedP:
    "If no true difference were there, one at least as clear as this among all comparisons would come about with this probability.",
  slope: (predictor: string, outcome: string, place: string) =>
    `The change in ${outcome} with one unit more in ${predictor}, where ${place}.`,
  slopeRatio: (predictor: string, name: string, multiplied: string, place: string) =>
    `the ${name}: the factor for ${multiplied} that goes with one unit more in ${predictor}, where ${place}`,
  slopeDifferenceRatio: (first: string, second: string, name: string) =>
    `the ${name} where ${first} divided by that where ${second}`,
  slopeDifference: (first: string, second: string) => `The slope where ${first} minus the slope where ${second}.`,
};
