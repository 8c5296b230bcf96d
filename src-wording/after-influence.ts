import { capitalized } from "./capitalized.ts";
import { plain } from "./text-pieces.ts";
import { title } from "./title-case.ts";

/** What tables and charts of the influence of units say. */

export const influenceTitles = {
  table: (unitPlural: string, outcome: string) => title`Influence of ${unitPlural} on the estimates for ${outcome}`,
  chart: (unitPlural: string) => title`Influence of ${unitPlural}: Cook’s distances`,
};

export const influenceHeads = {
  cook: [plain("Cook’s "), { text: "D", style: "italic" }],
  covarianceRatio: [plain("COVRATIO")],
  dfbetas: [plain("DFBETAS")],
  variances: [plain("Change in variance, %")],
  residual: [plain("Residual")],
} as const;

export const influenceNotes = {
  shown: (shown: string, all: string) => `Shown: the ${shown} with the largest Cook’s distances, of ${all}.`,
  measures: (unit: string) =>
    `Estimates with all data compared with those without the ${unit}. Cook’s D: squared change of all coefficients in terms of their covariance matrix, divided by their number (Cook, 1977); DFBETAS: change of one coefficient in standard errors (Belsley et al., 1980); COVRATIO above 1: the ${unit} makes the estimates more precise.`,
  cutoffs: (cook: string, beyondCook: string, dfbetas: string, beyondDfbetas: string) =>
    `Worth a look: Cook’s D above 4/J = ${cook} (${beyondCook}), a DFBETAS beyond 2/√J = ${dfbetas} (${beyondDfbetas}).`,
  method: {
    refitted: "The model was fitted again without each of them.",
    "given-variances": "Variances are those of all data; the coefficients’ changes are exact given them.",
    "one-step":
      "Approximated by one Newton step from the estimates with all data, instead of fitting again without each of so many.",
  },
};

export const influenceChartWords = {
  subtitle: "how far all coefficients together move without the unit",
  axis: (unitPlural: string) => `${capitalized(unitPlural)}, in the order of the data`,
  cook: "Cook’s D",
  cutoff: "4/J",
  largest: (units: string) => `Largest: ${units}.`,
};

export const explainInfluence = {
  cook: (unit: string) => `How far all coefficients together move when this ${unit} is left out.`,
  dfbetas: (effect: string, unit: string) =>
    `By how many standard errors ${effect} is larger with this ${unit} than without it.`,
  covarianceRatio: (unit: string) =>
    `The determinant of the coefficients’ covariance matrix without this ${unit}, divided by that with it.`,
  variance: (what: string, unit: string) =>
    `By how many percent the variance of ${what} changes when this ${unit} is left out.`,
};
