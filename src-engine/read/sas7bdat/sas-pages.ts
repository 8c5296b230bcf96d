import type { Damaged } from "../byte-cursor.ts";
import { filePieces } from "../file-pieces.ts";
import type { SasHeader } from "./sas-header.ts";

/** A page of a SAS data file; valid until the next one is asked for. */
export interface SasPage {
  readonly bytes: Buffer;
  readonly view: DataView;
  readonly kind: "rows" | "subheaders" | "mixed" | "other";
  /** Rows of a page that has nothing else. */
  readonly blocks: number;
  readonly pointers: readonly SubheaderPointer[];
  /** Where rows start. */
  readonly rowsStart: number;
  /** Where the bits that mark deleted rows stand, counted from the end of the rows; null: none of them is. */
  readonly deletedMarks: number | null;
}

/** A part of a page: a subheader, or a row. */
export interface SubheaderPointer {
  readonly offset: number;
  readonly length: number;
  readonly isPacked: boolean;
  /** Whether it belongs to the rows of a packed file. */
  readonly isRow: boolean;
  /** A packed row that was deleted. */
  readonly isDeleted: boolean;
}

export function* sasPages(header: SasHeader, damaged: Damaged, firstPage = 0): Generator<SasPage> {
  const { path, pageBytes, headerBytes } = header;
  for (const bytes of filePieces(path, pageBytes, headerBytes + firstPage * pageBytes)) {
    if (bytes.length < pageBytes) damaged("end of the data");
    yield readPage(bytes, header, damaged);
  }
}

const kindMask = 0x0f00;
/** Pages with an index of packed rows, of no use here. */
const indexMark = 0x9000;

function readPage(bytes: Buffer, { littleEndian, is64Bit, isStatTransfer }: SasHeader, damaged: Damaged): SasPage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [headBytes, pointerBytes] = is64Bit ? [40, 24] : [24, 12];
  const type = view.getUint16(headBytes - 8, littleEndian);
  const blocks = view.getUint16(headBytes - 6, littleEndian);
  const count = view.getUint16(headBytes - 4, littleEndian);
  const kind = kindOf(type);
  const deletedMarks = (type & deletedMark) === 0 ? null : view.getUint32(is64Bit ? 24 : 12, littleEndian);
  if (kind === "rows" || kind === "other") {
    return { bytes, view, kind, blocks, pointers: [], rowsStart: headBytes, deletedMarks };
  }
  const end = headBytes + count * pointerBytes;
  if (end > bytes.length) damaged("page");
  const pointers = Array.from({ length: count }, (_, index) => {
    const at = headBytes + index * pointerBytes;
    const size = is64Bit ? 8 : 4;
    const number = (place: number) =>
      is64Bit ? Number(view.getBigUint64(place, littleEndian)) : view.getUint32(place, littleEndian);
    const pointer = { offset: number(at), length: number(at + size) };
    if (pointer.offset + pointer.length > bytes.length) damaged("page");
    const packing = bytes[at + 2 * size] ?? 0;
    // What was cut off is not there any more.
    const length = packing === cutOff ? 0 : pointer.length;
    return {
      offset: pointer.offset,
      length,
      isPacked: packing === packedRow,
      isRow: bytes[at + 2 * size + 1] === 1,
      isDeleted: packing === deletedPackedRow,
    };
  });
  const filling = end % 8 === 4 && !(isStatTransfer && view.getUint32(end, littleEndian) !== 0) ? 4 : 0;
  return { bytes, view, kind, blocks, pointers, rowsStart: end + filling, deletedMarks };
}

const cutOff = 1;
const packedRow = 4;
const deletedPackedRow = 5;
const deletedMark = 0x80;

function kindOf(type: number): SasPage["kind"] {
  if ((type & indexMark) === indexMark) return "other";
  switch (type & kindMask) {
    case 0x0000:
    case 0x0400:
      return "subheaders";
    case 0x0100:
      return "rows";
    case 0x0200:
      return "mixed";
    default:
      return "other";
  }
}
