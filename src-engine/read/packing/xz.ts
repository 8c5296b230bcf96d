import { crc32 } from "node:zlib";
import type { Damaged } from "../byte-cursor.ts";
import { GrowingBytes, type Unpack } from "./growing-bytes.ts";
import { LzmaDecoder } from "./lzma.ts";

export const xzMagic = "\xfd7zXZ\0";

/**
 * Unpacks .xz (The .xz File Format 1.2.1): streams of blocks, each packed by LZMA2 alone, as R and xz do it with data.
 * What is unpacked is checked where the file has CRC-32, as R's have.
 */
export const unpackXz: Unpack = (packed, { most, tooLarge, damaged }) => {
  const output = new GrowingBytes(most, tooLarge);
  let at = 0;
  while (at < packed.length) {
    at = stream(packed, at, output, damaged);
    // Streams are a multiple of four bytes, and so is what fills up between them.
    while (at < packed.length && packed.readUInt8(at) === 0) at++;
  }
  return output.finish();
};

/** The blocks of the stream at `start`; where it ends. */
function stream(packed: Buffer, start: number, output: GrowingBytes, damaged: Damaged): number {
  const magic = packed.toString("latin1", start, start + xzMagic.length);
  if (magic !== xzMagic || start + headerBytes + 1 > packed.length) damaged("header of the packed data");
  const check = packed.readUInt8(start + 7) & 0x0f;
  let at = start + headerBytes;
  while (at < packed.length && packed[at] !== 0) {
    const blockStart = output.length;
    const header = blockHeader(packed, at, damaged);
    at = lzma2(packed, at + header, output, damaged);
    while ((at - start) % 4 !== 0) at++;
    const size = checkBytes(check);
    if (at + size > packed.length) damaged("end of the packed data");
    const whole = output.bytes.subarray(blockStart, output.length);
    if (check === crc32Check && crc32(whole) !== packed.readUInt32LE(at)) damaged("packed data");
    at += size;
  }
  return afterIndex(packed, at, damaged);
}

/** How long the header of the block at `at` is. */
function blockHeader(packed: Buffer, at: number, damaged: Damaged): number {
  const length = (packed.readUInt8(at) + 1) * 4;
  if (at + length > packed.length) damaged("end of the packed data");
  const header = packed.subarray(at, at + length - 4);
  if (crc32(header) !== packed.readUInt32LE(at + length - 4)) damaged("header of the packed data");
  const flags = header.readUInt8(1);
  // One filter: others make programs smaller, and are not used for data.
  if ((flags & 0x3f) !== 0) damaged("kind of packing");
  let filter = 2;
  for (let sizes = (flags >> 6) & 3; sizes > 0; sizes &= sizes - 1) filter = afterNumber(header, filter, damaged);
  if (header[filter] !== lzma2Filter) damaged("kind of packing");
  return length;
}

/** Chunks of LZMA2, from `start`; where they end. */
function lzma2(packed: Buffer, start: number, output: GrowingBytes, damaged: Damaged): number {
  const decoder = new LzmaDecoder(output, damaged);
  let at = start;
  for (;;) {
    if (at + chunkHeaderBytes > packed.length) damaged("end of the packed data");
    const control = packed.readUInt8(at);
    if (control === 0) return at + 1;
    if (at === start && control !== 1 && control < 0xe0) damaged("packed data");
    if (control === 1 || control >= 0xe0) decoder.resetDictionary();
    if (control < 0x80) {
      if (control > 2) damaged("packed data");
      const size = packed.readUInt16BE(at + 1) + 1;
      if (at + 3 + size > packed.length) damaged("end of the packed data");
      output.add(packed.subarray(at + 3, at + 3 + size));
      at += 3 + size;
      continue;
    }
    const size = ((control & 0x1f) << 16) + packed.readUInt16BE(at + 1) + 1;
    const packedSize = packed.readUInt16BE(at + 3) + 1;
    at += 5;
    if (control >= 0xc0) decoder.setProperties(properties(packed.readUInt8(at++), damaged));
    if (control >= 0xa0) decoder.resetState();
    if (at + packedSize > packed.length) damaged("end of the packed data");
    decoder.decode(packed.subarray(at, at + packedSize), size);
    at += packedSize;
  }
}

function properties(byte: number, damaged: Damaged) {
  const literalContext = byte % 9;
  const literalPosition = Math.floor(byte / 9) % 5;
  const position = Math.floor(byte / 45);
  if (literalContext + literalPosition > 4 || position > 4) damaged("packed data");
  return { literalContext, literalPosition, position };
}

/** Passes over the sizes of all blocks, with which the stream ends, and its footer. */
function afterIndex(packed: Buffer, start: number, damaged: Damaged): number {
  const footer = packed.indexOf("YZ", start, "latin1");
  for (let at = footer; at >= 0; at = packed.indexOf("YZ", at + 1, "latin1")) {
    const end = at + 2;
    if (end - start < headerBytes) continue;
    const indexBytes = (packed.readUInt32LE(end - 8) + 1) * 4;
    if (start + indexBytes + headerBytes === end) return end;
  }
  return damaged("end of the packed data");
}

/** Numbers have seven bits a byte, the last one without the eighth. */
function afterNumber(header: Buffer, start: number, damaged: Damaged): number {
  for (let at = start; at < Math.min(start + 9, header.length); at++) if (header.readUInt8(at) < 0x80) return at + 1;
  return damaged("header of the packed data");
}

/** By its number: none, CRC-32, CRC-64, SHA-256 and others to come. */
function checkBytes(check: number): number {
  return check === 0 ? 0 : 4 << Math.floor((check - 1) / 3);
}

const headerBytes = 12;
/** The longest: sizes and properties. A last chunk is one byte, but an index and a footer follow it. */
const chunkHeaderBytes = 6;
const crc32Check = 1;
const lzma2Filter = 0x21;
