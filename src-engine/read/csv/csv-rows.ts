import type { Delimiter, ImportProblem, Quotes } from "../../../src-contract/data-import.ts";
import { byteCells } from "../cells/byte-cells.ts";
import type { ByteRows } from "../cells/byte-rows.ts";
import type { ByteBatch, CellRow } from "../cells/cell.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { type Dialect, RowScanner } from "./row-scanner.ts";
import type { Utf8Piece } from "./utf8-pieces.ts";

/** Rows of delimited text, as many at a time as a piece of it completes. */
export function* csvRows(
  name: string,
  pieces: Iterable<Utf8Piece>,
  dialect: Dialect,
  note: (problem: ImportProblem) => void,
): Generator<ByteBatch> {
  const scanner = new RowScanner(dialect, note);
  const held = new HeldBytes();
  let enough = 0;
  for (const { bytes, fraction } of pieces) {
    held.append(bytes);
    if (held.length < enough) continue;
    const tooLong = held.length >= longestRow;
    const { rows, taken } = scanner.scan(held.bytes, { last: false, tooLong });
    if (rows.count > 0) yield { rows, fraction };
    else if (tooLong) throw new ReadRefusal({ code: "file-damaged", name, format: "text", where: null });
    held.drop(taken);
    // A row that goes on is not looked through anew with every piece.
    enough = taken === 0 ? 2 * held.length : 0;
  }
  const { rows } = scanner.scan(withoutEndMark(held.bytes), { last: true, tooLong: false });
  if (rows.count > 0) yield { rows, fraction: 1 };
  if (scanner.commentLines > 0 && dialect.comments !== null) {
    note({ code: "comment-lines", count: scanner.commentLines, mark: dialect.comments });
  }
}

/** The rows of a text that is at hand, comments not looked for. */
export function rowsOfText(text: string, delimiter: Delimiter, quotes: Quotes): Iterable<CellRow> {
  return byteCells(scannedText(text, { delimiter, quotes }, () => {}));
}

export function scannedText(
  text: string,
  { delimiter, quotes }: Pick<Dialect, "delimiter" | "quotes">,
  note: (problem: ImportProblem) => void,
): ByteRows {
  const scanner = new RowScanner({ delimiter, quotes, comments: null, lineBreaks: "any" }, note);
  return scanner.scan(Buffer.from(text, "utf8"), { last: true, tooLong: false }).rows;
}

/** More bytes than any row of 16,384 cells that people make. */
const longestRow = 1 << 25;

/** DOS and CP/M ended a text by Ctrl+Z, and some programs still do. */
function withoutEndMark(bytes: Buffer): Buffer {
  return bytes[bytes.length - 1] === 0x1a ? bytes.subarray(0, -1) : bytes;
}

/** The bytes that no complete row has taken up yet, in one piece of memory. */
class HeldBytes {
  length = 0;
  private memory = Buffer.allocUnsafe(1 << 18);

  /** Valid until the next change. */
  get bytes(): Buffer {
    return this.memory.subarray(0, this.length);
  }

  append(bytes: Buffer): void {
    if (this.length + bytes.length > this.memory.length) {
      this.memory = Buffer.concat([this.bytes], 2 * (this.length + bytes.length));
    }
    this.length += bytes.copy(this.memory, this.length);
  }

  drop(bytes: number): void {
    this.memory.copyWithin(0, bytes, this.length);
    this.length -= bytes;
  }
}
