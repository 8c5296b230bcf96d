import { type ResidualFileExport, residualFileParts, type TableExport } from "../../../src-contract/engine-api.ts";
import type { FilePurpose } from "../../../src-contract/host-api.ts";
import type { OutputChart, OutputTable } from "../../../src-contract/output.ts";
import type { ModelId } from "../../../src-contract/project.ts";
import { type NumberedTable, tablesForClipboard } from "../../../src-print/clipboard.ts";
import type { App } from "../../app/app.ts";
import { asFileName, chooseFileToSave, fileName } from "../../commands/choose-file.ts";
import { tellFailure } from "../../commands/tell-failure.ts";
import { chartPicture } from "../../draw/chart/chart-picture.tsx";
import { copyPng, copyRichText } from "../../draw/clipboard.ts";
import { fitRequest } from "../../live/fit-questions.ts";
import { changeDocument } from "../../state/documents.ts";
import { tell } from "../../state/messages.ts";
import { addReportItems, type NewReportItem } from "../../state/report-items.ts";
import { resultsWords as words } from "../../wording/results.ts";

/** What can be done with results, whichever button, menu or key asks for it. */
export async function copyTables({ store }: App, tables: readonly NumberedTable[]): Promise<void> {
  tellCopied(store, await copyRichText(tablesForClipboard(tables)));
}

export async function copyChart({ store }: App, chart: OutputChart): Promise<void> {
  tellCopied(store, await copyPng((await chartPicture(chart, "")).png));
}

export function addToReport({ store }: App, items: readonly NewReportItem[]): void {
  store.update((state) =>
    tell(
      changeDocument(state, words.addToReport, (document) => addReportItems(document, items)),
      "done",
      words.added(items.length),
    ),
  );
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

/** All units or rows behind a model's table, as CSV. */
export async function exportResidualFile(app: App, model: ModelId, table: OutputTable): Promise<void> {
  const part = residualFilePart(table);
  const request = fitRequest(app.store.getState().history.present, model);
  if (part === null || request === null) return;
  const path = await chooseFileToSave(app, "table-csv", `${asFileName(table.title)}.csv`);
  if (path === null) return;
  const answer = await app.host.calls.exportResidualFile({ ...request, part, group: table.name ?? null, path });
  if (!answer.ok) tellFailure(app.store, answer.failure);
  else app.store.update((state) => tell(state, "done", words.exported(fileName(path))));
}

/** The part of the results after the fit that a table shows the most telling units or rows of; null: it shows all. */
export function residualFilePart({ kind }: OutputTable): ResidualFileExport["part"] | null {
  const part = kind === "outlying-rows" ? "residuals" : kind;
  return residualFileParts.find((one) => one === part) ?? null;
}

const purposes: Readonly<Record<TableExport["format"], FilePurpose>> = {
  csv: "table-csv",
  html: "table-html",
  docx: "table-docx",
};

function tellCopied(store: App["store"], done: boolean): void {
  store.update((state) => (done ? tell(state, "done", words.copied) : tell(state, "problem", words.notCopied)));
}
