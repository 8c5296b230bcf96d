import type { Damaged } from "../byte-cursor.ts";
import type { RSource } from "./r-source.ts";

export class BinarySource implements RSource {
  at: number;
  private readonly bytes: Buffer;
  private readonly littleEndian: boolean;
  private readonly damaged: Damaged;

  constructor(bytes: Buffer, start: number, form: { readonly littleEndian: boolean; readonly damaged: Damaged }) {
    this.bytes = bytes;
    this.at = start;
    this.littleEndian = form.littleEndian;
    this.damaged = form.damaged;
  }

  int(): number {
    const value = this.peekInt();
    this.at += 4;
    return value;
  }

  peekInt(): number {
    if (this.at + 4 > this.bytes.length) this.damaged(`byte ${this.at}`);
    return this.littleEndian ? this.bytes.readInt32LE(this.at) : this.bytes.readInt32BE(this.at);
  }

  integers(count: number): Int32Array {
    const copy = Buffer.from(this.text(count * 4));
    const block = this.littleEndian ? copy : copy.swap32();
    return new Int32Array(block.buffer.slice(block.byteOffset, block.byteOffset + block.length));
  }

  doubles(count: number): Buffer {
    const block = this.text(count * 8);
    return this.littleEndian ? Buffer.from(block).swap64() : block;
  }

  text(bytes: number): Buffer {
    if (bytes < 0 || this.at + bytes > this.bytes.length) this.damaged(`byte ${this.at}`);
    this.at += bytes;
    return this.bytes.subarray(this.at - bytes, this.at);
  }

  passRaw(bytes: number): void {
    this.text(bytes);
  }

  mayHold(count: number, elementBytes: number): boolean {
    return count * elementBytes <= this.bytes.length - this.at;
  }
}
