import { type Outcome, succeed } from "../../src-contract/outcome.ts";
import { writtenAnalysis } from "../../src-engine/specification/written-analysis.ts";
import type { App } from "../app/app.ts";
import { knowledgeOf } from "../state/knowledge.ts";
import { tell } from "../state/messages.ts";
import { activeModel } from "../state/views.ts";
import { writtenData } from "../state/written-data.ts";
import { exportedText } from "../wording/import.ts";
import { asFileName, chooseFileToSave, fileName } from "./choose-file.ts";
import { tellFailure } from "./tell-failure.ts";

/** Writes the model on screen as an analysis file for the command line, with its steps; its data beside it, as they were read. */
export async function exportAnalysis(app: App): Promise<void> {
  const state = app.store.getState();
  const chosen = activeModel(state);
  const { tables, after } = state.history.present;
  const table = tables.find(({ id }) => id === chosen?.table);
  if (chosen === null || table === undefined || chosen.model.outcome === null) return;
  const path = await chooseFileToSave(app, "analysis", `${asFileName(chosen.name)}.analysis.json`);
  if (path === null) return;
  const stem = fileName(path).replace(/(\.analysis)?\.json$/i, "");
  const folder = path.slice(0, path.length - fileName(path).length);
  const { data, files } = writtenData(table, knowledgeOf(state, table.id).steps.answer ?? [], stem);
  const model = { ...chosen.model, outcome: chosen.model.outcome };
  const analysis = writtenAnalysis(model, table.variables, data, after);
  let answer: Outcome<null> = succeed(null);
  for (const file of files) {
    if (answer.ok) answer = await app.host.calls.exportData({ ...file, path: `${folder}${file.path}` });
  }
  if (answer.ok) answer = await app.host.calls.exportAnalysis({ path, analysis });
  if (!answer.ok) tellFailure(app.store, answer.failure);
  else {
    const names = [fileName(path), ...files.map((file) => file.path)];
    app.store.update((now) => tell(now, "done", exportedText(...names)));
  }
}
