import { type EstimationMethod, mostQuadraturePoints, type RandomEntry } from "../../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../../src-contract/project.ts";
import { defaultQuadraturePoints, usualMethod } from "../../../../src-engine/specification/methods.ts";
import { type SearchValues, searchOf } from "./search-values.ts";

/** What the page Estimation asks. */
export interface EstimationValues {
  readonly method: EstimationMethod;
  readonly quadraturePoints: number;
  /** Of penalized quasi-likelihood. */
  readonly restricted: boolean;
  /** The random effects in sets that may correlate, each with its structure. */
  readonly random: readonly RandomEntry[];
  readonly search: SearchValues;
}

export function estimationOf(draft: ModelDraft): EstimationValues {
  const { estimation, random } = draft;
  return {
    method: estimation?.method ?? usualMethod(draft),
    quadraturePoints: estimation?.quadraturePoints ?? defaultQuadraturePoints,
    restricted: estimation?.restricted ?? true,
    random,
    search: searchOf(draft),
  };
}

/** What is wrong with the number of points; null: nothing. */
export function pointsProblem({ method, quadraturePoints: points }: EstimationValues): string | null {
  const isRight = method !== "agq" || (Number.isInteger(points) && points >= 1 && points <= mostQuadraturePoints);
  return isRight ? null : `Choose a whole number from 1 to ${mostQuadraturePoints}.`;
}
