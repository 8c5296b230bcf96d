import type { ChartKind, TableKind } from "../../src-contract/output.ts";

/** What the Results screen and its pieces say. */
export const resultsWords = {
  title: "Results",
  models: "Models",
  thisModel: "This model",
  upToDate: "Up to date",
  refreshing: "Refreshing…",
  problem: "Not fitted",
  converged: "converged",
  notConverged: "did not converge",
  cancel: "Cancel",
  fitNow: "Fit it now",
  time: (milliseconds: number) =>
    milliseconds < 1 ? "under 1 ms" : milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : seconds(milliseconds),
  elapsed: (milliseconds: number) => seconds(milliseconds),
  noModel: "There is no model yet.",
  noModelHint: "Open data, say which column identifies the units, and the null model is there.",
  noOutcome: "Choose an outcome, and the results appear here.",
  goToModel: "Go to the model",
  earlier: "These results belong to an earlier state of the model.",
  whatThisMeans: "What does this mean?",
  compareWithout: "Compare without it",
  withoutSlope: (model: string, predictor: string) => `${model}, ${predictor} fixed`,
  addModelWithout: (predictor: string) => `Compare without the random slope of ${predictor}`,
  copyForWord: "Copy for Word",
  copied: "Copied. Paste it into Word, LibreOffice or Google Docs.",
  notCopied: "The system did not let Crosslevel copy. Select the table and copy it with Ctrl+C instead.",
  addToReport: "Add to report",
  added: (amount: number) => (amount === 1 ? "Added to the report." : `Added ${amount} pieces to the report.`),
  addAll: "Everything",
  alreadyThere: "in the report",
  equations: "Equations",
  export: "Export",
  exportAs: {
    docx: "Word file…",
    html: "Web page…",
    csvShown: "CSV, as shown…",
    csvAll: "CSV, all digits…",
  },
  exported: (name: string) => `Saved ${name}.`,
  copyPicture: "Copy picture",
  saveChart: "Save the chart",
  saveChartAs: { png: "PNG picture, 300 dots per inch…", svg: "SVG drawing…" },
  settings: "Table settings",
  decimals: "Decimals",
  decimalsByApa: "APA’s rule (two; three for small standard errors)",
  decimalsFixed: (decimals: number) => `Always ${decimals}`,
  show: "Show",
  showRobust: "Robust standard errors",
  showSingleLevel: "Single-level estimates",
  showVarianceTests: "Tests of variances",
  showVarianceIntervals: "Intervals of variances",
  showFitLog: "Log of the fit",
  showPopulationAverage: "Population-average effects",
  changeTables: "Change the tables’ settings",
  comparing: "The models are being compared…",
} as const;

export const fittedWords = {
  title: "What was fitted",
  data: "Data",
  leftOut: "Left out",
  leftOutRows: (label: string, rows: string) => `${label} missing in ${rows}`,
  method: "Method",
  convergence: "Convergence",
} as const;

export const chartWords = {
  values: "Values",
  withBand: (label: string) => `${label} [confidence band]`,
  unitLines: (count: string) => `${count} thin lines stand behind, one for each unit.`,
} as const;

/** What a piece is called where it stands in a list. */
export const tableNames: Readonly<Record<TableKind, string>> = {
  "fixed-effects": "Fixed effects",
  thresholds: "Thresholds",
  "zero-part": "Zeros",
  "population-average": "Population-average effects",
  "term-tests": "Tests of fixed effects",
  hypotheses: "Hypotheses",
  "variance-components": "Variance components",
  "variance-tests": "Tests of variances",
  "residual-structure": "Residual structure",
  "structure-comparison": "Comparison of residual structures",
  "model-fit": "Model fit",
  "fit-log": "Log of the fit",
  "single-level": "Single-level estimates",
  comparison: "Comparison of models",
  descriptives: "Descriptives",
  "variance-explained": "Variance explained",
  "variance-decomposition": "Decomposition of the variance",
  "variance-partition": "Variance by level",
  "effect-sizes": "Effect sizes",
  "marginal-means": "Marginal means",
  "pairwise-comparisons": "Pairwise comparisons",
  "simple-slopes": "Simple slopes",
  "unit-effects": "Random effects by unit",
  residuals: "Residuals",
  "outlying-rows": "Largest residuals",
  influence: "Influence of units",
};

export const chartNames: Readonly<Record<ChartKind, string>> = {
  "fit-log": "Chart of the fit’s log",
  "group-lines": "Chart of the units’ lines",
  "simple-slopes": "Chart of the simple slopes",
  "group-means": "Chart of the units’ means",
  "unit-intervals": "Chart of the units’ random effects",
  "category-probabilities": "Chart of the categories’ probabilities",
  "marginal-means": "Chart of the marginal means",
  "johnson-neyman": "Chart of the regions of significance",
  "residuals-by-prediction": "Chart of residuals by predictions",
  "residual-quantiles": "Chart of residuals by normal quantiles",
  "distance-quantiles": "Chart of the units’ Mahalanobis distances",
  influence: "Chart of the units’ influence",
};

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
