import { constants, crc32, inflateRawSync } from "node:zlib";
import { ReadRefusal } from "./read-refusal.ts";

/** The files inside a zip archive (workbooks are such archives). */
export interface ZipArchive {
  readonly names: readonly string[];
  /**
   * The bytes of one file inside, checked against its checksum. Throws a `ReadRefusal` when it is damaged, encrypted or
   * unpacks to more than it says or than `limit`; null when there is no file of that name.
   */
  bytes(name: string): Buffer | null;
  /** What the first `packedBytes` of a file unpack to, unchecked. */
  beginning(name: string, packedBytes: number): Buffer | null;
}

/** What a refusal has to say of the file. */
export interface ArchiveFile {
  readonly name: string;
  /** "Excel": what a damaged file is called. */
  readonly format: string;
  readonly content: Buffer;
}

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/** Opens an archive by its central directory (APPNOTE 6.3.10, sections 4.3.12, 4.3.16 and 4.5.3). */
export function openZip(file: ArchiveFile): ZipArchive {
  const entries = new Map(readDirectory(file).map((entry) => [entry.name, entry]));
  return {
    names: [...entries.keys()],
    bytes: (name) => {
      const entry = entries.get(name);
      return entry === undefined ? null : unpack(file, entry);
    },
    beginning: (name, packedBytes) => {
      const entry = entries.get(name);
      return entry === undefined ? null : unpackBeginning(packedContent(file, entry).subarray(0, packedBytes), entry);
    },
  };
}

/** The name of the first file in an archive, also where the rest of it is missing; null: not an archive. */
export function firstNameInZip(start: Buffer): string | null {
  if (start.length < 30 || start.readUInt32LE(0) !== localHeaderMark) return null;
  return start.subarray(30, 30 + start.readUInt16LE(26)).toString("utf8");
}

const localHeaderMark = 0x04034b50;
const directoryEntryMark = 0x02014b50;
const directoryEndMark = 0x06054b50;
const directoryEnd64Mark = 0x06064b50;
const locator64Mark = 0x07064b50;
const seeElsewhere16 = 0xffff;
const seeElsewhere32 = 0xffffffff;
const longestComment = 0xffff;
const directoryEndBytes = 22;
/** One worksheet as XML; JavaScript could not hold much more as one text. */
const mostBytes = 500_000_000;
const mostBeginningBytes = 1 << 24;

function readDirectory(file: ArchiveFile): Entry[] {
  const { content } = file;
  const entries: Entry[] = [];
  let { count, offset } = directoryPlace(file);
  for (; count > 0; count--) {
    if (offset + 46 > content.length || content.readUInt32LE(offset) !== directoryEntryMark) throw damaged(file, null);
    const nameLength = content.readUInt16LE(offset + 28);
    const extraLength = content.readUInt16LE(offset + 30);
    const name = content.subarray(offset + 46, offset + 46 + nameLength).toString("utf8");
    const extra = content.subarray(offset + 46 + nameLength, offset + 46 + nameLength + extraLength);
    const sizes = [24, 20, 42].map((place) => content.readUInt32LE(offset + place));
    const [bytes = 0, packedBytes = 0, localOffset = 0] = withLargeSizes(sizes, extra);
    entries.push({
      name,
      encrypted: (content.readUInt16LE(offset + 8) & 1) === 1,
      method: content.readUInt16LE(offset + 10),
      checksum: content.readUInt32LE(offset + 16),
      packedBytes,
      bytes,
      offset: localOffset,
    });
    offset += 46 + nameLength + extraLength + content.readUInt16LE(offset + 32);
  }
  return entries;
}

function directoryPlace(file: ArchiveFile): { count: number; offset: number } {
  const { content } = file;
  const first = Math.max(0, content.length - directoryEndBytes - longestComment);
  for (let at = content.length - directoryEndBytes; at >= first; at--) {
    if (content.readUInt32LE(at) !== directoryEndMark) continue;
    const count = content.readUInt16LE(at + 10);
    const offset = content.readUInt32LE(at + 16);
    return count === seeElsewhere16 || offset === seeElsewhere32 ? directoryPlace64(file, at) : { count, offset };
  }
  throw damaged(file, null);
}

function directoryPlace64(file: ArchiveFile, end: number): { count: number; offset: number } {
  const { content } = file;
  const locator = end - 20;
  if (locator < 0 || content.readUInt32LE(locator) !== locator64Mark) throw damaged(file, null);
  const record = Number(content.readBigUInt64LE(locator + 8));
  if (record + 56 > content.length || content.readUInt32LE(record) !== directoryEnd64Mark) throw damaged(file, null);
  const count = Number(content.readBigUInt64LE(record + 32));
  if (count > content.length / 46) throw damaged(file, null);
  return { count, offset: Number(content.readBigUInt64LE(record + 48)) };
}

/** Sizes that do not fit in 32 bits stand in an extra field, in this order. */
function withLargeSizes(sizes: readonly number[], extra: Buffer): readonly number[] {
  if (!sizes.includes(seeElsewhere32)) return sizes;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    return sizes.map((size) => {
      if (size !== seeElsewhere32 || place + 8 > extra.length) return size;
      place += 8;
      return Number(extra.readBigUInt64LE(place - 8));
    });
  }
  return sizes;
}

function unpack(file: ArchiveFile, entry: Entry): Buffer {
  const { name } = file;
  if (entry.encrypted) throw new ReadRefusal({ code: "file-encrypted", name });
  if (entry.bytes > mostBytes) {
    throw new ReadRefusal({ code: "file-too-large", name, bytes: entry.bytes, limit: mostBytes });
  }
  const packed = packedContent(file, entry);
  const bytes = entry.method === 0 ? packed : entry.method === 8 ? inflate(file, entry, packed) : null;
  if (bytes === null || bytes.length !== entry.bytes || crc32(bytes) !== entry.checksum)
    throw damaged(file, entry.name);
  return bytes;
}

function packedContent(file: ArchiveFile, { offset, packedBytes, name }: Entry): Buffer {
  const { content } = file;
  if (offset + 30 > content.length || content.readUInt32LE(offset) !== localHeaderMark) throw damaged(file, name);
  const start = offset + 30 + content.readUInt16LE(offset + 26) + content.readUInt16LE(offset + 28);
  return content.subarray(start, start + packedBytes);
}

function unpackBeginning(packed: Buffer, { method }: Entry): Buffer | null {
  if (method === 0) return packed;
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostBeginningBytes });
  } catch {
    return null;
  }
}

function inflate(file: ArchiveFile, entry: Entry, packed: Buffer): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.bytes, 1) });
  } catch {
    throw damaged(file, entry.name);
  }
}

function damaged({ name, format }: ArchiveFile, where: string | null): ReadRefusal {
  return new ReadRefusal({ code: "file-damaged", name, format, where });
}
