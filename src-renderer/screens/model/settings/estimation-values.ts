import {
  type CovarianceStructure,
  type EstimationMethod,
  mostQuadraturePoints,
} from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";
import { defaultQuadraturePoints, usualMethod } from "../../../../src-engine/specification/methods.ts";
import { type SearchValues, searchOf } from "./search-values.ts";

/** What the page Estimation asks. */
export interface EstimationValues {
  readonly method: EstimationMethod;
  readonly quadraturePoints: number;
  /** Of penalized quasi-likelihood. */
  readonly restricted: boolean;
  /** One for each entry of the random part. */
  readonly covariances: readonly CovarianceStructure[];
  readonly search: SearchValues;
}

export function estimationOf(draft: ModelDraft): EstimationValues {
  const { estimation, random } = draft;
  return {
    method: estimation?.method ?? usualMethod(draft),
    quadraturePoints: estimation?.quadraturePoints ?? defaultQuadraturePoints,
    restricted: estimation?.restricted ?? true,
    covariances: random.map(({ covariance }) => covariance ?? "unstructured"),
    search: searchOf(draft),
  };
}

/** What is wrong with the number of points; null: nothing. */
export function pointsProblem({ method, quadraturePoints: points }: EstimationValues): string | null {
  const isRight = method !== "agq" || (Number.isInteger(points) && points >= 1 && points <= mostQuadraturePoints);
  return isRight ? null : `Choose a whole number from 1 to ${mostQuadraturePoints}.`;
}
