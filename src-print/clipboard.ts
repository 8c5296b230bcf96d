import type { OutputTable } from "../src-contract/output.ts";
import { clipboardTable } from "./table-clipboard.ts";
import { tableText } from "./table-text.ts";

/** What a clipboard carries: for word processors, and for everything else. */
export interface ClipboardContent {
  readonly html: string;
  readonly text: string;
}

export interface NumberedTable {
  readonly table: OutputTable;
  readonly number: number;
}

/** Tables as they are numbered where they stand together. */
export function numbered(tables: readonly OutputTable[]): readonly NumberedTable[] {
  return tables.map((table, index) => ({ table, number: index + 1 }));
}

/** Tables for pasting, one below the other. */
export function tablesForClipboard(tables: readonly NumberedTable[]): ClipboardContent {
  return {
    html: clipboardPage(tables.map(({ table, number }) => clipboardTable(table, number)).join("\n<p>&nbsp;</p>\n")),
    text: tables.map(({ table, number }) => tableText(table, number)).join("\n\n"),
  };
}

/** The page around pasted HTML, by which programs know the encoding. */
export function clipboardPage(body: string): string {
  return `<html><head><meta charset="utf-8"></head><body>${body}</body></html>`;
}
