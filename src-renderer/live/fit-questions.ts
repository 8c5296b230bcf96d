import type { TableId } from "../../src-contract/data-import.ts";
import type { CompareRequest, FitAnswer, FitRequest } from "../../src-contract/engine-api.ts";
import { type Outcome, refuse } from "../../src-contract/outcome.ts";
import type { OutputTable } from "../../src-contract/output.ts";
import type { ModelId, ProjectDocument, ProjectModel } from "../../src-contract/project.ts";
import { comparisonNeeds } from "../../src-print/report-needs.ts";
import type { Host } from "../host/host.ts";
import type { AppState } from "../state/app-state.ts";
import { changeFit, comparisonOf, fitOf } from "../state/knowledge.ts";
import { findModel } from "../state/models.ts";
import { findTable } from "../state/tables.ts";
import { fitKey } from "./content-keys.ts";
import type { EngineTables } from "./engine-tables.ts";
import { type Question, question } from "./questions.ts";

/** A model's fit: at once for the model in view, in turn for the others. */
export function fitQuestions(host: Host, tables: EngineTables): (state: AppState) => readonly Question[] {
  const revisions = new Map<ModelId, number>();
  const put = async (state: AppState, id: ModelId, signal: AbortSignal): Promise<Outcome<FitAnswer>> => {
    const revision = (revisions.get(id) ?? 0) + 1;
    revisions.set(id, revision);
    const request = fitRequest(state.history.present, id);
    const table = request === null ? null : findTable(state.history.present, request.table);
    if (request === null || table === null) return refuse({ code: "cancelled" });
    const told = tables.ready(table);
    const ready = told instanceof Promise ? await told : told;
    if (!ready.ok) return ready;
    const answer = await host.calls.fit({ ...request, revision }, signal);
    return answer.ok && answer.value.revision !== revision ? refuse({ code: "superseded" }) : answer;
  };
  return (state) => {
    const fitOfModel = (model: ProjectModel) =>
      question<FitAnswer>({
        subject: `fit ${model.id}`,
        key: fitKey(state.history.present, model),
        asked: (now) => fitOf(now, model.id),
        write: (now, asked) => changeFit(now, model.id, asked),
        put: (now, signal) => put(now, model.id, signal),
        turn: model.id === state.view.model ? "now" : "next",
        yields: model.id !== state.view.model,
      });
    return state.history.present.models.map(fitOfModel);
  };
}

/** The models of the table in view side by side, and of those in the report. Asked after the fits, they wait until each is done or refused. */
export function comparisonQuestions(host: Host, tables: EngineTables): (state: AppState) => readonly Question[] {
  const put = async (state: AppState, id: TableId, signal: AbortSignal): Promise<Outcome<OutputTable>> => {
    const { present } = state.history;
    const requests = comparable(state, id).map((model) => fitRequest(present, model.id));
    const models: CompareRequest["models"] = requests.filter((request) => request !== null);
    const table = findTable(present, id);
    if (table === null) return refuse({ code: "cancelled" });
    const ready = await tables.ready(table);
    return ready.ok ? host.calls.compare({ models }, signal) : ready;
  };
  const ofTable = (state: AppState, id: TableId) => {
    const models = comparable(state, id);
    const keys = models.map((model) => `${model.id} ${model.name} ${fitKey(state.history.present, model)}`);
    return question<OutputTable>({
      subject: `comparison ${id}`,
      key: models.length < 2 ? null : keys.join("\n"),
      asked: (now) => comparisonOf(now, id),
      write: (now, asked) => ({ ...now, comparisons: { ...now.comparisons, [id]: asked } }),
      put: (now, signal) => put(now, id, signal),
      turn: "next",
      yields: true,
    });
  };
  return (state) => {
    const reported = comparisonNeeds(state.history.present).map(({ table }) => table);
    const inView = state.view.table === null ? [] : [state.view.table];
    return [...new Set([...inView, ...reported])].map((id) => ofTable(state, id));
  };
}

/** The models of a table that can stand side by side: with an outcome, and not refused as they are now. */
function comparable(state: AppState, table: TableId): readonly ProjectModel[] {
  return state.history.present.models.filter(
    ({ id, table: of, model }) => of === table && model.outcome !== null && fitOf(state, id).failure === null,
  );
}

/** What the engine needs to fit a model; null while it has no outcome. */
export function fitRequest(document: ProjectDocument, id: ModelId): Omit<FitRequest, "revision"> | null {
  const found = findModel(document, id);
  const table = found === null ? null : findTable(document, found.table);
  if (found === null || table === null) return null;
  const { outcome, ...model } = found.model;
  if (outcome === null) return null;
  return {
    id,
    name: found.name,
    table: table.id,
    levels: table.levels,
    model: { ...model, outcome },
    output: document.output,
  };
}
