import type { FitAnswer } from "../../../src-contract/engine-api.ts";
import type { Failure } from "../../../src-contract/failure.ts";
import { type FitState, isCurrent } from "../../state/app-state.ts";

/** How a model stands to its results. `answer`: the last good one, shown dimmed while it is not that of the model. */
export type FitStatus =
  | { readonly kind: "nothing-to-fit"; readonly answer: null }
  | { readonly kind: "current"; readonly answer: FitAnswer }
  | { readonly kind: "refreshing"; readonly answer: FitAnswer | null }
  | { readonly kind: "problem"; readonly answer: FitAnswer | null; readonly failure: Failure };

export function fitStatus(fit: FitState): FitStatus {
  if (fit.failure !== null) return { kind: "problem", answer: fit.answer, failure: fit.failure };
  if (fit.askedKey === null) return { kind: "nothing-to-fit", answer: null };
  if (isCurrent(fit) && fit.answer !== null) return { kind: "current", answer: fit.answer };
  return { kind: "refreshing", answer: fit.answer };
}
