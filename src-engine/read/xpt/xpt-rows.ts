import { bytesAt, filePieces } from "../file-pieces.ts";
import { recordBytes } from "./xpt-members.ts";

/** Where a member's data end, and how many rows they are. */
export interface XptRows {
  readonly rows: number;
  readonly dataEnd: number;
}

/**
 * No count is kept: a member ends where another one's header starts or the file does. Its last record is filled up with
 * blanks, in which short rows may seem to lie.
 */
export function findRows(path: string, dataStart: number, rowBytes: number): XptRows {
  const dataEnd = findEnd(path, dataStart);
  const bytes = dataEnd - dataStart;
  const last = bytesAt(path, Math.max(dataStart, dataEnd - recordBytes + 1), Math.min(bytes, recordBytes - 1));
  let filling = 0;
  while (filling < last.length && last[last.length - 1 - filling] === blank) filling++;
  let rows = rowBytes === 0 ? 0 : Math.floor(bytes / rowBytes);
  while (rows > 0 && (rows - 1) * rowBytes >= bytes - filling) rows--;
  return { rows, dataEnd };
}

const blank = 0x20;
const recordsPerPiece = 1 << 14;
const memberMark = "HEADER RECORD*******MEMB";
const letterH = "H".charCodeAt(0);

function findEnd(path: string, start: number): number {
  let end = start;
  for (const piece of filePieces(path, recordsPerPiece * recordBytes, start)) {
    for (let at = 0; at < piece.length; at += recordBytes) {
      if (piece[at] !== letterH) continue;
      if (piece.toString("latin1", at, at + memberMark.length) === memberMark) return end + at;
    }
    end += piece.length;
  }
  return end;
}
