import type { ImportReason } from "../../../src-contract/data-import.ts";
import { type CellRow, cellText, isEmpty } from "./cell.ts";
import { cellKinds, holdsValues, type KindOfCell } from "./cell-kinds.ts";
import { headerCells } from "./header-cells.ts";
import { isRemarkRow } from "./remark-row.ts";
import { identifierRow } from "./survey-header.ts";

export interface HeaderGuess {
  /** The first row is row 1; null: no row holds names. */
  readonly headerRow: number | null;
  readonly reason: ImportReason;
}

/**
 * Which row holds the names. It does when it has texts over columns of numbers, or, where all columns are texts, when
 * its texts are all different and occur nowhere below. Rows of units or questions right below the names belong to it.
 */
export function guessHeaderRow(rows: readonly CellRow[], decimalComma: boolean): HeaderGuess {
  const identifiers = identifierRow(rows);
  if (identifiers !== null) return { headerRow: identifiers, reason: { code: "header-of-survey", row: identifiers } };
  const kindOf = cellKinds(decimalComma);
  const first = headerPosition(rows.slice(0, rowsAbove + bodyRows), kindOf);
  if (isRemarkRow(rows, first + 2, kindOf)) {
    return { headerRow: first + 2, reason: { code: "header-with-remarks", row: first + 1 } };
  }
  const header = rows[first] ?? [];
  const again = headerCells(header);
  const body = rows
    .slice(first + 1, first + 1 + bodyRows)
    .filter((row) => !row.every(isEmpty) && again?.isRow(row) !== true);
  let textsOverValues = 0;
  let valuesOverAny = 0;
  let repeated: string | null = null;
  const texts = new Set<string>();
  for (const [column, cell] of header.entries()) {
    const kind = kindOf(cell);
    if (kind === "empty") continue;
    if (kind === "value" && !isYearOver(body, column, cell)) valuesOverAny++;
    else if (holdsValues(body, column, kindOf)) textsOverValues++;
    const text = cellText(cell).trim();
    if (texts.has(text) || body.some((row) => cellText(row[column]).trim() === text)) repeated ??= text;
    texts.add(text);
  }
  const row = first + 1;
  if (textsOverValues > 0 && textsOverValues >= valuesOverAny) {
    return { headerRow: row, reason: { code: "header-texts-over-numbers", row } };
  }
  const firstValue = header.find((cell, column) => kindOf(cell) === "value" && !isYearOver(body, column, cell));
  if (firstValue !== undefined) {
    return { headerRow: null, reason: { code: "no-header", example: cellText(firstValue).trim() } };
  }
  return repeated === null
    ? { headerRow: row, reason: { code: "header-distinct-texts", row } }
    : { headerRow: null, reason: { code: "no-header", example: repeated } };
}

const rowsAbove = 50;
const bodyRows = 200;
const nearlyAll = 0.8;

/**
 * Position of the row that may hold the names: of the rows of nothing but texts above the first values the fullest (below
 * a title and a date of export); where all is text, the first one that fills at least half of the usual columns.
 */
function headerPosition(rows: readonly CellRow[], kindOf: KindOfCell): number {
  const filled = rows.map((row) => (isDeclaration(row) ? 0 : row.filter((cell) => !isEmpty(cell)).length));
  const sorted = filled.filter((count) => count > 0).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 1;
  const firstValues = rows
    .slice(0, rowsAbove)
    .findIndex(
      (row, index) => (filled[index] ?? 0) >= nearlyAll * usual && row.some((cell) => kindOf(cell) === "value"),
    );
  if (firstValues > 0) {
    const above = filled.slice(0, firstValues);
    return above.indexOf(Math.max(...above));
  }
  return Math.max(
    filled.findIndex((count) => count >= usual / 2),
    0,
  );
}

/** "sep=;" on the first line tells spreadsheets the delimiter, at which it may be cut. */
function isDeclaration([first, ...others]: CellRow): boolean {
  return /^sep=.?$/i.test(cellText(first)) && others.every(isEmpty);
}

/** Columns may be called by years, which none of their own values is. */
function isYearOver(body: readonly CellRow[], column: number, cell: CellRow[number]): boolean {
  return isYear(cell) && !body.some((row) => isYear(row[column]));
}

function isYear(cell: CellRow[number] | undefined): boolean {
  return /^(?:19|20)\d\d$/.test(cellText(cell).trim());
}
