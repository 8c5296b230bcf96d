/** Bytes one after the other, numbers with their lowest byte first. */
export class ByteWriter {
  length = 0;
  private buffer: Buffer;

  constructor(capacity = 1 << 16) {
    this.buffer = Buffer.alloc(capacity);
  }

  uint8(value: number): this {
    const at = this.reserve(1);
    this.buffer.writeUInt8(value, at);
    return this;
  }

  uint16(value: number): this {
    const at = this.reserve(2);
    this.buffer.writeUInt16LE(value, at);
    return this;
  }

  int8(value: number): this {
    const at = this.reserve(1);
    this.buffer.writeInt8(value, at);
    return this;
  }

  int16(value: number): this {
    const at = this.reserve(2);
    this.buffer.writeInt16LE(value, at);
    return this;
  }

  int32(value: number): this {
    const at = this.reserve(4);
    this.buffer.writeInt32LE(value, at);
    return this;
  }

  uint64(value: number): this {
    return this.int64(BigInt(value));
  }

  int64(value: bigint): this {
    const at = this.reserve(8);
    this.buffer.writeBigInt64LE(value, at);
    return this;
  }

  float64(value: number): this {
    const at = this.reserve(8);
    this.buffer.writeDoubleLE(value, at);
    return this;
  }

  bytes(bytes: Uint8Array): this {
    const at = this.reserve(bytes.length);
    this.buffer.set(bytes, at);
    return this;
  }

  text(text: string): this {
    return this.bytes(Buffer.from(text, "utf8"));
  }

  /** A text in UTF-8 in exactly `width` bytes: whole characters, then filling. */
  padded(text: string, width: number, filling: number): this {
    const bytes = Buffer.from(text, "utf8");
    const end = endOfWholeCharacters(bytes, width);
    const at = this.reserve(width);
    this.buffer.fill(filling, at, at + width);
    this.buffer.set(bytes.subarray(0, end), at);
    return this;
  }

  /** What has been written; valid until more is. */
  done(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  /** Takes what has been written away, to go on with nothing. */
  take(): Buffer {
    const taken = Buffer.from(this.done());
    this.length = 0;
    return taken;
  }

  /** Where the next bytes go; there may be another buffer from then on. */
  private reserve(bytes: number): number {
    const at = this.length;
    this.length += bytes;
    if (this.length > this.buffer.length) {
      const larger = Buffer.alloc(Math.max(this.length, this.buffer.length * 2));
      this.buffer.copy(larger, 0, 0, at);
      this.buffer = larger;
    }
    return at;
  }
}

/** Where bytes of UTF-8 may be cut so that at most `most` are left. */
export function endOfWholeCharacters(bytes: Uint8Array, most: number): number {
  if (bytes.length <= most) return bytes.length;
  let end = most;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return end;
}
