import type { ByteCursor, Damaged } from "../byte-cursor.ts";
import { ReadRefusal } from "../read-refusal.ts";
import { type DtaLayout, dtaLayout, newestRelease, oldestRelease } from "./dta-layout.ts";
import { type DtaType, dtaType } from "./dta-types.ts";

/** A Stata file up to its data, as it stands there: texts are bytes. */
export interface DtaDictionary {
  readonly layout: DtaLayout;
  readonly littleEndian: boolean;
  readonly rows: number;
  readonly variables: readonly DtaVariable[];
  readonly rowBytes: number;
  readonly dataStart: number;
  /** Where the long texts start; null: the release has none. */
  readonly longTextsStart: number | null;
  readonly labelsStart: number;
}

export interface DtaVariable {
  readonly name: Buffer;
  readonly type: DtaType;
  /** Where its value starts in a row. */
  readonly offset: number;
  readonly format: string;
  /** The value labels it uses, by their name; empty: none. */
  readonly labelName: string;
  readonly label: Buffer;
}

/** Reads all that stands before the data. `name` is the file's, for what is said of it. */
export function readDtaDictionary(cursor: ByteCursor, name: string, damaged: Damaged): DtaDictionary {
  const isTagged = cursor.bytes(1).readUInt8() === "<".charCodeAt(0);
  cursor.moveTo(0);
  const parts = new Parts(cursor, isTagged, damaged);
  const header = isTagged ? readTaggedHeader(parts, name) : readPlainHeader(parts, name);
  const map = isTagged ? readMap(parts) : null;
  const variables = readVariables(parts, header);
  if (map === null) skipCharacteristics(parts, header.layout);
  else cursor.moveTo(map.data);
  parts.open("data");
  const rowBytes = variables.reduce((sum, { type }) => sum + type.bytes, 0);
  const dataStart = cursor.position;
  if (rowBytes > 0 && header.rows > cursor.bytesLeft / rowBytes) damaged("end of the data");
  return {
    layout: header.layout,
    littleEndian: cursor.littleEndian,
    rows: header.rows,
    variables,
    rowBytes,
    dataStart,
    longTextsStart: map?.longTexts ?? null,
    labelsStart: map?.labels ?? dataStart + rowBytes * header.rows,
  };
}

interface DtaHeader {
  readonly layout: DtaLayout;
  readonly columns: number;
  readonly rows: number;
}

/** Reads a file part by part; tags stand around them in newer releases only. */
class Parts {
  readonly cursor: ByteCursor;
  readonly damaged: Damaged;
  private readonly isTagged: boolean;

  constructor(cursor: ByteCursor, isTagged: boolean, damaged: Damaged) {
    this.cursor = cursor;
    this.isTagged = isTagged;
    this.damaged = damaged;
  }

  open(name: string): void {
    this.tag(`<${name}>`);
  }

  close(name: string): void {
    this.tag(`</${name}>`);
  }

  within<Value>(name: string, read: () => Value): Value {
    this.open(name);
    const value = read();
    this.close(name);
    return value;
  }

  /** As many entries of `bytes` as there are variables. */
  list(name: string, count: number, bytes: number): readonly Buffer[] {
    const all = this.within(name, () => this.cursor.bytes(count * bytes));
    return Array.from({ length: count }, (_, index) => all.subarray(index * bytes, (index + 1) * bytes));
  }

  private tag(tag: string): void {
    if (this.isTagged && this.cursor.bytes(tag.length).toString("latin1") !== tag) this.damaged(tag);
  }
}

function layoutOf(release: number, name: string): DtaLayout {
  const layout = dtaLayout(release);
  if (layout !== null) return layout;
  throw new ReadRefusal({
    code: "file-version-unknown",
    name,
    format: "Stata",
    version: String(release),
    readable: `${oldestRelease} to ${newestRelease}`,
  });
}

function readTaggedHeader(parts: Parts, name: string): DtaHeader {
  const { cursor } = parts;
  parts.open("stata_dta");
  return parts.within("header", () => {
    const release = parts.within("release", () => Number(cursor.bytes(3).toString("latin1")));
    const layout = layoutOf(release, name);
    cursor.littleEndian = parts.within("byteorder", () => cursor.bytes(3).toString("latin1")) !== "MSF";
    const columns = parts.within("K", () => (release < 119 ? cursor.uint16() : cursor.uint32()));
    const rows = parts.within("N", () => (release < 118 ? cursor.uint32() : cursor.uint64()));
    parts.within("label", () => cursor.skip(layout.dataLabelBytes === 1 ? cursor.uint8() : cursor.uint16()));
    parts.within("timestamp", () => cursor.skip(cursor.uint8()));
    return { layout, columns, rows };
  });
}

function readPlainHeader({ cursor }: Parts, name: string): DtaHeader {
  const layout = layoutOf(cursor.uint8(), name);
  cursor.littleEndian = cursor.uint8() === 2;
  cursor.skip(2);
  const columns = cursor.uint16();
  const rows = cursor.uint32();
  cursor.skip(layout.dataLabelBytes + layout.timestampBytes);
  return { layout, columns, rows };
}

/** Where the parts of the file start. */
function readMap(parts: Parts): { readonly data: number; readonly longTexts: number; readonly labels: number } {
  const places = parts.within("map", () => Array.from({ length: 14 }, () => parts.cursor.uint64()));
  return { data: places[9] ?? 0, longTexts: places[10] ?? 0, labels: places[11] ?? 0 };
}

function readVariables(parts: Parts, { layout, columns }: DtaHeader): readonly DtaVariable[] {
  const { littleEndian } = parts.cursor;
  const typeBytes = layout.tagged ? 2 : 1;
  const types = parts.list("variable_types", columns, typeBytes).map((bytes) => {
    const code = typeBytes === 1 ? bytes.readUInt8() : littleEndian ? bytes.readUInt16LE() : bytes.readUInt16BE();
    return dtaType(code, layout.release) ?? parts.damaged(`variable type ${code}`);
  });
  const names = parts.list("varnames", columns, layout.nameBytes);
  parts.within("sortlist", () => parts.cursor.skip((columns + 1) * (layout.release < 119 ? 2 : 4)));
  const formats = parts.list("formats", columns, layout.formatBytes);
  const labelNames = parts.list("value_label_names", columns, layout.labelNameBytes);
  const labels = parts.list("variable_labels", columns, layout.variableLabelBytes);
  let offset = 0;
  return types.map((type, index) => {
    offset += type.bytes;
    return {
      name: textOf(names[index]),
      type,
      offset: offset - type.bytes,
      format: textOf(formats[index]).toString("latin1"),
      labelName: textOf(labelNames[index]).toString("latin1"),
      label: textOf(labels[index]),
    };
  });
}

/** A text ends at its first zero. */
export function textOf(bytes: Buffer = Buffer.alloc(0)): Buffer {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** Notes and settings of Stata, of no use here. */
function skipCharacteristics({ cursor, damaged }: Parts, { characteristicBytes }: DtaLayout): void {
  if (characteristicBytes === 0) return;
  for (;;) {
    const type = cursor.uint8();
    const length = characteristicBytes === 2 ? cursor.uint16() : cursor.uint32();
    if (type === 0 && length === 0) return;
    if (type !== 1) damaged(`byte ${cursor.position}`);
    cursor.skip(length);
  }
}
