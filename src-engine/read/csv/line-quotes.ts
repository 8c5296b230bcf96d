import type { Utf8Piece } from "./utf8-pieces.ts";

/**
 * A text of which whole lines stand in quotes, `"1,""Ann"",3.5"`, as lines like others: without the quotes around them and
 * with those within them once. What spreadsheets append to them (";;") goes, too; lines that are not quoted as a whole stay.
 */
export function* withoutLineQuotes(pieces: Iterable<Utf8Piece>): Generator<Utf8Piece> {
  let held: Buffer = Buffer.alloc(0);
  let enough = 0;
  for (const { bytes, fraction } of pieces) {
    held = Buffer.concat([held, bytes]);
    if (held.length < enough) continue;
    const { text, taken } = unquotedLines(held, held.length >= longestLine);
    held = Buffer.from(held.subarray(taken));
    // A line that goes on is not looked through anew with every piece.
    enough = taken === 0 ? 2 * held.length : 0;
    if (text.length > 0) yield { bytes: text, fraction };
  }
  yield { bytes: unquotedLines(held, true).text, fraction: 1 };
}

/** Lines that stand in quotes as a whole, without these. */
export interface UnquotedLines {
  readonly text: Buffer;
  /** How many of the bytes the lines take up that are complete. */
  readonly taken: number;
  /** Where in `text` each line begins that was quoted. */
  readonly starts: readonly number[];
  /** Lines that are not empty. */
  readonly lines: number;
}

/** `last`: no more bytes follow, or the line is longer than any can be. */
export function unquotedLines(bytes: Buffer, last: boolean): UnquotedLines {
  const text = Buffer.allocUnsafe(bytes.length);
  const starts: number[] = [];
  let [at, length, lines] = [0, 0, 0];
  while (at < bytes.length) {
    const closing = bytes[at] === quote ? closingQuote(bytes, at) : at;
    const end = lineEnd(bytes, closing);
    if (!last && end === bytes.length) break;
    const next = end + (bytes[end] === carriageReturn && bytes[end + 1] === lineFeed ? 2 : 1);
    if (closing > at && isBlank(bytes, closing + 1, end)) {
      starts.push(length);
      for (let from = at + 1; from < closing; from++) {
        text[length++] = bytes[from] ?? 0;
        if (bytes[from] === quote) from++;
      }
      length += bytes.copy(text, length, end, next);
    } else {
      length += bytes.copy(text, length, at, next);
    }
    if (end > at) lines++;
    at = Math.min(next, bytes.length);
  }
  return { text: text.subarray(0, length), taken: at, starts, lines };
}

/** Of the quote at `start`; the end where there is none. */
function closingQuote(bytes: Buffer, start: number): number {
  let at = bytes.indexOf(quote, start + 1);
  while (at >= 0 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at < 0 ? bytes.length : at;
}

function lineEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++;
  return at;
}

/** Spaces, and marks that spreadsheets put between empty cells. */
function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!blanks.includes(bytes[at] ?? 0)) return false;
  return true;
}

const blanks = Buffer.from(" \t,;");
const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** More bytes than any line that people make. */
const longestLine = 1 << 25;
