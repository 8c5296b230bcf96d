import { defaultAfterSettings } from "../../src-contract/after.ts";
import type { AfterAnswer } from "../../src-contract/engine-api.ts";
import { type Outcome, refuse } from "../../src-contract/outcome.ts";
import type { ModelId, ProjectModel } from "../../src-contract/project.ts";
import type { Host } from "../host/host.ts";
import type { AppState } from "../state/app-state.ts";
import { afterOf, changeAfter, fitOf } from "../state/knowledge.ts";
import { findTable } from "../state/tables.ts";
import { contentKey, fitKey } from "./content-keys.ts";
import type { EngineTables } from "./engine-tables.ts";
import { fitRequest } from "./fit-questions.ts";
import { type Question, question } from "./questions.ts";

/**
 * What is shown of models besides their fits. Of the model in view it is asked together with the fit, so that the engine goes on to it
 * while the window draws the fit; of the others when the fits are there.
 */
export function afterQuestions(host: Host, tables: EngineTables): (state: AppState) => readonly Question[] {
  const put = async (state: AppState, id: ModelId, signal: AbortSignal): Promise<Outcome<AfterAnswer>> => {
    const { present } = state.history;
    const request = fitRequest(present, id);
    const table = request === null ? null : findTable(present, request.table);
    if (request === null || table === null) return refuse({ code: "cancelled" });
    const ready = await tables.ready(table);
    if (!ready.ok) return ready;
    return host.calls.afterFit({ ...request, after: present.after ?? defaultAfterSettings }, signal);
  };
  return (state) => {
    const ofModel = (model: ProjectModel) =>
      question<AfterAnswer>({
        subject: `after ${model.id}`,
        key: afterKey(state, model),
        asked: (now) => afterOf(now, model.id),
        write: (now, asked) => changeAfter(now, model.id, asked),
        put: (now, signal) => put(now, model.id, signal),
        turn: model.id === state.view.model ? "now" : "next",
        yields: true,
      });
    return state.history.present.models.map(ofModel);
  };
}

/** Null: nothing is asked for, or the model cannot be fitted as it is. */
function afterKey(state: AppState, model: ProjectModel): string | null {
  const { present } = state.history;
  const after = present.after ?? defaultAfterSettings;
  const fit = fitKey(present, model);
  if (fit === null || after.show.length === 0 || fitOf(state, model.id).failure !== null) return null;
  return `${fit} ${contentKey(after)}`;
}
