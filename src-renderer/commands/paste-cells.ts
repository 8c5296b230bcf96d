import type { App } from "../app/app.ts";
import { beginImport } from "./import-data.ts";

/**
 * Opens the cells on the clipboard as a new table. Where the clipboard may not be read (a browser that was told so),
 * the window asks for the cells in a field.
 */
export async function pasteCells(app: App): Promise<void> {
  const text = (await clipboardText()) ?? (await app.questions.ask<string>({ kind: "paste-cells" }));
  if (text !== null) await beginImport(app, { kind: "pasted", text });
}

async function clipboardText(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return null;
  }
}

/** Whether a pasted text is a table rather than a word: more than one cell. */
export function isTable(text: string): boolean {
  return /[\t\n]/.test(text.trim());
}

/** As spreadsheet programs put cells on the clipboard: tabs between cells, one line a row, quotes around what needs them. */
export function cellsOfText(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return lines.map((line) =>
    line.split("\t").map((cell) => (/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)),
  );
}
