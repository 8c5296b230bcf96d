import Papa, { type ParseResult } from "papaparse";
import type { Delimiter, ImportProblem } from "../../../src-contract/data-import.ts";
import type { CellBatch } from "../cells/cell.ts";
import { ReadRefusal } from "../read-refusal.ts";
import type { TextChunk } from "./text-chunks.ts";

type Note = (problem: ImportProblem) => void;

/**
 * Rows of delimited text. Cells may be quoted (") and then hold delimiters, line breaks and doubled quotes. A quote that
 * is not closed would swallow the rows below: its line is taken as it stands, without quoting, and noted.
 */
export function* csvRows(
  name: string,
  chunks: Iterable<TextChunk>,
  delimiter: Delimiter,
  note: Note,
): Generator<CellBatch> {
  const parser = new RowParser(delimiter, note);
  let text = "";
  let at = 0;
  let window = firstWindow;
  for (const chunk of chunks) {
    text = text.slice(at) + chunk.text;
    at = 0;
    while (text.length - at >= window) {
      let found = parser.completeRows(text.slice(at, at + window));
      if (found.rows.length === 0 && window < longestRow) {
        window *= 2;
        continue;
      }
      if (found.rows.length === 0) found = parser.brokenRow(text.slice(at, at + window));
      if (found.length >= longestRow)
        throw new ReadRefusal({ code: "file-damaged", name, format: "text", where: null });
      yield { rows: found.rows, fraction: chunk.fraction };
      at += found.length;
      window = firstWindow;
    }
  }
  while (at < text.length) {
    const left = text.slice(at, at + window);
    const complete = parser.completeRows(left);
    if (complete.rows.length === 0 && left.length < text.length - at) {
      window *= 2;
      continue;
    }
    const found = complete.rows.length > 0 ? complete : parser.lastRow(left);
    yield { rows: found.rows, fraction: 1 };
    at += found.length;
    window = firstWindow;
  }
}

/** Characters looked at for the end of a row; doubled as long as there is none. */
const firstWindow = 1 << 16;
/** More than any row of 16,384 cells that people make. */
const longestRow = 1 << 25;
/** After so many quotes that are never closed, quotes are taken for ordinary characters. */
const mostBrokenRows = 5;

/** Rows, and how many characters they take up. */
interface FoundRows {
  readonly rows: readonly (readonly string[])[];
  readonly length: number;
}

class RowParser {
  private readonly delimiter: Delimiter;
  private readonly note: Note;
  private quotesAreOrdinary = false;
  private brokenRows = 0;
  private rowsBefore = 0;
  private quoteNoted = false;

  constructor(delimiter: Delimiter, note: Note) {
    this.delimiter = delimiter;
    this.note = note;
  }

  /** Rows that end within `text`. */
  completeRows(text: string): FoundRows {
    const { data, errors, meta } = this.parse(text, true);
    const malformed = errors.find(({ row }) => row !== undefined && row < data.length);
    const swallowed = malformed?.row !== undefined && data[malformed.row]?.some((cell) => cell.includes("\n"));
    const rows = swallowed ? data.slice(0, malformed.row) : data;
    if (malformed?.row !== undefined) this.noteQuote(this.rowsBefore + malformed.row + 1);
    this.rowsBefore += rows.length;
    const tidy = this.delimiter === " " ? rows.map(withoutRunsOfSpaces) : rows;
    if (!swallowed) return { rows: tidy, length: meta.cursor };
    const start = text.lastIndexOf("\n", (malformed.index ?? 0) - 1) + 1;
    const broken = this.brokenRow(text.slice(start));
    return { rows: [...tidy, ...broken.rows], length: start + broken.length };
  }

  /** The last row of the file; where a quote in it is never closed, the first line of it. */
  lastRow(text: string): FoundRows {
    const { data, errors } = this.parse(text, false);
    if (errors.some(({ code }) => code === "MissingQuotes")) return this.brokenRow(text);
    return { rows: this.delimiter === " " ? data.map(withoutRunsOfSpaces) : data, length: text.length };
  }

  /** The first line of `text` with quotes as ordinary characters. */
  brokenRow(text: string): FoundRows {
    const end = text.indexOf("\n");
    const line = end < 0 ? text : text.slice(0, end);
    this.noteQuote(++this.rowsBefore);
    if (++this.brokenRows >= mostBrokenRows) this.quotesAreOrdinary = true;
    return { rows: [line.split(this.delimiter)], length: end < 0 ? text.length : end + 1 };
  }

  private parse(text: string, ignoreLastRow: boolean): ParseResult<string[]> {
    const config = { delimiter: this.delimiter, newline: "\n", ...(this.quotesAreOrdinary ? { fastMode: true } : {}) };
    return new Papa.Parser(config as Papa.ParseConfig<string[]>).parse(text, 0, ignoreLastRow);
  }

  private noteQuote(row: number): void {
    if (!this.quoteNoted) this.note({ code: "unclosed-quote", row });
    this.quoteNoted = true;
  }
}

/** Columns of such files are often aligned by more than one space. */
function withoutRunsOfSpaces(row: readonly string[]): readonly string[] {
  return row.filter((cell) => cell !== "");
}
