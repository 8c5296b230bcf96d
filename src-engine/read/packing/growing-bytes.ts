import type { Damaged } from "../byte-cursor.ts";

/** Bytes that are unpacked one after the other, in one piece of memory that grows with them up to `most`. */
export class GrowingBytes {
  length = 0;
  bytes: Uint8Array = new Uint8Array(1 << 16);
  private readonly most: number;
  private readonly tooLarge: () => never;

  constructor(most: number, tooLarge: () => never) {
    this.most = most;
    this.tooLarge = tooLarge;
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed > this.most) this.tooLarge();
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.min(Math.max(needed, 2 * this.bytes.length), this.most));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  add(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  finish(): Buffer {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.length);
  }
}

/** What unpacks a file's content, up to `limit`. */
export type Unpack = (packed: Buffer, limit: UnpackLimit) => Buffer;

export interface UnpackLimit {
  readonly most: number;
  readonly tooLarge: () => never;
  readonly damaged: Damaged;
}
