import type { DataQuestionKind } from "../../src-contract/data-question.ts";

export const dataQuestionNames: Readonly<Record<DataQuestionKind, string>> = {
  frequencies: "Frequencies",
  correlations: "Correlations",
  reliability: "Reliability of a scale",
  "missing-patterns": "Missing values",
  attrition: "Attrition",
  checks: "Checks of the data",
};
