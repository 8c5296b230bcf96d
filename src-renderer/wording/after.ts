import type { AfterPart, ComparisonAdjustment } from "../../src-contract/after.ts";

/** What the window says of results after the fit. */
export const afterWords = {
  title: "After the fit",
  choose: "Choose results…",
  working: "Working it out…",
  share: (fraction: number) => `${Math.round(100 * fraction)}%`,
  givenUp: "Not worked out: it was cancelled.",
  workNow: "Work it out now",
  /** For who does not see the tables come. */
  isThere: (tables: readonly string[]) =>
    tables.length === 0 ? "" : `After the fit: ${[...new Set(tables)].join(", ")}.`,
  intro: "Worked out for every model of the project once it is fitted; fits do not wait for it.",
  show: "Show",
  adjustment: "Adjust comparisons for their number",
  cutPoint: "Cut point of the classification",
  cutPointHelp: "Predicted probabilities from here on count as events.",
  seed: "Seed of the simulations",
  change: "Choose results after the fit",
  missing: "Asked for, but not for this model:",
} as const;

export const afterPartNames: Readonly<Record<AfterPart, string>> = {
  "variance-explained": "Variance explained",
  "variance-by-level": "Variance by level",
  "effect-sizes": "Effect sizes",
  "parallel-lines": "Test of parallel lines",
  "marginal-means": "Marginal means",
  "simple-slopes": "Simple slopes",
  "predicted-outcomes": "Predicted probabilities and counts",
  "unit-effects": "Random effects by unit",
  residuals: "Residuals",
  "model-checks": "Dispersion, zeros, simulated residuals",
  classification: "Classification and calibration",
  influence: "Influence of units",
  predictions: "Predictions for new rows",
};

export const afterPartUses: Readonly<Record<AfterPart, string>> = {
  "variance-explained": "R² at each level, against the null model",
  "variance-by-level": "VPC, ICC, design effect; decomposition by sources",
  "effect-sizes": "Standardized coefficients, differences in standard deviations",
  "parallel-lines":
    "Ordinal outcomes: whether each predictor has one coefficient at all thresholds (proportional odds)",
  "marginal-means": "Of categories and their combinations, compared in pairs",
  "simple-slopes": "Of interactions, with Johnson and Neyman’s regions of significance",
  "predicted-outcomes": "In an average unit and over all units, for outcomes that are not normal",
  "unit-effects": "Empirical Bayes and OLS, Mahalanobis distances, caterpillar charts (HLM’s residual file)",
  residuals: "Marginal, conditional, and standardized: largest ones, charts by predictions and normal quantiles",
  "model-checks": "Whether outcomes that are not normal look as the model would make them, by simulation",
  classification: "Of binary outcomes: classification table, ROC curve, predicted and observed shares",
  influence: "Without each unit: Cook’s distance, DFBETAS, change of the variances",
  predictions: "With confidence and prediction intervals, for units of the data and for new ones",
};

/** Why a part that was asked for is not there: what it takes. */
export const afterPartNeeds: Readonly<Record<AfterPart, string>> = {
  "variance-explained": "takes a normal outcome, groups, and at least one predictor",
  "variance-by-level": "takes a normal outcome and groups",
  "effect-sizes": "take a normal outcome and at least one predictor",
  "parallel-lines": "takes an ordinal outcome and at least one predictor",
  "marginal-means": "take a categorical predictor",
  "simple-slopes": "take an interaction of two predictors, at least one of them a number",
  "predicted-outcomes": "take an outcome that is not normal and at least one predictor",
  "unit-effects": "take groups",
  residuals: "take an outcome whose values have an order",
  "model-checks":
    "take an outcome that is not normal, whose values have an order, without weights (which leave open what one row is) and overdispersion (which no distribution has)",
  classification: "take a binary outcome",
  influence: "takes groups and coefficients; with a residual structure no crossed groups",
  predictions: "take at least one new row: choose results to add some",
};

export const adjustmentNames: Readonly<Record<ComparisonAdjustment, string>> = {
  tukey: "Tukey",
  bonferroni: "Bonferroni",
  holm: "Holm",
  sidak: "Šidák",
  none: "None",
};

export const residualFileWords = {
  title: "Residual files",
  which: "File",
  /** Where a table shows only some. */
  all: "All units or rows (residual file)",
  rows: "rows",
  level: (level: number | null, plural: string) => (level === null ? plural : `Level ${level}: ${plural}`),
  influence: (plural: string) => `Influence of ${plural}`,
  ofRows: "All data, with predictions and residuals, raw and standardized",
  ofUnits: "What is known of each, empirical Bayes and OLS estimates, Mahalanobis distances",
  ofInfluence: "Cook’s distances, DFBETAS, changes of the variances",
  fileTitle: (model: string, plural: string) => `Residuals of ${model}, ${plural}`,
  influenceTitle: (model: string, plural: string) => `Influence of ${plural}, ${model}`,
  format: "Save for",
  formats: [
    ["sav", "SPSS (.sav)"],
    ["dta", "Stata (.dta)"],
    ["xlsx", "Excel (.xlsx)"],
    ["csv", "CSV"],
  ],
  save: "Save…",
  open: "Open as a new table",
  cancel: "Cancel",
} as const;

/** The rows that predictions are made for. */
export const newRowWords = {
  title: "New rows",
  variable: "Variable",
  row: (number: number) => `Row ${number}`,
  value: (variable: string, number: number) => `${variable} in row ${number}`,
  add: "Add row",
  fromTable: "Take rows from a table",
  paste:
    "Or paste cells from a spreadsheet into this place: a row each, names of variables in the first one. At most 200 rows.",
  many: (count: number) => `${count} rows.`,
  removeAll: "Remove all",
  remove: (number: number) => `Remove row ${number}`,
  mean: "mean",
  newUnit: "new",
};
