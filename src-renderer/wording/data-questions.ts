import type { DataQuestionKind } from "../../src-contract/data-question.ts";

export const dataQuestionNames: Readonly<Record<DataQuestionKind, string>> = {
  frequencies: "Frequencies and histograms",
  correlations: "Correlations",
  reliability: "Reliability of a scale",
  "missing-patterns": "Missing values",
  attrition: "Attrition",
  checks: "Checks of the data",
};

export const describeWords = {
  byLevel: (units: string) => `Also the means of ${units}, and the deviations from them`,
};
