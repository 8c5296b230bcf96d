import type { FitAnswer } from "../../../src-contract/engine-api.ts";
import type { Failure } from "../../../src-contract/failure.ts";
import type { ModelOutput } from "../../../src-contract/output.ts";
import type { ModelId } from "../../../src-contract/project.ts";
import { type AppState, type FitState, isAwaited, isCurrent } from "../../state/app-state.ts";
import { afterOf, fitOf, outputOf } from "../../state/knowledge.ts";

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

/** All that is shown of a model, the fit and what follows it, if it is the answer to the model as it is. */
export function currentOutput(state: AppState, model: ModelId | null): ModelOutput | null {
  const status = fitStatus(fitOf(state, model));
  return status.kind === "current" && !isAwaited(afterOf(state, model)) ? outputOf(state, model) : null;
}
