import type { ValueLabel } from "../../../src-contract/variable.ts";
import type { Damaged } from "../byte-cursor.ts";
import type { DecodeText } from "../described/padded-text.ts";
import { bytesAt } from "../file-pieces.ts";
import type { DataFile } from "../format-reader.ts";
import { ReadRefusal } from "../read-refusal.ts";
import type { SasLabels } from "../sas/sas-labels.ts";
import { readSasHeader, type SasHeader } from "./sas-header.ts";
import { kindOfTag } from "./sas-numbers.ts";

/** Value labels of a SAS catalog (.sas7bcat), by the format's name (as ReadStat found out how they are kept). */
export function readCatalog(file: DataFile, decode: DecodeText): ReadonlyMap<string, SasLabels> {
  const damaged: Damaged = (where) => {
    throw new ReadRefusal({ code: "file-damaged", name: file.name, format: "SAS catalog", where });
  };
  const header = readSasHeader(file, damaged);
  const sets = new Map<string, SasLabels>();
  for (const place of blockPlaces(header)) {
    const set = readSet(readBlock(header, place), header, decode);
    if (set !== null) sets.set(set.name.toUpperCase(), set.labels);
  }
  return sets;
}

/** A block is a chain of parts; the first one lies on a page, counted from 1, at a byte. */
interface BlockPlace {
  readonly page: number;
  readonly at: number;
}

const indexPage = 1;
/** Nothing that is needed here stands before it. */
const firstLaterPage = 3;
const entryMark = Buffer.from("XLSR");

function blockPlaces(header: SasHeader): readonly BlockPlace[] {
  const { is64Bit, padding, pages } = header;
  const start = 856 + 2 * padding + (is64Bit ? 144 : 0);
  const places = placesIn(pageOf(header, indexPage).subarray(start), header);
  for (let page = firstLaterPage; page < pages; page++) {
    const bytes = pageOf(header, page).subarray(16);
    if (bytes.subarray(0, entryMark.length).equals(entryMark)) places.push(...placesIn(bytes, header));
  }
  const distinct = new Map(places.map((place) => [`${place.page} ${place.at}`, place]));
  return [...distinct.values()].sort((a, b) => a.page - b.page || a.at - b.at);
}

function pageOf({ path, headerBytes, pageBytes }: SasHeader, page: number): Buffer {
  return bytesAt(path, headerBytes + page * pageBytes, pageBytes);
}

function placesIn(index: Buffer, { is64Bit, padding, littleEndian }: SasHeader): BlockPlace[] {
  const entryBytes = 212 + padding + (is64Bit ? 72 : 0);
  const kindAt = 50 + padding + (is64Bit ? 24 : 0);
  const uint32 = (at: number) => (littleEndian ? index.readUInt32LE(at) : index.readUInt32BE(at));
  const uint16 = (at: number) => (littleEndian ? index.readUInt16LE(at) : index.readUInt16BE(at));
  const isEntry = (at: number) => index.subarray(at, at + entryMark.length).equals(entryMark);
  const places: BlockPlace[] = [];
  for (let at = 0; at + entryBytes <= index.length; at += entryBytes) {
    if (!isEntry(at)) at += 8;
    if (!isEntry(at) || at + entryBytes > index.length) break;
    if (index[at + kindAt] !== "O".charCodeAt(0)) continue;
    // On machines of 64 bits whose first byte is the highest the page stands in the second half.
    const pageAt = is64Bit ? at + (littleEndian ? 8 : 12) : at + 4;
    places.push({ page: uint32(pageAt), at: uint16(is64Bit ? at + 16 : at + 8) });
  }
  return places;
}

function readBlock(header: SasHeader, first: BlockPlace): Buffer {
  const { path, is64Bit, littleEndian, headerBytes, pageBytes, pages } = header;
  const headBytes = is64Bit ? 32 : 16;
  const parts: Buffer[] = [];
  let { page, at } = first;
  for (let links = 0; page > 0 && at > 0 && page <= pages && links < pages; links++) {
    const start = headerBytes + (page - 1) * pageBytes + at;
    const head = bytesAt(path, start, headBytes);
    if (head.length < headBytes) break;
    const uint16 = (place: number) => (littleEndian ? head.readUInt16LE(place) : head.readUInt16BE(place));
    parts.push(bytesAt(path, start + headBytes, uint16(is64Bit ? 10 : 6)));
    page = littleEndian ? head.readUInt32LE() : head.readUInt32BE();
    at = uint16(is64Bit ? 8 : 4);
  }
  return Buffer.concat(parts);
}

interface NamedLabels {
  readonly name: string;
  readonly labels: SasLabels;
}

/** Null: the block is of another kind, or damaged. */
function readSet(block: Buffer, header: SasHeader, decode: DecodeText): NamedLabels | null {
  const { is64Bit, littleEndian } = header;
  const afterHead = 106 + (is64Bit ? 32 : 0);
  if (block.length < afterHead) return null;
  const uint32 = (at: number) => (littleEndian ? block.readUInt32LE(at) : block.readUInt32BE(at));
  const count64 = (at: number) => Number(littleEndian ? block.readBigUInt64LE(at) : block.readBigUInt64BE(at));
  const flags = littleEndian ? block.readUInt16LE(2) : block.readUInt16BE(2);
  const padding = flags & 0x08 ? 4 : 0;
  const [capacity, used] = is64Bit
    ? [count64(42 + padding), count64(50 + padding)]
    : [uint32(38 + padding), uint32(42 + padding)];
  const hasLongName = (flags & (is64Bit ? 0x20 : 0x80)) !== 0;
  const nameStart = afterHead + (padding > 0 ? padding + 16 : 0);
  const start = nameStart + (hasLongName ? longNameBytes : 0);
  if (start > block.length) return null;
  const name = decode(hasLongName ? block.subarray(nameStart, start) : block.subarray(8, 16));
  const labels = readLabels(block.subarray(start), { capacity, used, isText: name.startsWith("$"), header, decode });
  return labels === null || used === 0 ? null : { name, labels };
}

const longNameBytes = 32;

interface LabelsRequest {
  readonly capacity: number;
  readonly used: number;
  readonly isText: boolean;
  readonly header: SasHeader;
  readonly decode: DecodeText;
}

/** First all values, each with the place of its label, then all labels. */
function readLabels(bytes: Buffer, { capacity, used, isText, header, decode }: LabelsRequest): SasLabels | null {
  const { littleEndian, padding } = header;
  const uint16 = (at: number) => (littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const uint32 = (at: number) => (littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const values: Buffer[] = [];
  let at = 0;
  for (let index = 0; index < capacity; index++) {
    if (at + 14 + padding > bytes.length) return null;
    const length = 6 + uint16(at + 2);
    if (index < used) values[uint32(at + 10 + padding)] = bytes.subarray(at, at + length);
    at += length;
  }
  const labels: ValueLabel[] = [];
  const kindLabels = new Map<number, string>();
  for (let index = 0; index < Math.min(used, capacity); index++) {
    const entry = values[index];
    if (entry === undefined || entry.length < 30 || at + 10 > bytes.length) return null;
    const length = uint16(at + 8);
    const label = decode(bytes.subarray(at + 10, at + 10 + length));
    at += 10 + length + 1;
    const kind = isText ? -1 : missingKindOf(entry);
    if (isText) labels.push({ value: decode(entry.subarray(entry.length - textValueBytes)), label });
    else if (kind > 0) kindLabels.set(kind, label);
    else if (kind < 0) labels.push(...numbersOf(entry).map((value) => ({ value, label })));
  }
  return { labels, kindLabels };
}

const textValueBytes = 16;
const numberStart = 22;

/**
 * The numbers that a label is for. A range ("1-5") has its first and last number; labels here belong to values, so that it
 * is the whole numbers in between or, where they are too many or not whole, its first one, as in haven.
 */
function numbersOf(entry: Buffer): readonly number[] {
  const first = numberAt(entry, numberStart);
  const last = entry.length >= numberEnd + 8 ? numberAt(entry, numberEnd) : first;
  const isShort = Number.isInteger(first) && Number.isInteger(last) && last > first && last - first < mostInRange;
  return isShort ? Array.from({ length: last - first + 1 }, (_, step) => first + step) : [first];
}

const numberEnd = 30;
const mostInRange = 100;

/** Numbers are kept with the other sign, their highest byte first whatever the machine. */
function numberAt(entry: Buffer, at: number): number {
  const value = entry.readDoubleBE(at);
  return value === 0 ? 0 : -value;
}

/** A missing value is two zeros, its letter, and bits that are all set; negative: it is a number. */
function missingKindOf(entry: Buffer): number {
  const bytes = entry.subarray(numberStart, numberStart + 8);
  const isMissing = bytes.readUInt16BE(0) === 0 && bytes.subarray(3).every((byte) => byte === 0xff);
  return isMissing ? kindOfTag(bytes.readUInt8(2)) : -1;
}
