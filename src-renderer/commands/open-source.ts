import type { DataSource } from "../../src-contract/data-import.ts";
import { projectExtension } from "../../src-contract/project.ts";
import type { App } from "../app/app.ts";
import { settle } from "../state/messages.ts";
import { beginImport } from "./import-data.ts";
import { openProject } from "./open-project.ts";
import { openSample } from "./open-sample.ts";

/**
 * Opens whatever a source holds: a project by its extension, a sample as it is, everything else as data. What was said of
 * a file before that could not be opened is no news any more.
 */
export function openSource(app: App, source: DataSource): Promise<void> {
  app.store.update((state) => settle(state, "opening"));
  if (source.kind === "sample") return openSample(app, source.id);
  return isProject(source) ? openProject(app, source) : beginImport(app, source);
}

function isProject(source: DataSource): boolean {
  const name = source.kind === "path" ? source.path : source.kind === "upload" ? source.name : "";
  return name.toLowerCase().endsWith(projectExtension);
}
