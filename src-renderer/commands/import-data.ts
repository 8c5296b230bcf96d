import type { DataSource, ImportOptions, OpenedTable } from "../../src-contract/data-import.ts";
import type { LevelsDefinition } from "../../src-contract/levels.ts";
import type { App } from "../app/app.ts";
import type { AppState } from "../state/app-state.ts";
import type { Dialog } from "../state/dialog.ts";
import { closeDialog, openDialog } from "../state/dialogs.ts";
import { changeDocument } from "../state/documents.ts";
import type { Store } from "../state/store.ts";
import { addTable, setLevels } from "../state/tables.ts";
import { changeView, showTable } from "../state/views.ts";
import { rememberOpened } from "./remember-opened.ts";
import { replaceTable } from "./replace-data.ts";

/** Opening data: the preview, changes of its options, and the table in the end. All of it in the import dialog. */

type ImportDialog = Extract<Dialog, { readonly kind: "import" }>;

/** Shows the preview of a source, which may be to take the place of a table, or to be of use to a step. */
export function beginImport(
  app: App,
  source: DataSource,
  purpose: Pick<ImportDialog, "replaces" | "returnsTo"> = {},
): Promise<void> {
  app.store.update((state) =>
    openDialog(state, { kind: "import", ...purpose, source, options: {}, preview: null, busy: true, failure: null }),
  );
  return refreshPreview(app);
}

/** Reads the source another way; what the user chose before stays chosen. */
export function changeImport(app: App, change: ImportOptions): Promise<void> {
  // Another sheet or delimiter makes other columns, to which types chosen before do not apply.
  const forget = "sheet" in change || "delimiter" in change;
  changeImportDialog(app, (dialog) => {
    const { storage, ...others } = dialog.options;
    const kept = forget || storage === undefined ? others : { ...others, storage };
    return { ...dialog, options: { ...kept, ...change }, busy: true };
  });
  return refreshPreview(app);
}

async function refreshPreview(app: App): Promise<void> {
  const asked = importDialog(app.store.getState());
  if (asked === null) return;
  const { source, options } = asked;
  const signal = whileAsked(app.store, options);
  const answer = await app.host.calls.previewData({ source, options }, signal);
  if (importDialog(app.store.getState())?.options !== options) return;
  changeImportDialog(app, (dialog) =>
    answer.ok
      ? { ...dialog, preview: answer.value, busy: false, failure: null }
      : { ...dialog, busy: false, failure: answer.failure },
  );
}

/** Reads the whole source and makes it a table of the project. */
export async function finishImport(app: App): Promise<void> {
  const dialog = importDialog(app.store.getState());
  if (dialog === null) return;
  const { source, options } = dialog;
  changeImportDialog(app, (open) => ({ ...open, busy: true, failure: null }));
  const answer = await app.host.calls.openData({ source, options }, whileAsked(app.store, options));
  // Whoever closed the dialog meanwhile does not want the table.
  if (importDialog(app.store.getState())?.options !== options) {
    if (answer.ok) await app.host.calls.closeData({ table: answer.value.id });
    return;
  }
  if (!answer.ok) {
    changeImportDialog(app, (open) => ({ ...open, busy: false, failure: answer.failure }));
    return;
  }
  app.engineTables.opened(answer.value.id, answer.value.variables);
  const { returnsTo } = dialog;
  if (returnsTo?.draft !== undefined) {
    const draft = { ...returnsTo.draft, opened: answer.value.id };
    app.store.update((state) => openDialog(withAddedTable(state, answer.value, source), { ...returnsTo, draft }));
  } else if (dialog.replaces === undefined) {
    app.store.update((state) => closeDialog(withTable(state, answer.value, source)));
  } else {
    const replaced = await replaceTable(app, dialog.replaces, answer.value, source);
    if (replaced?.ok === false) {
      const { failure } = replaced;
      changeImportDialog(app, (open) => ({ ...open, busy: false, failure }));
      return;
    }
  }
  if (source.kind === "path") rememberOpened(app.store, source.path, "data");
}

/** The table becomes part of the document, with its levels where they are known, and is shown. */
export function withTable(
  state: AppState,
  opened: OpenedTable,
  source: DataSource,
  levels: LevelsDefinition | null = null,
): AppState {
  const added = withAddedTable(state, opened, source, levels);
  return changeView(showTable(added, opened.id), { screen: "data", dataView: "values" });
}

function withAddedTable(
  state: AppState,
  opened: OpenedTable,
  source: DataSource,
  levels: LevelsDefinition | null = null,
): AppState {
  const path = source.kind === "path" ? source.path : null;
  return changeDocument(state, `Open ${opened.name}`, (document) =>
    setLevels(addTable(document, opened, path), opened.id, levels),
  );
}

/** Leaves the dialog; a step's dialog that asked for the table comes back. */
export function dismissImport(app: App): void {
  const returnsTo = importDialog(app.store.getState())?.returnsTo;
  if (returnsTo === undefined) app.questions.answer(null);
  else app.store.update((state) => openDialog(state, returnsTo));
}

function importDialog({ dialog }: AppState): ImportDialog | null {
  return dialog?.kind === "import" ? dialog : null;
}

/** Gives the reading up as soon as the dialog is closed or asks for something else. */
function whileAsked(store: Store, options: ImportOptions): AbortSignal {
  const controller = new AbortController();
  const stop = store.subscribe((state) => {
    if (importDialog(state)?.options === options) return;
    stop();
    controller.abort();
  });
  return controller.signal;
}

function changeImportDialog(app: App, change: (dialog: ImportDialog) => ImportDialog): void {
  app.store.update((state) => {
    const dialog = importDialog(state);
    return dialog === null ? state : openDialog(state, change(dialog));
  });
}
