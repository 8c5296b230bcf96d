import { useEffect } from "react";
import { beginImport } from "../commands/import-data.ts";
import { isTable } from "../commands/paste-cells.ts";
import { useApp } from "../state/app-context.ts";
import { openFiles } from "./DropZone.tsx";

/** Cells or a file pasted anywhere but into a field open as a new table. */
export function usePaste(): void {
  const app = useApp();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event;
      const inField = target instanceof HTMLElement && target.closest("input, textarea, [contenteditable]") !== null;
      if (inField || clipboardData === null || app.store.getState().dialog !== null) return;
      const [file] = clipboardData.files;
      const text = clipboardData.getData("text/plain");
      if (isTable(text)) void beginImport(app, { kind: "pasted", text });
      else if (file !== undefined) void openFiles(app, [file]);
      else return;
      event.preventDefault();
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [app]);
}
