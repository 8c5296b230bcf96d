import type { Failure } from "../../src-contract/failure.ts";
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

function changeFile(state: AppState, change: Partial<ProjectFile>): AppState {
  return { ...state, file: { ...state.file, ...change } };
}
