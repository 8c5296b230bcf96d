import type { WrittenFormat } from "../../src-contract/data-import.ts";
import type { WrittenCells } from "../../src-contract/engine-api.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { App } from "../app/app.ts";
import { tell } from "../state/messages.ts";
import { exportedText } from "../wording/import.ts";
import { asFileName, chooseFileToSave, fileName } from "./choose-file.ts";
import { tellFailure } from "./tell-failure.ts";

/** Writes the table on screen, as it is now, for another program. */
export async function exportData(app: App, format: WrittenFormat): Promise<void> {
  const { view, history } = app.store.getState();
  const table = history.present.tables.find(({ id }) => id === view.table);
  if (table === undefined) return;
  const cells = await chosenCells(app, format, table.variables);
  if (cells === null) return;
  const name = table.source.name.replace(/\.[^.]*$/, "");
  const path = await chooseFileToSave(app, `data-${format}`, `${asFileName(name)}.${format}`);
  if (path === null) return;
  const answer = await app.host.calls.exportData({
    table: table.id,
    format,
    path,
    ...(cells !== undefined && { cells }),
  });
  if (!answer.ok) tellFailure(app.store, answer.failure);
  else app.store.update((state) => tell(state, "done", exportedText(fileName(path))));
}

/** Formats that keep labels and declared missing values by themselves. */
const describing = new Set<WrittenFormat>(["sav", "dta"]);

/** Undefined: there is nothing to choose; null: the user thought better of it. */
async function chosenCells(
  { questions }: App,
  format: WrittenFormat,
  variables: readonly Variable[],
): Promise<WrittenCells | null | undefined> {
  const hasLabels = variables.some(({ valueLabels }) => valueLabels.length > 0);
  const hasMissing = variables.some(({ missing }) => missing.values.length + missing.ranges.length > 0);
  if (describing.has(format) || !(hasLabels || hasMissing)) return undefined;
  return questions.ask<WrittenCells>({ kind: "export-data", format, hasLabels, hasMissing });
}

/** Writes what varies at each level into a file of its own for SPSS, as HLM reads them: "study-students", "study-schools". */
export async function exportLevels(app: App): Promise<void> {
  const { view, history } = app.store.getState();
  const table = history.present.tables.find(({ id }) => id === view.table);
  if (table === undefined || table.levels === null) return;
  const name = table.source.name.replace(/\.[^.]*$/, "");
  const chosen = await chooseFileToSave(app, "data-sav", `${asFileName(name)}.sav`);
  if (chosen === null) return;
  const { first, upper } = table.levels;
  const identifiers = upper.map(({ id }) => id);
  const written: string[] = [];
  for (const [index, { plural }] of [first, ...upper].entries()) {
    const path = `${chosen.replace(/\.sav$/i, "")}-${asFileName(plural)}.sav`;
    const ofLevel = { level: index + 1, identifiers };
    const answer = await app.host.calls.exportData({ table: table.id, format: "sav", path, ofLevel });
    if (!answer.ok) {
      if (written.length > 0) app.store.update((state) => tell(state, "done", exportedText(...written)));
      tellFailure(app.store, answer.failure);
      return;
    }
    written.push(fileName(path));
  }
  app.store.update((state) => tell(state, "done", exportedText(...written)));
}
