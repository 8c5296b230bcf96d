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

/**
 * As spreadsheet programs put cells on the clipboard: tabs between cells, one line a row, quotes around those that hold tabs,
 * line breaks or quotes.
 */
export function cellsOfText(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = "", end] of `${text.replace(/\r?\n$/, "")}\n`.matchAll(cell)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== "\t") lines.push([]);
  }
  return lines.slice(0, -1);
}

/** Quotes count only around a whole cell: 5" is five inches. */
const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|\r)/g;
