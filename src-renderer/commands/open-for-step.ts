import type { StepContent } from "../../src-contract/data-steps.ts";
import type { App } from "../app/app.ts";
import type { Dialog } from "../state/dialog.ts";
import { openDialog } from "../state/dialogs.ts";
import { chooseFileToOpen } from "./choose-file.ts";
import { beginImport } from "./import-data.ts";

export type PrepareDialog = Extract<Dialog, { readonly kind: "prepare" }>;

/**
 * Opens another file from within a step's dialog, which comes back with the new table, or as it was where there is none.
 * The dialog waits for the system's: closed meanwhile, it would leave a preview behind that belongs to nothing.
 */
export async function openForStep(app: App, dialog: PrepareDialog, content: StepContent): Promise<void> {
  if (dialog.isOpeningFile === true) return;
  const { isOpeningFile: _closed, ...before } = dialog;
  const left: PrepareDialog = { ...before, draft: { content, opened: null } };
  const waiting: PrepareDialog = { ...left, isOpeningFile: true };
  app.store.update((state) => openDialog(state, waiting));
  const source = await chooseFileToOpen(app, "data");
  const { dialog: present } = app.store.getState();
  // The window's own dialog for files takes the place of the one that waits; any other one is not to be lost.
  if (present !== null && present !== waiting) return;
  if (source === null) app.store.update((state) => openDialog(state, left));
  else await beginImport(app, source, { returnsTo: left });
}
