import type { ImportProblem } from "../../../src-contract/data-import.ts";
import type { ByteRows } from "./byte-rows.ts";
import { type CellRow, cellText, isEmpty } from "./cell.ts";

/** How a row that is not empty begins. */
export interface RowStart {
  /** In the file. */
  readonly number: number;
  /** Its first cell that is not empty. */
  readonly text: string;
  /** Whether that is its only one. */
  readonly isAlone: boolean;
}

/** Rows of totals and remarks below the data. */
export interface Footer {
  /** The first row of the file that belongs to it. */
  readonly firstRow: number;
  readonly problem: ImportProblem;
}

/** So many of the last rows are looked at. */
export const mostFooterRows = 12;

/**
 * The footer among the last rows of a file: those at the end that begin with a word for totals or notes, or, below an
 * empty row, are a single sentence. None of the rows above may begin with the same word.
 */
export function footerIn(rows: readonly RowStart[]): Footer | null {
  let first = rows.length;
  while (first > 0 && isAside(rows[first - 1], rows)) first--;
  // A sentence alone is a remark only where something parts it from the data.
  while (first < rows.length && !isKnownWord(rows[first]?.text ?? "") && !isParted(rows, first)) first++;
  const [start, above] = [rows[first], rows[first - 1]];
  if (start === undefined || above === undefined || first < fewestAbove || above.isAlone) return null;
  const example = start.text;
  return {
    firstRow: start.number,
    problem: { code: "footer-left-out", count: rows.length - first, firstRow: start.number, example },
  };
}

/** Names and a row of data. */
const fewestAbove = 2;

function isAside(row: RowStart | undefined, rows: readonly RowStart[]): boolean {
  if (row === undefined) return false;
  const { text } = row;
  if (/^[-+]?[\d.,]+$/.test(text)) return false;
  if (rows.some((other) => other !== row && other.text === text)) return false;
  return isKnownWord(text) || (row.isAlone && /\S\s+\S+\s+\S/.test(text));
}

function isKnownWord(text: string): boolean {
  return totals.test(text) || notes.test(text);
}

/** Whole cells, in the languages of spreadsheets. */
const totals =
  /^(?:(?:grand |sub-?|over-?all )?(?:total|totals|sum)|summe|gesamt(?:summe)?|insgesamt|zwischensumme|mean|average|mittelwert|durchschnitt|somme|moyenne|total général|totale|media|suma|promedio|soma|média|totaal|gemiddelde|razem|итого|всего)\s*:?$/i;
const notes = /^(?:sources?|notes?|quellen?|anmerkung(?:en)?|hinweise?|nota|fuente|remarque|bron|legende?)\s*:/i;

/** Whether an empty row stands above. */
function isParted(rows: readonly RowStart[], index: number): boolean {
  const [row, above] = [rows[index], rows[index - 1]];
  return row !== undefined && above !== undefined && row.number > above.number + 1;
}

export function startOfCells(cells: CellRow, number: number): RowStart {
  const first = cells.findIndex((cell) => !isEmpty(cell));
  return {
    number,
    text: cellText(cells[first]).trim(),
    isAlone: cells.findIndex((cell, column) => column > first && !isEmpty(cell)) < 0,
  };
}

export function startOfBytes(text: ByteRows, row: number, number: number): RowStart {
  const filled: number[] = [];
  for (let column = 0; column < text.length(row) && filled.length < 2; column++) {
    const cell = text.cell(row, column);
    if (!text.isEmptyCell(cell)) filled.push(cell);
  }
  const [first] = filled;
  return { number, text: first === undefined ? "" : text.text(first).trim(), isAlone: filled.length < 2 };
}
