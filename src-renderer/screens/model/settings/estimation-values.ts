import type { CovarianceStructure, EstimationMethod } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";
import { type SearchValues, searchOf } from "./search-values.ts";

/** What the page Estimation asks. */
export interface EstimationValues {
  readonly method: EstimationMethod;
  /** One for each entry of the random part. */
  readonly covariances: readonly CovarianceStructure[];
  readonly search: SearchValues;
}

export function estimationOf(draft: ModelDraft): EstimationValues {
  const { estimation, random } = draft;
  return {
    method: estimation?.method ?? "REML",
    covariances: random.map(({ covariance }) => covariance ?? "unstructured"),
    search: searchOf(draft),
  };
}
