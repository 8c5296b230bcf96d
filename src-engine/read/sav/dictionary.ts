import type { ByteCursor, Damaged } from "../byte-cursor.ts";

/**
 * An SPSS system file up to its data, as it stands there: texts are bytes, because their encoding is told last. Formats
 * as described in the PSPP Developers Guide, "System File Format".
 */
export interface SavDictionary {
  readonly littleEndian: boolean;
  readonly compression: "none" | "bytes" | "zlib";
  /** What is taken from the codes of byte compression. */
  readonly bias: number;
  /** Where in `records` the variable stands that cases are weighted by; null: by none. */
  readonly weight: number | null;
  /** Null: the file does not say. */
  readonly cases: number | null;
  readonly records: readonly VariableRecord[];
  readonly labelSets: readonly LabelSet[];
  /** Extension records by their subtype. */
  readonly extensions: ReadonlyMap<number, Buffer>;
  /** Where the data start. */
  readonly dataStart: number;
}

/** One variable, or the continuation of a longer text. */
export interface VariableRecord {
  readonly name: Buffer;
  /** 0: a number; above: a text of so many bytes; -1: eight more bytes of the text before. */
  readonly width: number;
  readonly label: Buffer | null;
  readonly format: { readonly type: number; readonly decimals: number };
  /** Up to three values; -2: a range; -3: a range and a value. */
  readonly missingCount: number;
  readonly missing: readonly Buffer[];
}

export interface LabelSet {
  readonly labels: readonly { readonly value: Buffer; readonly label: Buffer }[];
  /** Positions in `records`, from 0. */
  readonly variables: readonly number[];
}

export function readDictionary(cursor: ByteCursor, damaged: Damaged): SavDictionary {
  const header = readHeader(cursor, damaged);
  const records: VariableRecord[] = [];
  const labelSets: LabelSet[] = [];
  const extensions = new Map<number, Buffer>();
  for (;;) {
    const type = cursor.int32();
    switch (type) {
      case 2:
        records.push(readVariable(cursor, damaged));
        break;
      case 3:
        labelSets.push(readLabels(cursor, damaged));
        break;
      case 6:
        cursor.bytes(cursor.int32() * documentLineBytes);
        break;
      case 7: {
        const subtype = cursor.int32();
        const elementBytes = cursor.int32();
        extensions.set(subtype, cursor.bytes(elementBytes * cursor.int32()));
        break;
      }
      case 999:
        cursor.int32();
        return { ...header, records, labelSets, extensions, dataStart: cursor.position };
      default:
        damaged(`byte ${cursor.position - 4}`);
    }
  }
}

/** The text starts with "$FL2", or "$FL3" where its data are compressed by zlib. */
const compressions = ["none", "bytes", "zlib"] as const;
const documentLineBytes = 80;

function readHeader(cursor: ByteCursor, damaged: Damaged) {
  cursor.bytes(64);
  const layout = cursor.bytes(4);
  cursor.littleEndian = layout.readInt32LE() === 2 || layout.readInt32LE() === 3;
  if (!cursor.littleEndian && layout.readInt32BE() !== 2 && layout.readInt32BE() !== 3) damaged("header");
  cursor.bytes(4);
  const compression = compressions[cursor.int32()] ?? damaged("header");
  const weight = cursor.int32();
  const cases = cursor.int32();
  const bias = cursor.float64();
  cursor.bytes(84);
  return {
    littleEndian: cursor.littleEndian,
    compression,
    bias,
    weight: weight > 0 ? weight - 1 : null,
    cases: cases < 0 ? null : cases,
  };
}

function readVariable(cursor: ByteCursor, damaged: Damaged): VariableRecord {
  const width = cursor.int32();
  const hasLabel = cursor.int32() === 1;
  const missingCount = cursor.int32();
  const format = cursor.int32();
  cursor.bytes(4);
  const name = cursor.bytes(8);
  if (width < -1 || width > 255 || missingCount < -3 || missingCount > 3) damaged(`byte ${cursor.position}`);
  return {
    name,
    width,
    format: { type: (format >> 16) & 0xff, decimals: format & 0xff },
    label: hasLabel ? readPadded(cursor, cursor.int32(), 4) : null,
    missingCount,
    missing: Array.from({ length: Math.abs(missingCount) }, () => cursor.bytes(8)),
  };
}

function readLabels(cursor: ByteCursor, damaged: Damaged): LabelSet {
  const labels: { value: Buffer; label: Buffer }[] = [];
  for (let count = cursor.int32(); count > 0; count--) {
    const value = cursor.bytes(8);
    const length = cursor.bytes(1).readUInt8();
    // The byte that holds the length counts for the padding.
    labels.push({ value, label: readPadded(cursor, length, 8, 1) });
  }
  if (cursor.int32() !== 4) damaged(`byte ${cursor.position}`);
  const variables: number[] = [];
  for (let count = cursor.int32(); count > 0; count--) variables.push(cursor.int32() - 1);
  return { labels, variables };
}

function readPadded(cursor: ByteCursor, length: number, multiple: number, before = 0): Buffer {
  const text = cursor.bytes(length);
  cursor.bytes((multiple - ((length + before) % multiple)) % multiple);
  return text;
}
