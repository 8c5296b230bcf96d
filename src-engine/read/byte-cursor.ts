import { filePieces } from "./file-pieces.ts";

/** Told where reading came to an end too early; throws. */
export type Damaged = (where: string) => never;

/** Reads a file's bytes one after the other, as numbers and blocks. */
export class ByteCursor {
  /** The next byte to be read. */
  position = 0;
  littleEndian = true;
  private readonly file: { readonly path: string; readonly bytes: number };
  private readonly damaged: Damaged;
  private pieces: Iterator<Buffer, void>;
  private piece: Buffer = Buffer.alloc(0);

  constructor(file: { readonly path: string; readonly bytes: number }, damaged: Damaged) {
    this.file = file;
    this.pieces = filePieces(file.path, pieceBytes);
    this.damaged = damaged;
  }

  get bytesLeft(): number {
    return this.file.bytes - this.position;
  }

  /** The next `length` bytes, as a copy. */
  bytes(length: number): Buffer {
    if (!(length >= 0 && length <= this.bytesLeft)) return this.damaged(`byte ${this.position}`);
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

  uint8(): number {
    return this.bytes(1).readUInt8();
  }

  uint16(): number {
    const bytes = this.bytes(2);
    return this.littleEndian ? bytes.readUInt16LE() : bytes.readUInt16BE();
  }

  int32(): number {
    const bytes = this.bytes(4);
    return this.littleEndian ? bytes.readInt32LE() : bytes.readInt32BE();
  }

  uint32(): number {
    return this.int32() >>> 0;
  }

  /** Exact up to 2^53. */
  uint64(): number {
    const bytes = this.bytes(8);
    return Number(this.littleEndian ? bytes.readBigUInt64LE() : bytes.readBigUInt64BE());
  }

  float64(): number {
    const bytes = this.bytes(8);
    return this.littleEndian ? bytes.readDoubleLE() : bytes.readDoubleBE();
  }

  /** Goes on at another byte of the file. */
  moveTo(position: number): void {
    if (!(position >= 0 && position <= this.file.bytes)) this.damaged(`byte ${this.position}`);
    const ahead = position - this.position;
    this.position = position;
    if (ahead >= 0 && ahead <= this.piece.length) {
      this.piece = this.piece.subarray(ahead);
      return;
    }
    this.close();
    this.piece = Buffer.alloc(0);
    this.pieces = filePieces(this.file.path, pieceBytes, position);
  }

  skip(length: number): void {
    this.moveTo(this.position + length);
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
