import type { ReportFormat } from "../../../src-contract/engine-api.ts";
import { defaultReportLayout } from "../../../src-contract/project.ts";
import { type PictureUrls, reportForClipboard } from "../../../src-print/report-clipboard.ts";
import type { App } from "../../app/app.ts";
import { asFileName, chooseFileToSave, fileName } from "../../commands/choose-file.ts";
import { tellFailure } from "../../commands/tell-failure.ts";
import { copyRichText } from "../../draw/clipboard.ts";
import { reportPictures } from "../../draw/report-pictures.ts";
import type { AppState } from "../../state/app-state.ts";
import { tell } from "../../state/messages.ts";
import type { Store } from "../../state/store.ts";
import { reportWords as words } from "../../wording/report.ts";
import { resultsWords } from "../../wording/results.ts";
import { isPieceAwaited } from "./awaited-pieces.ts";
import { knownBlocks } from "./known-blocks.ts";

/** Asks where, waits until every result in the report is that of its model, and has the report written. */
export async function exportReport(app: App, format: ReportFormat): Promise<void> {
  const { store, host } = app;
  const { title } = store.getState().history.present;
  const path = await chooseFileToSave(app, `report-${format}`, `${asFileName(title)}.${endings[format]}`);
  if (path === null) return;
  await refreshed(store);
  const state = store.getState();
  const pictures = await reportPictures(state);
  const answer = await host.calls.exportReport({ document: state.history.present, format, path, pictures });
  if (!answer.ok) tellFailure(store, answer.failure);
  else store.update((now) => tell(now, "done", words.exported(fileName(path))));
}

const endings: Readonly<Record<ReportFormat, string>> = { docx: "docx", html: "html", latex: "zip" };

/** The whole report on the clipboard. */
export async function copyReport({ store }: App): Promise<void> {
  const state = store.getState();
  const document = state.history.present;
  const blocks = knownBlocks(state);
  const pictures: PictureUrls = new Map(
    (await reportPictures(state)).map(({ item, png, width, height }) => [item, { url: pngUrl(png), width, height }]),
  );
  const copied = await copyRichText(reportForClipboard(blocks, document.layout ?? defaultReportLayout, pictures));
  store.update((now) =>
    copied ? tell(now, "done", resultsWords.copied) : tell(now, "problem", resultsWords.notCopied),
  );
}

/** When nothing that the report shows is being refreshed. */
export function refreshed(store: Store): Promise<void> {
  if (!isRefreshing(store.getState())) return Promise.resolve();
  store.update((state) => tell(state, "done", words.waiting));
  return new Promise((resolve) => {
    const stop = store.subscribe((state) => {
      if (isRefreshing(state)) return;
      stop();
      resolve();
    });
  });
}

function isRefreshing(state: AppState): boolean {
  return state.history.present.report.some((item) => isPieceAwaited(item, state));
}

function pngUrl(png: Uint8Array): string {
  const binary = Array.from(png, (byte) => String.fromCharCode(byte)).join("");
  return `data:image/png;base64,${btoa(binary)}`;
}
