import type { StepContent } from "../../src-contract/data-steps.ts";
import type { App } from "../app/app.ts";
import type { Dialog } from "../state/dialog.ts";
import { openDialog } from "../state/dialogs.ts";
import { chooseFileToOpen } from "./choose-file.ts";
import { beginImport } from "./import-data.ts";

export type PrepareDialog = Extract<Dialog, { readonly kind: "prepare" }>;

/**
 * Opens another file from within a step's dialog, which comes back with the new table, or as it was where there is none.
 */
export async function openForStep(app: App, dialog: PrepareDialog, content: StepContent): Promise<void> {
  const left: PrepareDialog = { ...dialog, draft: { content, opened: null } };
  const source = await chooseFileToOpen(app, "data");
  if (source === null) app.store.update((state) => openDialog(state, left));
  else await beginImport(app, source, { returnsTo: left });
}
