import type { TableId } from "../../src-contract/data-import.ts";
import type { ModelId } from "../../src-contract/project.ts";
import { type AppState, type FitState, notAsked, type TableKnowledge } from "./app-state.ts";

/** What the host said about tables and models. */

const nothingKnown: TableKnowledge = { summaries: notAsked, suggestions: notAsked, levels: notAsked };

export function knowledgeOf(state: AppState, table: TableId | null): TableKnowledge {
  return (table === null ? undefined : state.tables[table]) ?? nothingKnown;
}

export function changeKnowledge(state: AppState, table: TableId, change: Partial<TableKnowledge>): AppState {
  return { ...state, tables: { ...state.tables, [table]: { ...knowledgeOf(state, table), ...change } } };
}

export function fitOf(state: AppState, model: ModelId | null): FitState {
  return (model === null ? undefined : state.fits[model]) ?? notAsked;
}

export function changeFit(state: AppState, model: ModelId, fit: FitState): AppState {
  return { ...state, fits: { ...state.fits, [model]: fit } };
}
