import type { CovarianceStructure, EstimationMethod } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";

/** What the page Estimation asks. */
export interface EstimationValues {
  readonly method: EstimationMethod;
  /** One for each entry of the random part. */
  readonly covariances: readonly CovarianceStructure[];
}

export function estimationOf({ estimation, random }: ModelDraft): EstimationValues {
  return {
    method: estimation?.method ?? "REML",
    covariances: random.map(({ covariance }) => covariance ?? "unstructured"),
  };
}
