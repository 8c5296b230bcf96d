import { existsSync } from "node:fs";
import { extname } from "node:path";
import type { BrowserWindow } from "electron";
import type { DialogAnswer, OpenDialog, SaveDialog } from "../../src-contract/host-api.ts";
import { type FileDialogWords, fileDialogs } from "../../src-wording/desktop.ts";
import type { ElectronModule } from "./electron-module.ts";

/** The system's dialog for a file to open. */
export async function chooseFileToOpen(
  { dialog }: ElectronModule,
  window: BrowserWindow,
  { purpose }: OpenDialog,
): Promise<DialogAnswer> {
  const words = fileDialogs[purpose];
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.openTitle,
    filters: filtersOf(words),
    properties: ["openFile"],
  });
  return answer(canceled, filePaths[0]);
}

/**
 * The system's dialog for a file to save. Some systems leave out the extension: it is added, and where that names a file
 * that is there already the dialog comes again, so that the system asks whether to replace it.
 */
export async function chooseFileToSave(
  { dialog }: ElectronModule,
  window: BrowserWindow,
  { purpose, suggestedName }: SaveDialog,
): Promise<DialogAnswer> {
  const words = fileDialogs[purpose];
  const [extension = ""] = words.kinds[0]?.extensions ?? [];
  const ask = async (defaultPath: string): Promise<DialogAnswer> => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: words.saveTitle,
      defaultPath,
      filters: filtersOf(words),
      properties: ["createDirectory", "showOverwriteConfirmation"],
    });
    const complete = filePath === "" || hasExtension(filePath, words) ? filePath : `${filePath}.${extension}`;
    if (!canceled && complete !== filePath && existsSync(complete)) return ask(complete);
    return answer(canceled, complete);
  };
  return ask(hasExtension(suggestedName, words) ? suggestedName : `${suggestedName}.${extension}`);
}

function hasExtension(path: string, { kinds }: FileDialogWords): boolean {
  const extension = extname(path).slice(1).toLowerCase();
  return kinds.some(({ extensions }) => extensions.includes(extension));
}

function filtersOf({ kinds }: FileDialogWords): { name: string; extensions: string[] }[] {
  return kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
}

function answer(canceled: boolean, path: string | undefined): DialogAnswer {
  return canceled || path === undefined || path === "" ? { kind: "dismissed" } : { kind: "chosen", path };
}
