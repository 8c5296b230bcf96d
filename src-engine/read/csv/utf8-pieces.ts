import { isUtf8 } from "node:buffer";
import type { Encoding, ImportProblem } from "../../../src-contract/data-import.ts";
import { filePieces } from "../file-pieces.ts";
import { decodedChunks } from "./text-chunks.ts";

/** Some bytes of a text in UTF-8. */
export interface Utf8Piece {
  readonly bytes: Buffer;
  /** How much of the file has been read with it. */
  readonly fraction: number;
}

/**
 * A text file as UTF-8, piece by piece, without a byte order mark; notes how many characters could not be decoded.
 * A piece is valid until the next one is asked for.
 */
export function* utf8Pieces(
  file: { readonly path: string; readonly bytes: number },
  encoding: Encoding,
  note: (problem: ImportProblem) => void,
  pieceBytes = 1 << 17,
): Generator<Utf8Piece> {
  const pieces = encoding === "utf-8" ? wholeCharacters(file, pieceBytes) : encoded(file, encoding, pieceBytes);
  let replaced = 0;
  for (const piece of pieces) {
    replaced += countReplacements(piece.bytes);
    yield piece;
  }
  if (replaced > 0) note({ code: "replacement-characters", count: replaced });
}

/** The same text without the zeros by which some programs fill up cells; notes how many there were. */
export function* withoutZeros(
  pieces: Iterable<Utf8Piece>,
  note: (problem: ImportProblem) => void,
): Generator<Utf8Piece> {
  let zeros = 0;
  for (const { bytes, fraction } of pieces) {
    const kept = bytes.includes(0) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes;
    zeros += bytes.length - kept.length;
    yield { bytes: kept, fraction };
  }
  if (zeros > 0) note({ code: "zeros-dropped", count: zeros });
}

/** What is UTF-8 already need not be decoded, only cut between characters; what it does not allow is replaced. */
function* wholeCharacters(
  file: { readonly path: string; readonly bytes: number },
  pieceBytes: number,
): Generator<Utf8Piece> {
  let carried: Buffer = Buffer.alloc(0);
  let read = 0;
  let skip = 0;
  for (const piece of filePieces(file.path, pieceBytes)) {
    if (read === 0 && piece.subarray(0, byteOrderMark.length).equals(byteOrderMark)) skip = byteOrderMark.length;
    read += piece.length;
    const bytes = carried.length === 0 ? piece.subarray(skip) : Buffer.concat([carried, piece]);
    skip = 0;
    const end = read < file.bytes ? endOfWholeCharacters(bytes) : bytes.length;
    carried = Buffer.from(bytes.subarray(end));
    yield { bytes: wellFormed(bytes.subarray(0, end)), fraction: Math.min(read / file.bytes, 1) };
  }
  if (carried.length > 0) yield { bytes: wellFormed(carried), fraction: 1 };
}

function* encoded(
  file: { readonly path: string; readonly bytes: number },
  encoding: Encoding,
  pieceBytes: number,
): Generator<Utf8Piece> {
  for (const { text, fraction } of decodedChunks(file, encoding, pieceBytes)) {
    yield { bytes: Buffer.from(text, "utf8"), fraction };
  }
}

/** Where a last character that is cut off starts. */
export function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return characterLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Bytes of the UTF-8 character that starts with `byte`; 0: none does. */
export function characterLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc0) return 0;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

function wellFormed(bytes: Buffer): Buffer {
  return isUtf8(bytes) ? bytes : Buffer.from(bytes.toString("utf8"), "utf8");
}

function countReplacements(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(replacement); at >= 0; at = bytes.indexOf(replacement, at + 1)) count++;
  return count;
}

const byteOrderMark = Buffer.from("\ufeff", "utf8");
const replacement = Buffer.from("\ufffd", "utf8");
