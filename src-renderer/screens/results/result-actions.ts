import type { TableExport } from "../../../src-contract/engine-api.ts";
import type { FilePurpose } from "../../../src-contract/host-api.ts";
import type { OutputChart, RichText } from "../../../src-contract/output.ts";
import { defaultReportLayout, type ModelId } from "../../../src-contract/project.ts";
import { type NumberedTable, tablesForClipboard } from "../../../src-print/clipboard.ts";
import { paragraphsForClipboard } from "../../../src-print/report-clipboard.ts";
import type { App } from "../../app/app.ts";
import { asFileName, chooseFileToSave, fileName } from "../../commands/choose-file.ts";
import { tellFailure } from "../../commands/tell-failure.ts";
import { chartPicture } from "../../draw/chart/chart-picture.tsx";
import { copyPng, copyRichText } from "../../draw/clipboard.ts";
import { changeDocument } from "../../state/documents.ts";
import { tell } from "../../state/messages.ts";
import { addReportItems, type NewReportItem } from "../../state/report-items.ts";
import { resultsWords as words } from "../../wording/results.ts";
import { pieceTitle } from "../report/piece-names.ts";
import { pieceKey } from "./report-pieces.ts";
import { shownTables } from "./shown-tables.ts";

/** What can be done with results, whichever button, menu or key asks for it. */
export async function copyTables({ store }: App, tables: readonly NumberedTable[]): Promise<void> {
  tellCopied(store, await copyRichText(tablesForClipboard(tables)));
}

/** Of a model all that are shown. */
export function copyAllTables(app: App, model: ModelId | null): void {
  const tables = shownTables(app.store.getState(), model);
  if (tables === null) app.store.update((state) => tell(state, "problem", words.notYet));
  else void copyTables(app, tables);
}

export async function copyText({ store }: App, paragraphs: readonly RichText[]): Promise<void> {
  tellCopied(store, await copyRichText(paragraphsForClipboard(paragraphs, defaultReportLayout)));
}

export async function copyChart({ store }: App, chart: OutputChart): Promise<void> {
  tellCopied(store, await copyPng((await chartPicture(chart, "")).png));
}

/** What is in the report already stays there once; it can be put in again on the Report screen. */
export function addToReport({ store }: App, items: readonly NewReportItem[]): void {
  store.update((state) => {
    const present = new Set(state.history.present.report.map(pieceKey));
    const missing = items.filter((item) => !present.has(pieceKey(item)));
    const next = { next: { command: "view.report", label: words.showReport } } as const;
    if (missing.length === 0) return tell(state, "done", words.addedBefore(items.length), next);
    const changed = changeDocument(state, words.addToReport, (document) => addReportItems(document, missing));
    const names = missing.map((item) => pieceTitle(item, state.history.present));
    return tell(changed, "done", words.added(names), next);
  });
}

export async function exportChart(app: App, chart: OutputChart, format: "png" | "svg"): Promise<void> {
  const path = await chooseFileToSave(app, pictureFiles[format], `${asFileName(chart.title)}.${format}`);
  if (path === null) return;
  const picture = await chartPicture(chart, "");
  const answer = await app.host.calls.exportPicture({ path, content: picture[format] });
  if (!answer.ok) tellFailure(app.store, answer.failure);
  else app.store.update((state) => tell(state, "done", words.exported(fileName(path))));
}

const pictureFiles = { png: "picture-png", svg: "picture-svg" } as const;

export type TableFormat = Pick<TableExport, "format" | "digits">;

export async function exportTable(app: App, { table, number }: NumberedTable, format: TableFormat): Promise<void> {
  const path = await chooseFileToSave(app, purposes[format.format], `${asFileName(table.title)}.${format.format}`);
  if (path === null) return;
  const { layout } = app.store.getState().history.present;
  const answer = await app.host.calls.exportTable({ table, number, path, ...format, layout });
  if (!answer.ok) tellFailure(app.store, answer.failure);
  else app.store.update((state) => tell(state, "done", words.exported(fileName(path))));
}

const purposes: Readonly<Record<TableExport["format"], FilePurpose>> = {
  csv: "table-csv",
  html: "table-html",
  docx: "table-docx",
  tex: "table-tex",
};

function tellCopied(store: App["store"], done: boolean): void {
  store.update((state) => (done ? tell(state, "done", words.copied) : tell(state, "problem", words.notCopied)));
}
