import type { Delimiter, ImportProblem, Quotes } from "../../../src-contract/data-import.ts";
import { ByteRows } from "../cells/byte-rows.ts";
import type { CommentMark } from "./comment-lines.ts";

/** How a text is divided into rows and cells. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** What cells may be quoted by; those around whole lines are taken away before. */
  readonly quotes: Quotes;
  /** What lines that are comments start with; null: there are none. */
  readonly comments: CommentMark | null;
  /** What ends a row; inside of quotes any line break is then "\n" or, where only "\n" ends a row, what it is. */
  readonly lineBreaks: "any" | "\n";
}

/** Rows found in a piece of a text, and how many of its bytes they take up. */
export interface ScannedRows {
  readonly rows: ByteRows;
  readonly taken: number;
}

/** What keeps a row from being read: it goes on in the next piece, or a quote in it swallows the rows below. */
type Obstacle = "unfinished" | "broken";

/**
 * Finds rows and cells in UTF-8. Cells may be quoted and then hold delimiters, line breaks and doubled quotes (RFC
 * 4180). A quote that is not closed would swallow the rows below: its line is taken as it stands, without quoting, and
 * noted.
 */
export class RowScanner {
  private readonly rows: ByteRows;
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly comments: Buffer;
  private readonly spacesRun: boolean;
  /** By byte: whether a cell without quotes ends before it. */
  private readonly endsCell = new Uint8Array(256);
  private readonly breaksLine = new Uint8Array(256);
  private readonly note: (problem: ImportProblem) => void;
  private quotesAreOrdinary: boolean;
  private brokenRows = 0;
  private rowsBefore = 0;
  private quoteNoted = false;
  commentLines = 0;

  constructor({ delimiter, quotes, comments, lineBreaks }: Dialect, note: (problem: ImportProblem) => void) {
    this.delimiter = delimiter.charCodeAt(0);
    this.quote = quotes === "single" ? apostrophe : quotationMark;
    this.quotesAreOrdinary = quotes === "none";
    this.rows = new ByteRows(this.quote);
    this.comments = Buffer.from(comments ?? "");
    this.spacesRun = delimiter === " ";
    this.note = note;
    for (const byte of lineBreaks === "any" ? [lineFeed, carriageReturn] : [lineFeed]) this.breaksLine[byte] = 1;
    this.endsCell.set(this.breaksLine);
    this.endsCell[this.delimiter] = 1;
  }

  /**
   * The rows of `bytes`, valid until the next call. `last`: no more bytes follow, so that the last row need not end. `tooLong`: the first row is
   * longer than any row can be, so that it must be broken.
   */
  scan(bytes: Buffer, { last, tooLong }: { readonly last: boolean; readonly tooLong: boolean }): ScannedRows {
    const { rows } = this;
    rows.begin(bytes);
    let at = 0;
    while (at < bytes.length) {
      const next = this.scanRow(rows, at, last, this.quotesAreOrdinary);
      if (typeof next === "number") {
        at = next;
      } else {
        rows.dropCells();
        if (next === "unfinished" && !last && !(tooLong && at === 0)) break;
        const after = this.brokenRow(rows, at, last);
        if (after === null) break;
        at = after;
      }
      rows.endRow();
    }
    this.rowsBefore += rows.count;
    return { rows, taken: at };
  }

  /** The cells of the row that starts at `at`, and where the next one starts. */
  private scanRow(rows: ByteRows, start: number, last: boolean, quotesAreOrdinary: boolean): number | Obstacle {
    const { bytes } = rows;
    const { length } = bytes;
    const { endsCell, breaksLine } = this;
    if (this.isComment(bytes, start)) return this.passComment(bytes, start, last);
    let at = afterMark(bytes, start);
    for (;;) {
      const opening = this.openingOf(bytes, at);
      if (bytes[opening] === this.quote && !quotesAreOrdinary) {
        const next = this.quotedCell(rows, opening, last);
        if (typeof next !== "number") return next;
        at = next;
      } else {
        const first = at;
        while (at < length && endsCell[bytes[at] ?? 0] === 0) at++;
        if (!this.spacesRun || at > first) rows.addCell(first, at, true);
      }
      if (at < length && breaksLine[bytes[at] ?? 0] === 0) {
        at++;
        continue;
      }
      if (this.spacesRun && !rows.hasOpenRow) rows.addCell(start, start, true);
      return this.afterLineBreak(bytes, at, last);
    }
  }

  /** The first line of a row with quotes as ordinary characters; null where its end is not there yet. */
  private brokenRow(rows: ByteRows, start: number, last: boolean): number | null {
    const next = this.scanRow(rows, start, last, true);
    if (typeof next !== "number") {
      rows.dropCells();
      return null;
    }
    this.noteQuote(rows.count);
    if (++this.brokenRows >= mostBrokenRows) this.quotesAreOrdinary = true;
    return next;
  }

  /** The cell whose quote is at `start`, and where the delimiter or line break behind it is. */
  private quotedCell(rows: ByteRows, start: number, last: boolean): number | Obstacle {
    const { bytes } = rows;
    const { quote } = this;
    let isPlain = true;
    let isMalformed = false;
    let hasLineBreak = false;
    for (let at = start + 1; ; at++) {
      while (at < bytes.length && bytes[at] !== quote) {
        if (this.breaksLine[bytes[at] ?? 0] === 1) {
          hasLineBreak = true;
          if (bytes[at] === carriageReturn) isPlain = false;
        }
        at++;
      }
      if (at === bytes.length) return "unfinished";
      if (bytes[at + 1] === quote) {
        isPlain = false;
        at++;
        continue;
      }
      const after = this.afterBlanks(bytes, at + 1);
      if (after === bytes.length && !last) return "unfinished";
      if (after === bytes.length || this.endsCell[bytes[after] ?? 0] === 1) {
        if (isMalformed && hasLineBreak) return "broken";
        if (isMalformed) this.noteQuote(rows.count);
        rows.addCell(start + 1, at, isPlain);
        return after;
      }
      isMalformed = true;
    }
  }

  /** Where the quote of a cell would be: behind blanks, or in `="007"`, by which Excel is told to keep a text. */
  private openingOf(bytes: Buffer, start: number): number {
    const at = this.afterBlanks(bytes, start);
    return bytes[at] === equalSign && bytes[at + 1] === this.quote ? at + 1 : at;
  }

  /** Blanks around the quotes of a cell are none of it. */
  private afterBlanks(bytes: Buffer, start: number): number {
    let at = start;
    while (at < bytes.length && isBlank(bytes[at] ?? 0) && bytes[at] !== this.delimiter) at++;
    return at;
  }

  private isComment(bytes: Buffer, start: number): boolean {
    return this.comments.length > 0 && this.comments.every((byte, index) => bytes[start + index] === byte);
  }

  private passComment(bytes: Buffer, start: number, last: boolean): number | Obstacle {
    let at = start;
    while (at < bytes.length && this.breaksLine[bytes[at] ?? 0] === 0) at++;
    const next = this.afterLineBreak(bytes, at, last);
    if (typeof next === "number") this.commentLines++;
    return next;
  }

  /** "\r\n" is one line break, whose halves may lie in two pieces. */
  private afterLineBreak(bytes: Buffer, at: number, last: boolean): number | Obstacle {
    if (at === bytes.length) return last ? at : "unfinished";
    if (bytes[at] !== carriageReturn) return at + 1;
    if (at + 1 === bytes.length) return last ? at + 1 : "unfinished";
    return bytes[at + 1] === lineFeed ? at + 2 : at + 1;
  }

  private noteQuote(row: number): void {
    if (!this.quoteNoted) this.note({ code: "unclosed-quote", row: this.rowsBefore + row + 1 });
    this.quoteNoted = true;
  }
}

/** After so many quotes that are never closed, quotes are taken for ordinary characters. */
const mostBrokenRows = 5;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quotationMark = 0x22;
const apostrophe = 0x27;
const equalSign = 0x3d;

/** Files put one after the other have a byte order mark (EF BB BF) where each began. */
function afterMark(bytes: Buffer, start: number): number {
  return bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf ? start + 3 : start;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}
