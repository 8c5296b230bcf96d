import Papa from "papaparse";
import type { OutputCell, OutputTable } from "../../src-contract/output.ts";
import { plainText } from "../../src-print/rich-text.ts";
import { tableRows } from "../../src-print/table-text.ts";
import { readableNumbers } from "../../src-wording/number-text.ts";

/**
 * A table as CSV for spreadsheets and other programs: one row of heads, then the rows; title and notes are left out.
 * UTF-8 with a byte order mark, by which Excel knows the encoding. Minus signs are hyphens, so that numbers are read as
 * numbers; a text that a spreadsheet would take for a formula gets an apostrophe. `digits` "shown": the texts of the
 * table; "all": where a number stands behind a text, that number in full.
 */
export function csvFile(table: OutputTable, digits: "shown" | "all" = "shown"): string {
  const rows = tableRows(table, digits === "all" ? fullText : shownText);
  return `${byteOrderMark}${Papa.unparse([...rows.map((row) => [...row])], { newline: "\r\n", escapeFormulae: formula })}\r\n`;
}

export const byteOrderMark = "\ufeff";
/** A minus before a digit or a point is a number, not a formula. */
export const formula = /^(?:[=+@\t\r]|-(?![\d.])).*$/;

function shownText({ text }: OutputCell): string {
  return readableNumbers(plainText(text));
}

function fullText(cell: OutputCell): string {
  return cell.value === null ? shownText(cell) : String(cell.value);
}
