import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { crc32, createInflateRaw } from "node:zlib";
import { systemCode } from "../../../src-contract/system-failure.ts";

/**
 * Reads a zip file by its directory at the end, entry by entry, and checks every entry's length and checksum. The
 * library that writes these files reads forward and checks neither, so that a file cut short would pass for whole.
 * Layout: PKWARE, APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.
 */
export interface ZipArchive {
  readonly names: readonly string[];
  /** The content of an entry, piece by piece. Throws `DamagedEntry` where it is not what was written, or not there. */
  read(name: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

export class DamagedEntry extends Error {
  readonly entry: string;
  constructor(entry: string) {
    super(`"${entry}" is missing or damaged`);
    this.entry = entry;
  }
}

/** A file that is no zip file at all, or one whose directory is gone: it was cut short. */
export type NoArchive = "not-a-zip" | "cut-short";

export async function openZip(path: string): Promise<ZipArchive | NoArchive> {
  const file = await open(path, "r");
  try {
    const entries = await readEntries(file);
    if (typeof entries !== "string") {
      return {
        names: [...entries.keys()],
        read: (name) => readEntry(file, name, entries.get(name)),
        close: () => file.close(),
      };
    }
    await file.close();
    return entries;
  } catch (error) {
    await file.close();
    throw error;
  }
}

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly offset: number;
}

const localHeader = { signature: 0x04034b50, size: 30 };
const directoryHeader = { signature: 0x02014b50, size: 46 };
const endRecord = { signature: 0x06054b50, size: 22, longestComment: 65_535 };
const stored = 0;
const deflated = 8;

async function readEntries(file: FileHandle): Promise<ReadonlyMap<string, Entry> | NoArchive> {
  const start = await readAt(file, 0, 4);
  if (start.byteLength < 4) return "cut-short";
  if (start.getUint32(0, true) !== localHeader.signature) return "not-a-zip";
  const { size } = await file.stat();
  const tailLength = Math.min(size, endRecord.size + endRecord.longestComment);
  const tail = await readAt(file, size - tailLength, tailLength);
  for (let at = tail.byteLength - endRecord.size; at >= 0; at--) {
    if (tail.getUint32(at, true) !== endRecord.signature) continue;
    const [length, offset] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
    if (offset + length > size) continue;
    const entries = parseDirectory(await readAt(file, offset, length), tail.getUint16(at + 10, true));
    if (entries !== null) return entries;
  }
  return "cut-short";
}

function parseDirectory(directory: DataView, count: number): ReadonlyMap<string, Entry> | null {
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + directoryHeader.size > directory.byteLength) return null;
    if (directory.getUint32(at, true) !== directoryHeader.signature) return null;
    const nameLength = directory.getUint16(at + 28, true);
    const nameStart = at + directoryHeader.size;
    const end = nameStart + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    if (end > directory.byteLength) return null;
    const name = new Uint8Array(directory.buffer, directory.byteOffset + nameStart, nameLength);
    entries.set(new TextDecoder().decode(name), {
      method: directory.getUint16(at + 10, true),
      crc: directory.getUint32(at + 16, true),
      compressedSize: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true),
    });
    at = end;
  }
  return entries;
}

async function* readEntry(file: FileHandle, name: string, entry: Entry | undefined): AsyncIterable<Uint8Array> {
  if (entry === undefined || (entry.method !== stored && entry.method !== deflated)) throw new DamagedEntry(name);
  const header = await readAt(file, entry.offset, localHeader.size);
  if (header.byteLength < localHeader.size || header.getUint32(0, true) !== localHeader.signature) {
    throw new DamagedEntry(name);
  }
  const start = entry.offset + localHeader.size + header.getUint16(26, true) + header.getUint16(28, true);
  const raw = pieces(file, start, entry.compressedSize);
  let size = 0;
  let crc = 0;
  for await (const chunk of entry.method === stored ? raw : inflate(raw, name)) {
    size += chunk.byteLength;
    crc = crc32(chunk, crc);
    if (size > entry.size) throw new DamagedEntry(name);
    yield chunk;
  }
  if (size !== entry.size || crc !== entry.crc) throw new DamagedEntry(name);
}

async function* inflate(raw: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  const stream = createInflateRaw();
  const feeding = pipeline(raw, stream);
  feeding.catch(() => {});
  try {
    yield* stream;
    await feeding;
  } catch (error) {
    // What the disk says passes on; the rest is zlib's complaint, or that it found the end before the last byte.
    throw systemCode(error) === null ? new DamagedEntry(name) : error;
  }
}

async function* pieces(file: FileHandle, start: number, length: number): AsyncIterable<Uint8Array> {
  const pieceSize = 262_144;
  for (let at = 0; at < length; at += pieceSize) {
    const view = await readAt(file, start + at, Math.min(pieceSize, length - at));
    if (view.byteLength === 0) return;
    yield new Uint8Array(view.buffer, 0, view.byteLength);
  }
}

/** Up to `length` bytes from `position`; fewer where the file ends before. */
async function readAt(file: FileHandle, position: number, length: number): Promise<DataView> {
  const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, position);
  return new DataView(buffer.buffer, 0, bytesRead);
}
