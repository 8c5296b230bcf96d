import type { WrittenFormat } from "../../../src-contract/data-import.ts";
import { type ResidualsRequest, residualFileParts } from "../../../src-contract/engine-api.ts";
import type { OutputTable } from "../../../src-contract/output.ts";
import type { ModelId } from "../../../src-contract/project.ts";
import type { App } from "../../app/app.ts";
import { asFileName, chooseFileToSave, fileName } from "../../commands/choose-file.ts";
import { withTable } from "../../commands/import-data.ts";
import { tellFailure } from "../../commands/tell-failure.ts";
import { fitRequest } from "../../live/fit-questions.ts";
import { tell } from "../../state/messages.ts";
import { findTable } from "../../state/tables.ts";
import { resultsWords as words } from "../../wording/results.ts";

/** HLM's residual files: the rows with predictions and residuals, or the units of a level with their estimates. */
export type ResidualFile = Pick<ResidualsRequest, "part" | "group"> & { readonly title: string };

/** The one that a table shows the most telling units or rows of; null: it shows all there is. */
export function residualFileOf({ kind, name, title }: OutputTable): ResidualFile | null {
  const wanted = kind === "outlying-rows" ? "residuals" : kind;
  const part = residualFileParts.find((one) => one === wanted);
  return part === undefined ? null : { part, group: name ?? null, title };
}

/** Asks where, and writes it for another program. */
export async function saveResidualFile(
  app: App,
  model: ModelId,
  file: ResidualFile,
  format: WrittenFormat,
): Promise<void> {
  const { title, ...what } = file;
  const request = fitRequest(app.store.getState().history.present, model);
  if (request === null) return;
  const path = await chooseFileToSave(app, `data-${format}`, `${asFileName(title)}.${format}`);
  if (path === null) return;
  const answer = await app.host.calls.exportResidualFile({ ...request, ...what, format, path });
  if (!answer.ok) tellFailure(app.store, answer.failure);
  else app.store.update((state) => tell(state, "done", words.exported(fileName(path))));
}

/** Makes it a table of the project, to go on with; rows keep the levels of the data that they come from. */
export async function openResidualFile(app: App, model: ModelId, file: ResidualFile): Promise<void> {
  const { present } = app.store.getState().history;
  const request = fitRequest(present, model);
  if (request === null) return;
  const answer = await app.host.calls.openResiduals({ ...request, ...file });
  if (!answer.ok) {
    tellFailure(app.store, answer.failure);
    return;
  }
  const opened = answer.value;
  app.engineTables.opened(opened.id, opened.variables);
  const levels = file.part === "residuals" ? (findTable(present, request.table)?.levels ?? null) : null;
  app.store.update((state) => withTable(state, opened, { kind: "pasted", text: "" }, levels));
}
