import type { ImportProblem } from "../../../src-contract/data-import.ts";
import { type FormulaResult, FormulaTally, hiddenParts } from "../sheet-remarks.ts";
import { attribute, tagEnd } from "../xml.ts";

/**
 * What a worksheet (ECMA-376 part 1, section 18.3.1) holds that is read otherwise than one sees it in a spreadsheet
 * program: formulas without the results that such a program stores beside them, rows and columns that it hides.
 */
export function worksheetRemarks(worksheet: Buffer, workedOutOnOpening: boolean): readonly ImportProblem[] {
  const end = worksheet.indexOf("</sheetData>");
  const cells = end < 0 ? worksheet : worksheet.subarray(0, end);
  return [...formulasWithoutResults(cells, workedOutOnOpening), ...hiddenRowsAndColumns(cells)];
}

function formulasWithoutResults(cells: Buffer, workedOutOnOpening: boolean): readonly ImportProblem[] {
  const formulas = new FormulaTally();
  let close = -1;
  for (let at = cells.indexOf("<f"); at >= 0; at = cells.indexOf("<f", at + 2)) {
    if (!endsName.has(cells[at + 2] ?? 0)) continue;
    if (close < at) close = cells.indexOf("</c>", at);
    if (close < 0) break;
    if (close - at > longestFormula) continue;
    const start = lastBefore(cells, "<c ", at);
    if (start < 0) continue;
    const result = resultOf(cells.toString("latin1", start, close), workedOutOnOpening);
    formulas.note(result, () => attribute(openingTag(cells, start), "r") ?? "");
  }
  return formulas.remarks();
}

/** An empty text is a result, too: of cells that say they hold a text. */
function resultOf(cell: string, workedOutOnOpening: boolean): FormulaResult {
  if (workedOutOnOpening && /<v>0<\/v>/.test(cell)) return "zero";
  const hasResult = /<v(?:\s[^>]*)?>[^<]/.test(cell) || (/^<c [^>]*\bt="str"/.test(cell) && /<v[\s/>]/.test(cell));
  return hasResult ? "value" : "none";
}

function hiddenRowsAndColumns(cells: Buffer): readonly ImportProblem[] {
  let [rows, columns] = [0, 0];
  for (let at = cells.indexOf(hidden); at >= 0; at = cells.indexOf(hidden, at + hidden.length)) {
    const tag = openingTag(cells, lastBefore(cells, "<", at));
    if (!/^(?:1|true)$/.test(attribute(tag, "hidden") ?? "")) continue;
    if (tag.startsWith("<row ")) rows++;
    // Columns behind the data are hidden by those who want to see nothing else.
    else if (tag.startsWith("<col ") && Number(attribute(tag, "max")) < lastColumn) columns += columnsOf(tag);
  }
  return hiddenParts(rows, columns);
}

function columnsOf(tag: string): number {
  return Math.max(Number(attribute(tag, "max")) - Number(attribute(tag, "min")) + 1, 0);
}

/** Not looked for further back than a tag is long: damaged files would be searched from end to end, again and again. */
function lastBefore(cells: Buffer, text: string, at: number): number {
  const from = Math.max(at - longestTag, 0);
  const found = cells.subarray(from, at).lastIndexOf(text);
  return found < 0 ? -1 : from + found;
}

function openingTag(cells: Buffer, start: number): string {
  if (start < 0) return "";
  const text = cells.toString("latin1", start, start + longestTag);
  return text.slice(0, tagEnd(text, 0) + 1);
}

const hidden = ' hidden="';
const lastColumn = 16_384;
const longestTag = 1_000;
/** 8,192 characters, of which each may be written as an entity. */
const longestFormula = 65_536;
/** What may follow a tag's name: a space, ">" or "/". */
const endsName = new Set([0x20, 0x3e, 0x2f]);
