import type { App } from "../app/app.ts";
import { openDialog } from "../state/dialogs.ts";
import { chooseFileToOpen } from "./choose-file.ts";
import { beginImport } from "./import-data.ts";
import { openSource } from "./open-source.ts";

/**
 * Another file in the place of one that could not be read. Where none is chosen, the preview is as it was; what the file
 * was to be for stays.
 */
export async function chooseOtherSource(app: App): Promise<void> {
  const { dialog } = app.store.getState();
  if (dialog?.kind !== "import") return;
  const { replaces, returnsTo } = dialog;
  const isNewTable = replaces === undefined && returnsTo === undefined;
  const source = await chooseFileToOpen(app, isNewTable ? "data-or-project" : "data");
  const { dialog: present } = app.store.getState();
  // The window's own dialog for files takes the place of the preview; any other one is not to be lost.
  if (present !== null && present !== dialog) return;
  if (source === null) app.store.update((state) => openDialog(state, dialog));
  else if (isNewTable) await openSource(app, source);
  else await beginImport(app, source, { replaces, returnsTo });
}
