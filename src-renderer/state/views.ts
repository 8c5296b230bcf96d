import type { TableId } from "../../src-contract/data-import.ts";
import type { ModelId, ProjectDocument, ProjectModel, ProjectTable } from "../../src-contract/project.ts";
import type { AppState } from "./app-state.ts";
import type { Screen, View } from "./view.ts";

/** Where the user is. */

export function changeView(state: AppState, change: Partial<View>): AppState {
  return { ...state, view: { ...state.view, ...change } };
}

export function showScreen(state: AppState, screen: Screen): AppState {
  return state.view.screen === screen ? state : changeView(state, { screen });
}

/** Another table to look at; its first model becomes the active one. */
export function showTable(state: AppState, table: TableId): AppState {
  const model = state.history.present.models.find((candidate) => candidate.table === table);
  return changeView(state, { table, model: model?.id ?? null, equation: null });
}

/** Another model to work on, and the table it belongs to. */
export function showModel(state: AppState, model: ModelId): AppState {
  const table = state.history.present.models.find(({ id }) => id === model)?.table;
  return table === undefined ? state : changeView(state, { model, table, equation: null });
}

export function activeTable({ history: { present }, view }: AppState): ProjectTable | null {
  return present.tables.find(({ id }) => id === view.table) ?? null;
}

export function activeModel({ history: { present }, view }: AppState): ProjectModel | null {
  return present.models.find(({ id }) => id === view.model) ?? null;
}

/** The models of the table in view, in their order. */
export function modelsInView({ history: { present }, view }: AppState): readonly ProjectModel[] {
  return present.models.filter(({ table }) => table === view.table);
}

/**
 * Makes the view point at things that are there: after undo, removal or opening something of it may be gone. The place
 * of a model that is gone since `before` is taken by its neighbour.
 */
export function settleView(state: AppState, before: ProjectDocument | null = null): AppState {
  const { tables, models } = state.history.present;
  const table = tables.find(({ id }) => id === state.view.table) ?? tables.at(-1) ?? null;
  const ofTable = models.filter((model) => model.table === table?.id);
  const model = ofTable.find(({ id }) => id === state.view.model) ?? neighbour(ofTable, before, state.view);
  const screen = table === null ? "welcome" : state.view.screen;
  const { view } = state;
  const unchanged = view.table === (table?.id ?? null) && view.model === (model?.id ?? null) && view.screen === screen;
  if (unchanged) return state;
  const equation = model?.id === view.model ? view.equation : null;
  return changeView(state, { table: table?.id ?? null, model: model?.id ?? null, equation, screen });
}

/** The model that now stands where the one in view stood before, or the last one. */
function neighbour(
  models: readonly ProjectModel[],
  before: ProjectDocument | null,
  { model, table }: View,
): ProjectModel | null {
  const place = before?.models.filter((earlier) => earlier.table === table).findIndex(({ id }) => id === model) ?? -1;
  return (place < 0 ? undefined : models[place]) ?? models.at(-1) ?? null;
}
