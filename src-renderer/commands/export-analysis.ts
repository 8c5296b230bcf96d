import { writtenAnalysis } from "../../src-engine/specification/written-analysis.ts";
import type { App } from "../app/app.ts";
import { tell } from "../state/messages.ts";
import { activeModel } from "../state/views.ts";
import { exportedText } from "../wording/import.ts";
import { asFileName, chooseFileToSave, fileName } from "./choose-file.ts";
import { tellFailure } from "./tell-failure.ts";

/** Writes the model on screen as an analysis file for the command line, and its data, as they are now, beside it. */
export async function exportAnalysis(app: App): Promise<void> {
  const state = app.store.getState();
  const chosen = activeModel(state);
  const { tables, after } = state.history.present;
  const table = tables.find(({ id }) => id === chosen?.table);
  if (chosen === null || table === undefined || chosen.model.outcome === null) return;
  const path = await chooseFileToSave(app, "analysis", `${asFileName(chosen.name)}.analysis.json`);
  if (path === null) return;
  const dataPath = `${path.replace(/(\.analysis)?\.json$/i, "")}.data.parquet`;
  const model = { ...chosen.model, outcome: chosen.model.outcome };
  const analysis = writtenAnalysis(model, table.variables, fileName(dataPath), after);
  const data = await app.host.calls.exportData({ table: table.id, format: "parquet", path: dataPath });
  const answer = data.ok ? await app.host.calls.exportAnalysis({ path, analysis }) : data;
  if (!answer.ok) tellFailure(app.store, answer.failure);
  else app.store.update((now) => tell(now, "done", exportedText(`${fileName(path)} and ${fileName(dataPath)}`)));
}
