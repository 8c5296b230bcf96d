import type { DataBlock } from "./data-blocks.ts";

/** Steps through blocks of bytes in units of eight, also across their borders. */
export class UnitReader {
  /** The unit that `next` stepped on: eight bytes of `view` from `at`. */
  view: DataView = new DataView(new ArrayBuffer(0));
  at = 0;
  private end = 0;
  private following = 0;
  private readonly blocks: Iterator<DataBlock>;
  private readonly reached: (fraction: number) => void;

  constructor(blocks: Iterable<DataBlock>, reached: (fraction: number) => void) {
    this.blocks = blocks[Symbol.iterator]();
    this.reached = reached;
  }

  /** False at the end of the data. */
  next(): boolean {
    while (this.following + 8 > this.end) if (!this.refill()) return false;
    this.at = this.following;
    this.following += 8;
    return true;
  }

  /** Bytes after the last whole unit. */
  get left(): number {
    return this.end - this.following;
  }

  close(): void {
    this.blocks.return?.();
  }

  private refill(): boolean {
    const next = this.blocks.next();
    if (next.done === true) return false;
    const { bytes, fraction } = next.value;
    const block = this.left === 0 ? bytes : this.joined(bytes);
    this.view = new DataView(block.buffer, block.byteOffset, block.length);
    this.following = 0;
    this.end = block.length;
    this.reached(fraction);
    return true;
  }

  private joined(bytes: Buffer): Buffer {
    const left = Buffer.from(this.view.buffer, this.view.byteOffset + this.following, this.left);
    return Buffer.concat([left, bytes]);
  }
}
