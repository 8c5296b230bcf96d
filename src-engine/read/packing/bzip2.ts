import type { Damaged } from "../byte-cursor.ts";
import { GrowingBytes, type Unpack } from "./growing-bytes.ts";

export const bzip2Magic = "BZh";

/**
 * Unpacks .bz2: blocks of up to 900,000 bytes, whose runs were shortened, sorted by Burrows & Wheeler (1994), moved to the
 * front and put into Huffman codes, after Julian Seward's bzip2 1.0. Every block is checked by its CRC-32.
 */
export const unpackBzip2: Unpack = (packed, { most, tooLarge, damaged }) => {
  const output = new GrowingBytes(most, tooLarge);
  const bits = new BitReader(packed, damaged);
  do {
    const level = bits.take(32) - headerNumber;
    if (level < 1 || level > 9) damaged("header of the packed data");
    const sorted = new Uint32Array(level * 100_000);
    for (let mark = bits.take(24); mark !== endMark; mark = bits.take(24)) {
      if (mark !== blockMark || bits.take(24) !== secondBlockMark) damaged("packed data");
      block(bits, sorted, output, damaged);
    }
    if (bits.take(24) !== secondEndMark) damaged("packed data");
    bits.take(32);
    bits.toWholeByte();
  } while (!bits.atEnd);
  return output.finish();
};

function block(bits: BitReader, sorted: Uint32Array, output: GrowingBytes, damaged: Damaged): void {
  const check = bits.take(32);
  // Shuffled blocks were given up with bzip2 0.9.5.
  if (bits.take(1) !== 0) damaged("packed data");
  const first = bits.take(24);
  const length = symbols(bits, sorted, damaged);
  if (first >= length) damaged("packed data");
  const start = output.length;
  unsort(sorted, length, first, output);
  if (bzip2Check(output.bytes.subarray(start, output.length)) !== check) damaged("packed data");
}

/** Decodes the bytes of a block, still in the order of their sorting, into `sorted`; how many there are. */
function symbols(bits: BitReader, sorted: Uint32Array, damaged: Damaged): number {
  const front = usedBytes(bits);
  const endSymbol = front.length + 1;
  const tables = bits.take(3);
  const groups = bits.take(15);
  if (front.length === 0 || tables < 2 || tables > 6 || groups === 0) damaged("packed data");
  const selectors = tablesOfGroups(bits, tables, groups, damaged);
  const codes = Array.from({ length: tables }, () => new HuffmanCode(codeLengths(bits, endSymbol + 1, damaged)));
  let length = 0;
  let run = 0;
  let weight = 1;
  for (const selector of selectors) {
    const code = codes[selector] ?? damaged("packed data");
    for (let i = 0; i < groupSize; i++) {
      const symbol = code.next(bits, damaged);
      if (symbol < 2) {
        // Lengths of runs have the digits 1 and 2, the least first.
        run += weight << symbol;
        weight <<= 1;
        if (length + run > sorted.length) damaged("packed data");
        continue;
      }
      if (run > 0) {
        sorted.fill(front[0] ?? 0, length, length + run);
        length += run;
        run = 0;
        weight = 1;
      }
      if (symbol === endSymbol) return length;
      const place = symbol - 1;
      const byte = front[place] ?? damaged("packed data");
      front.copyWithin(1, 0, place);
      front[0] = byte;
      if (length === sorted.length) damaged("packed data");
      sorted[length++] = byte;
    }
  }
  return damaged("packed data");
}

/** The bytes that occur in a block: 16 bits say in which sixteenths, 16 more of each of these which. */
function usedBytes(bits: BitReader): Uint8Array {
  const sixteenths = bits.take(16);
  const used: number[] = [];
  for (let high = 0; high < 16; high++) {
    if (((sixteenths >> (15 - high)) & 1) === 0) continue;
    const which = bits.take(16);
    for (let low = 0; low < 16; low++) if (((which >> (15 - low)) & 1) === 1) used.push(16 * high + low);
  }
  return Uint8Array.from(used);
}

/** Which table each group of symbols is coded by, moved to the front. */
function tablesOfGroups(bits: BitReader, tables: number, groups: number, damaged: Damaged): Uint8Array {
  const front = Array.from({ length: tables }, (_, table) => table);
  return Uint8Array.from({ length: groups }, () => {
    let place = 0;
    while (bits.take(1) === 1) place++;
    const [table] = front.splice(place, 1);
    if (table === undefined) return damaged("packed data");
    front.unshift(table);
    return table;
  });
}

/** Lengths of the codes of all symbols, each as its difference from the one before. */
function codeLengths(bits: BitReader, count: number, damaged: Damaged): Uint8Array {
  let length = bits.take(5);
  return Uint8Array.from({ length: count }, () => {
    while (bits.take(1) === 1) length += bits.take(1) === 0 ? 1 : -1;
    return length < 1 || length > longestCode ? damaged("packed data") : length;
  });
}

/** A canonical Huffman code: codes of the same length are numbers that follow each other. */
class HuffmanCode {
  /** Of each length: its first code and where its symbols stand. */
  private readonly first = new Int32Array(longestCode + 1);
  private readonly place = new Int32Array(longestCode + 1);
  private readonly count = new Int32Array(longestCode + 1);
  private readonly symbols: Uint16Array;

  constructor(lengths: Uint8Array) {
    for (const length of lengths) this.count[length] = (this.count[length] ?? 0) + 1;
    this.symbols = Uint16Array.from([...lengths.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b));
    for (let length = 1; length <= longestCode; length++) {
      const before = this.count[length - 1] ?? 0;
      this.first[length] = ((this.first[length - 1] ?? 0) + before) << 1;
      this.place[length] = (this.place[length - 1] ?? 0) + before;
    }
  }

  next(bits: BitReader, damaged: Damaged): number {
    let code = 0;
    for (let length = 1; length <= longestCode; length++) {
      code = (code << 1) | bits.take(1);
      const offset = code - (this.first[length] ?? 0);
      if (offset >= 0 && offset < (this.count[length] ?? 0))
        return this.symbols[(this.place[length] ?? 0) + offset] ?? 0;
    }
    return damaged("packed data");
  }
}

/** Brings the bytes back into their order, and runs to their length: four that are the same, then how many more. */
function unsort(sorted: Uint32Array, length: number, first: number, output: GrowingBytes): void {
  const starts = new Uint32Array(256);
  for (let i = 0; i < length; i++) starts[(sorted[i] ?? 0) & 0xff] = (starts[(sorted[i] ?? 0) & 0xff] ?? 0) + 1;
  let sum = 0;
  for (let byte = 0; byte < 256; byte++) {
    const count = starts[byte] ?? 0;
    starts[byte] = sum;
    sum += count;
  }
  // The upper bits of each place take the place of the byte that follows.
  for (let i = 0; i < length; i++) {
    const byte = (sorted[i] ?? 0) & 0xff;
    const place = starts[byte] ?? 0;
    starts[byte] = place + 1;
    sorted[place] = ((sorted[place] ?? 0) | (i << 8)) >>> 0;
  }
  let next = (sorted[first] ?? 0) >>> 8;
  let before = -1;
  let same = 0;
  for (let i = 0; i < length; i++) {
    const entry = sorted[next] ?? 0;
    const byte = entry & 0xff;
    next = entry >>> 8;
    if (same === 4) {
      output.reserve(byte);
      output.bytes.fill(before, output.length, output.length + byte);
      output.length += byte;
      same = 0;
      before = -1;
      continue;
    }
    same = byte === before ? same + 1 : 1;
    before = byte;
    output.reserve(1);
    output.bytes[output.length++] = byte;
  }
}

/** Bits from the highest of each byte on. */
class BitReader {
  private readonly bytes: Uint8Array;
  private readonly damaged: Damaged;
  private at = 0;
  private held = 0;
  private heldBits = 0;

  constructor(bytes: Uint8Array, damaged: Damaged) {
    this.bytes = bytes;
    this.damaged = damaged;
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** The next `count` bits as a number, at most 32. */
  take(count: number): number {
    if (count > 24) return this.take(16) * 2 ** (count - 16) + this.take(count - 16);
    while (this.heldBits < count) {
      if (this.atEnd) this.damaged("end of the packed data");
      this.held = ((this.held << 8) | (this.bytes[this.at++] ?? 0)) & 0x7fffffff;
      this.heldBits += 8;
    }
    this.heldBits -= count;
    const value = this.held >>> this.heldBits;
    this.held &= (1 << this.heldBits) - 1;
    return value;
  }

  toWholeByte(): void {
    this.heldBits -= this.heldBits % 8;
    this.held = 0;
    this.heldBits = 0;
  }
}

/** The CRC-32 of bzip2, whose bits are in the other order than zip's. */
function bzip2Check(bytes: Uint8Array): number {
  let check = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) check = (check << 8) ^ (checkTable[(check >>> 24) ^ (bytes[i] ?? 0)] ?? 0);
  return ~check >>> 0;
}

const checkTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let check = byte << 24;
  for (let bit = 0; bit < 8; bit++) check = check < 0 ? (check << 1) ^ 0x04c11db7 : check << 1;
  return check;
});

/** "BZh0" */
const headerNumber = 0x425a6830;
/** The digits of π, and those of √π. */
const blockMark = 0x314159;
const secondBlockMark = 0x265359;
const endMark = 0x177245;
const secondEndMark = 0x385090;
const groupSize = 50;
const longestCode = 20;
