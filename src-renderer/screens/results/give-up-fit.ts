import type { ModelId } from "../../../src-contract/project.ts";
import type { AppState } from "../../state/app-state.ts";
import { afterOf, changeAfter, changeFit, fitOf } from "../../state/knowledge.ts";

/** The user does not want to wait for this fit; the next change of the model asks again. */
export function giveUpFit(state: AppState, model: ModelId): AppState {
  return changeFit(state, model, { ...fitOf(state, model), failure: { code: "cancelled" } });
}

/** Asks for the fit as if the model had just changed. */
export function takeUpFit(state: AppState, model: ModelId): AppState {
  return changeFit(state, model, { ...fitOf(state, model), askedKey: null, answeredKey: null, failure: null });
}

/** The same of what was asked for besides the fit. */
export function giveUpAfter(state: AppState, model: ModelId): AppState {
  return changeAfter(state, model, { ...afterOf(state, model), failure: { code: "cancelled" } });
}

export function takeUpAfter(state: AppState, model: ModelId): AppState {
  return changeAfter(state, model, { ...afterOf(state, model), askedKey: null, answeredKey: null, failure: null });
}
