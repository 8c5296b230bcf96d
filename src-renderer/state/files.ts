import type { Failure } from "../../src-contract/failure.ts";
import type { RecentFile } from "../../src-contract/host-api.ts";
import type { ProjectDocument } from "../../src-contract/project.ts";
import type { AppState, ProjectFile } from "./app-state.ts";

/** Where the project is kept, and how saving goes. */

export function savingBegins(state: AppState): AppState {
  return changeFile(state, { saving: true });
}

export function saved(state: AppState, document: ProjectDocument, path: string, at: string): AppState {
  return changeFile(state, { path, savedDocument: document, savedAt: at, saving: false, failure: null });
}

export function autosaved(state: AppState, at: string): AppState {
  return changeFile(state, { autosavedAt: at, failure: null });
}

export function savingFailed(state: AppState, failure: Failure): AppState {
  return changeFile(state, { saving: false, failure });
}

/** The same document under another title. */
export function entitled(document: ProjectDocument, title: string): ProjectDocument {
  return document.title === title ? document : { ...document, title };
}

/** What was saved under another title takes the place of what it was made from; what changed meanwhile takes its title. */
export function replaceSaved(state: AppState, before: ProjectDocument, document: ProjectDocument): AppState {
  const { present } = state.history;
  const now = present === before ? document : entitled(present, document.title);
  return now === present ? state : { ...state, history: { ...state.history, present: now } };
}

const mostRecent = 10;

/** A file that was opened or saved stands first among the recent ones. */
export function rememberRecent(state: AppState, path: string, kind: RecentFile["kind"], opened: string): AppState {
  if (state.start === null) return state;
  const name = path.split(/[/\\]/).at(-1) ?? path;
  const file: RecentFile = { path, name, folder: path.slice(0, -name.length - 1), kind, opened };
  const others = state.start.recent.filter((recent) => recent.path !== path);
  return { ...state, start: { ...state.start, recent: [file, ...others].slice(0, mostRecent) } };
}

/** Work of an earlier session was brought back or thrown away. */
export function forgetRecovery(state: AppState, session: string): AppState {
  if (state.start === null) return state;
  const recoveries = state.start.recoveries.filter((recovery) => recovery.session !== session);
  return { ...state, start: { ...state.start, recoveries } };
}

function changeFile(state: AppState, change: Partial<ProjectFile>): AppState {
  return { ...state, file: { ...state.file, ...change } };
}
