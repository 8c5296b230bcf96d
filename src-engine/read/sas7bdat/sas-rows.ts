import type { Damaged } from "../byte-cursor.ts";
import type { RecordBlock } from "../described/record-blocks.ts";
import { unpackPatterns, unpackRuns } from "./row-compression.ts";
import type { SasHeader } from "./sas-header.ts";
import { type SasPage, type SubheaderPointer, sasPages } from "./sas-pages.ts";
import type { SasDictionary, SubheaderCollector } from "./subheaders.ts";

export interface SasRowsRequest {
  readonly header: SasHeader;
  readonly dictionary: SasDictionary;
  readonly subheaders: SubheaderCollector;
  /** Rows wanted. */
  readonly rows: number;
  readonly damaged: Damaged;
}

/** The first rows of a SAS data file, page by page, without those that were deleted. */
export function* sasRows(request: SasRowsRequest): Generator<RecordBlock> {
  const { header, dictionary, rows, damaged } = request;
  if (rows === 0) return;
  const { rowBytes } = dictionary;
  const unpacker = new RowUnpacker(request);
  let left = rows;
  for (const page of sasPages(header, damaged)) {
    const onPage = page.kind === "rows" ? page.blocks : page.kind === "mixed" ? dictionary.rowsOnMixedPage : 0;
    if (onPage > 0) {
      const count = Math.min(onPage, left);
      yield* keptRows(rowsOn(page, rowBytes, count, damaged), page, header.is64Bit, damaged);
      left -= count;
    } else {
      const deleted = page.pointers.filter(({ isDeleted }) => isDeleted).length;
      for (const block of unpacker.unpack(page, left)) {
        yield block;
        left -= block.count;
      }
      left -= Math.min(left, deleted);
    }
    if (left === 0) return;
  }
  damaged(`row ${rows - left + 1} of ${rows}`);
}

function rowsOn({ bytes, rowsStart }: SasPage, recordBytes: number, count: number, damaged: Damaged): RecordBlock {
  const rows = bytes.subarray(rowsStart, rowsStart + count * recordBytes);
  if (rows.length < count * recordBytes) damaged("page");
  return { bytes: rows, view: viewOf(rows), count, recordBytes };
}

/** Pieces of a block between deleted rows, each of which has a bit behind the rows, the highest of a byte first. */
function* keptRows(
  block: RecordBlock,
  { bytes, blocks, pointers, rowsStart, deletedMarks }: SasPage,
  is64Bit: boolean,
  damaged: Damaged,
): Generator<RecordBlock> {
  if (deletedMarks === null) {
    yield block;
    return;
  }
  const { recordBytes, count } = block;
  const headBytes = is64Bit ? 40 : 24;
  const pointersEnd = headBytes + pointers.length * (is64Bit ? 24 : 12);
  const marks = deletedMarks + pointersEnd + (pointersEnd % 8) + (blocks - pointers.length) * recordBytes;
  if (!(marks >= rowsStart && marks + Math.ceil(count / 8) <= bytes.length)) damaged("marks of deleted rows");
  const isDeleted = (row: number) => (((bytes[marks + (row >> 3)] ?? 0) << (row & 7)) & 0x80) !== 0;
  for (let first = 0; first < count; ) {
    let end = first;
    while (end < count && !isDeleted(end)) end++;
    if (end > first) {
      const rows = block.bytes.subarray(first * recordBytes, end * recordBytes);
      yield { bytes: rows, view: viewOf(rows), count: end - first, recordBytes };
    }
    first = end + 1;
  }
}

/** Rows of packed files stand where subheaders do, one by one. */
class RowUnpacker {
  private readonly request: SasRowsRequest;
  private rows: Buffer = Buffer.alloc(0);

  constructor(request: SasRowsRequest) {
    this.request = request;
  }

  *unpack(page: SasPage, most: number): Generator<RecordBlock> {
    const { dictionary, subheaders } = this.request;
    const { rowBytes } = dictionary;
    const isRow = (pointer: SubheaderPointer) =>
      pointer.length > 0 &&
      !pointer.isDeleted &&
      (pointer.isPacked || (pointer.isRow && !subheaders.isSubheader(page, pointer)));
    const pointers = page.pointers.filter(isRow).slice(0, most);
    const perBlock = Math.max(1, Math.floor(blockBytes / rowBytes));
    for (let first = 0; first < pointers.length; first += perBlock) {
      yield this.unpackSome(page, pointers.slice(first, first + perBlock), rowBytes);
    }
  }

  private unpackSome(page: SasPage, pointers: readonly SubheaderPointer[], recordBytes: number): RecordBlock {
    const { dictionary, damaged } = this.request;
    const unpack = dictionary.packing === "patterns" ? unpackPatterns : unpackRuns;
    const shortest = Math.min(...pointers.map(({ length }) => length));
    if (recordBytes > shortest * mostPerByte) damaged("packed row");
    if (this.rows.length < pointers.length * recordBytes) this.rows = Buffer.alloc(pointers.length * recordBytes);
    for (const [index, { offset, length, isPacked }] of pointers.entries()) {
      const row = this.rows.subarray(index * recordBytes, (index + 1) * recordBytes);
      const bytes = page.bytes.subarray(offset, offset + length);
      if (!isPacked && length === recordBytes) row.set(bytes);
      else if (!isPacked || !unpack(bytes, row)) damaged("packed row");
    }
    return { bytes: this.rows, view: viewOf(this.rows), count: pointers.length, recordBytes };
  }
}

const blockBytes = 1 << 22;
/** More than a byte of either packing ever stands for. */
const mostPerByte = 5_000;

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
