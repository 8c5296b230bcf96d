import { isUtf8 } from "node:buffer";
import type { Encoding } from "../../../src-contract/data-import.ts";
import { bytesAt, filePieces } from "../file-pieces.ts";
import type { Guess } from "../guess.ts";
import { likelyEncoding } from "./likely-encoding.ts";
import { characterLength, endOfWholeCharacters } from "./utf8-pieces.ts";

/**
 * The encoding of a text file: what its byte order mark says; UTF-16 where every other byte is zero; UTF-8 where all of
 * it is valid UTF-8; else the one in which its letters make words of some language, windows-1252 where none does: the
 * usual one of older programs.
 */
export function guessEncoding(path: string): Guess<Encoding> {
  const start = bytesAt(path, 0, 4096);
  const mark = byteOrderMark(start);
  if (mark !== null) return { value: mark, reason: { code: "byte-order-mark" } };
  const utf16 = utf16ByZeros(start);
  if (utf16 !== null) return { value: utf16, reason: { code: "file-says-so" } };
  const invalid = firstInvalidUtf8(path);
  if (invalid === null) return { value: "utf-8", reason: { code: "valid-utf8" } };
  const likely = likelyEncoding(linesBesideAscii(path));
  return likely === null || likely.encoding === "windows-1252"
    ? { value: "windows-1252", reason: { code: "not-utf8", ...invalid } }
    : { value: likely.encoding, reason: { code: "letters-fit", example: likely.example, row: invalid.row } };
}

export function byteOrderMark(start: Buffer): Encoding | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return "utf-8";
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  return null;
}

/** Texts in Latin letters have a zero in every second byte of UTF-16, and no control characters beside it. */
export function utf16ByZeros(start: Buffer): Encoding | null {
  const pairs = Math.floor(start.length / 2);
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const first = start[2 * pair] ?? 0;
    const second = start[2 * pair + 1] ?? 0;
    if (first === 0) even++;
    if (second === 0) odd++;
    if (first + second < firstTextByte && (first === 0 || second === 0)) return null;
  }
  if (pairs < 2) return null;
  if (odd > 0.6 * pairs && even < 0.05 * pairs) return "utf-16le";
  if (even > 0.6 * pairs && odd < 0.05 * pairs) return "utf-16be";
  return null;
}

/** A tab; below are control characters. */
const firstTextByte = 0x09;
const pieceBytes = 1 << 22;
/** What follows is taken to be as the beginning; a stray byte further down is reported as a replaced character. */
const mostBytesChecked = 1 << 28;

/** The first byte (its value) that UTF-8 does not allow, and its row. */
function firstInvalidUtf8(path: string): { readonly byte: number; readonly row: number } | null {
  let carried: Buffer = Buffer.alloc(0);
  let row = 1;
  let checked = 0;
  for (const piece of filePieces(path, pieceBytes)) {
    const bytes = carried.length === 0 ? piece : Buffer.concat([carried, piece]);
    const end = endOfWholeCharacters(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) return locateInvalid(whole, row);
    carried = Buffer.from(bytes.subarray(end));
    checked += piece.length;
    if (checked >= mostBytesChecked) return null;
    row += countLines(whole);
  }
  return carried.length === 0 ? null : { byte: carried[0] ?? 0, row };
}

/** The first lines that hold bytes beside ASCII, as many as tell. */
function linesBesideAscii(path: string): Buffer {
  const lines: Buffer[] = [];
  let [beside, kept, searched] = [0, 0, 0];
  const isEnough = () => beside >= enoughBeside || kept >= mostKept || searched >= mostBytesChecked;
  for (const piece of filePieces(path, linesBytes)) {
    const bytes = Buffer.from(piece);
    for (let at = 0; at < bytes.length && !isEnough(); ) {
      const lineFeed = bytes.indexOf(0x0a, at);
      const end = lineFeed < 0 ? bytes.length : lineFeed + 1;
      const line = bytes.subarray(at, Math.min(end, at + mostKept));
      const found = countBesideAscii(line);
      if (found > 0) {
        lines.push(line);
        kept += line.length;
        beside += found;
      }
      at = end;
    }
    searched += piece.length;
    if (isEnough()) break;
  }
  return Buffer.concat(lines);
}

function countBesideAscii(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte > 0x7f) count++;
  return count;
}

const linesBytes = 1 << 18;
const enoughBeside = 2_000;
const mostKept = 1 << 16;

function locateInvalid(bytes: Buffer, firstRow: number): { readonly byte: number; readonly row: number } {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes[at] ?? 0);
    if (length > 1 && !isUtf8(bytes.subarray(at, at + length))) break;
    if (length === 0) break;
    at += length;
  }
  return { byte: bytes[at] ?? 0, row: firstRow + countLines(bytes.subarray(0, at)) };
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines++;
  return lines;
}
