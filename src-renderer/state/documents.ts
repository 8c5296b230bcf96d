import type { ProjectDocument } from "../../src-contract/project.ts";
import type { AppState } from "./app-state.ts";
import * as history from "./history.ts";
import { withFollowingNames } from "./model-names.ts";
import { fileOf } from "./start-state.ts";
import { startView } from "./view.ts";
import { settleView, showModel } from "./views.ts";

/** The document as a whole: changed with a step to undo, replaced by another, stepped through. */

/**
 * Changes the document under a label that the menu shows ("Undo Add SES"); `mark` joins changes that follow each other.
 * Names that nobody has given to models follow.
 */
export function changeDocument(
  state: AppState,
  label: string,
  change: (document: ProjectDocument) => ProjectDocument,
  mark: string | null = null,
): AppState {
  const changeAndName = (before: ProjectDocument) => withFollowingNames(state, before, change(before));
  return withHistory(state, history.record(state.history, label, changeAndName, mark));
}

export function undoChange(state: AppState): AppState {
  return showingWhatChanged(state, withHistory(state, history.undo(state.history)));
}

export function redoChange(state: AppState): AppState {
  return showingWhatChanged(state, withHistory(state, history.redo(state.history)));
}

/** A step back or forth shows the model that it brings back or changes. */
function showingWhatChanged(before: AppState, after: AppState): AppState {
  const models = new Set(before.history.present.models);
  const changed = after.history.present.models.filter((model) => !models.has(model));
  const [first] = changed;
  return first === undefined || changed.some(({ id }) => id === after.view.model) ? after : showModel(after, first.id);
}

/** Puts another document in the place of this one: a project was opened, recovered or begun. */
export function openDocument(
  state: AppState,
  document: ProjectDocument,
  { path, saved }: { readonly path: string | null; readonly saved: boolean },
): AppState {
  const file = fileOf(document, path);
  return settleView({
    ...state,
    history: history.startHistory(document),
    file: saved ? file : { ...file, savedDocument: null },
    view: { ...startView, screen: screenFor(document), guide: state.view.guide, folder: state.view.folder },
    tables: {},
    fits: {},
    afters: {},
    comparisons: {},
    dataTables: {},
    progress: {},
  });
}

function screenFor(document: ProjectDocument) {
  if (document.models.length > 0) return "model";
  return document.tables.length > 0 ? "data" : "welcome";
}

/** Whether closing now would lose something. A document in which nothing was made is nothing to lose. */
export function isUnsaved({ history: { present }, file }: AppState): boolean {
  return present !== file.savedDocument;
}

/** What Undo would undo, null when there is nothing. */
export function undoLabel(state: AppState): string | null {
  return state.history.past.at(-1)?.label ?? null;
}

export function redoLabel(state: AppState): string | null {
  return state.history.future[0]?.label ?? null;
}

function withHistory(state: AppState, next: history.History): AppState {
  return next === state.history ? state : settleView({ ...state, history: next }, state.history.present);
}
