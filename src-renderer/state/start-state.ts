import { defaultOutputSettings, type ProjectDocument } from "../../src-contract/project.ts";
import { defaultSettings } from "../../src-contract/settings.ts";
import type { AppState, ProjectFile } from "./app-state.ts";
import { startHistory } from "./history.ts";
import { untitled } from "./untitled.ts";
import { startView } from "./view.ts";

export const emptyDocument: ProjectDocument = {
  format: "crosslevel-project",
  version: 1,
  title: untitled,
  tables: [],
  models: [],
  report: [],
  output: defaultOutputSettings,
};

export function fileOf(document: ProjectDocument, path: string | null): ProjectFile {
  return { path, savedDocument: document, savedAt: null, autosavedAt: null, saving: false, failure: null };
}

/** The window before the host has said anything. */
export const startState: AppState = {
  start: null,
  settings: defaultSettings,
  history: startHistory(emptyDocument),
  file: fileOf(emptyDocument, null),
  view: startView,
  dialog: null,
  messages: [],
  connection: "open",
  engine: "running",
  progress: {},
  tables: {},
  fits: {},
  afters: {},
  comparisons: {},
  dataTables: {},
};
