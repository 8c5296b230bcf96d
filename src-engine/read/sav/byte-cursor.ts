import { filePieces } from "../file-pieces.ts";

/** Told where reading came to an end too early; throws. */
export type Damaged = (where: string) => never;

/** Reads a file's bytes one after the other, as numbers and blocks. */
export class ByteCursor {
  /** The next byte to be read. */
  position = 0;
  littleEndian = true;
  private readonly bytesInFile: number;
  private readonly pieces: Iterator<Buffer, void>;
  private readonly damaged: Damaged;
  private piece: Buffer = Buffer.alloc(0);

  constructor({ path, bytes }: { readonly path: string; readonly bytes: number }, damaged: Damaged) {
    this.bytesInFile = bytes;
    this.pieces = filePieces(path, pieceBytes);
    this.damaged = damaged;
  }

  /** The next `length` bytes, as a copy. */
  bytes(length: number): Buffer {
    if (length < 0 || length > this.bytesInFile - this.position) return this.damaged(`byte ${this.position}`);
    const block = Buffer.allocUnsafe(length);
    for (let filled = 0; filled < length; ) {
      if (this.piece.length === 0) this.refill();
      const part = Math.min(this.piece.length, length - filled);
      this.piece.copy(block, filled, 0, part);
      this.piece = this.piece.subarray(part);
      filled += part;
    }
    this.position += length;
    return block;
  }

  int32(): number {
    const bytes = this.bytes(4);
    return this.littleEndian ? bytes.readInt32LE() : bytes.readInt32BE();
  }

  float64(): number {
    const bytes = this.bytes(8);
    return this.littleEndian ? bytes.readDoubleLE() : bytes.readDoubleBE();
  }

  close(): void {
    this.pieces.return?.();
  }

  private refill(): void {
    const next = this.pieces.next();
    if (next.done) this.damaged(`byte ${this.position}`);
    else this.piece = next.value;
  }
}

const pieceBytes = 1 << 18;
