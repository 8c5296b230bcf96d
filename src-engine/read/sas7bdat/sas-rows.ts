import type { Damaged } from "../byte-cursor.ts";
import type { RecordBlock } from "../described/record-blocks.ts";
import { unpackPatterns, unpackRuns } from "./row-compression.ts";
import type { SasHeader } from "./sas-header.ts";
import { type SasPage, sasPages } from "./sas-pages.ts";
import type { SasDictionary, SubheaderCollector } from "./subheaders.ts";

export interface SasRowsRequest {
  readonly header: SasHeader;
  readonly dictionary: SasDictionary;
  readonly subheaders: SubheaderCollector;
  /** Rows wanted. */
  readonly rows: number;
  readonly damaged: Damaged;
}

/** The first rows of a SAS data file, page by page. */
export function* sasRows(request: SasRowsRequest): Generator<RecordBlock> {
  const { header, dictionary, rows, damaged } = request;
  if (rows === 0) return;
  const { rowBytes } = dictionary;
  const unpacker = new RowUnpacker(request);
  let left = rows;
  for (const page of sasPages(header, damaged)) {
    const onPage = page.kind === "rows" ? page.blocks : page.kind === "mixed" ? dictionary.rowsOnMixedPage : 0;
    const block = onPage > 0 ? rowsOn(page, rowBytes, Math.min(onPage, left), damaged) : unpacker.unpack(page, left);
    if (block.count > 0) yield block;
    left -= block.count;
    if (left === 0) return;
  }
  damaged(`row ${rows - left + 1} of ${rows}`);
}

function rowsOn({ bytes, rowsStart }: SasPage, recordBytes: number, count: number, damaged: Damaged): RecordBlock {
  const rows = bytes.subarray(rowsStart, rowsStart + count * recordBytes);
  if (rows.length < count * recordBytes) damaged("page");
  return { bytes: rows, view: viewOf(rows), count, recordBytes };
}

/** Rows of packed files stand where subheaders do, one by one. */
class RowUnpacker {
  private readonly request: SasRowsRequest;
  private rows: Buffer = Buffer.alloc(0);

  constructor(request: SasRowsRequest) {
    this.request = request;
  }

  unpack(page: SasPage, most: number): RecordBlock {
    const { dictionary, subheaders, damaged } = this.request;
    const { rowBytes: recordBytes, packing } = dictionary;
    const unpack = packing === "patterns" ? unpackPatterns : unpackRuns;
    const pointers = page.pointers.filter(
      (pointer) =>
        pointer.length > 0 && (pointer.isPacked || (pointer.isRow && !subheaders.isSubheader(page, pointer))),
    );
    const count = Math.min(pointers.length, most);
    if (this.rows.length < count * recordBytes) this.rows = Buffer.alloc(count * recordBytes);
    for (const [index, { offset, length, isPacked }] of pointers.slice(0, count).entries()) {
      const row = this.rows.subarray(index * recordBytes, (index + 1) * recordBytes);
      const bytes = page.bytes.subarray(offset, offset + length);
      if (!isPacked && length === recordBytes) row.set(bytes);
      else if (!isPacked || !unpack(bytes, row)) damaged("packed row");
    }
    return { bytes: this.rows, view: viewOf(this.rows), count, recordBytes };
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
