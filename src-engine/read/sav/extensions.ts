import type { Measure } from "../../../src-contract/variable.ts";
import type { SavDictionary } from "./dictionary.ts";

/** What the extension records of a system file say, texts still as bytes. Records that are cut short say less. */
export interface SavExtensions {
  /** Of record 7/20 or 7/3; null: the file does not say. */
  readonly encoding: string | null;
  readonly systemMissing: number;
  readonly lowest: number;
  readonly highest: number;
  /** By position among the records that are not continuations; null: unknown. */
  readonly measures: readonly (Measure | null)[];
  /** Names and widths by short name, both as they stand in the file. */
  readonly longNames: ReadonlyMap<string, Buffer>;
  readonly longWidths: ReadonlyMap<string, number>;
  readonly longLabels: readonly LongLabels[];
  readonly longMissing: readonly LongMissing[];
  readonly cases: number | null;
}

/** Value labels of a text variable of more than eight bytes. */
export interface LongLabels {
  readonly name: Buffer;
  readonly labels: readonly { readonly value: Buffer; readonly label: Buffer }[];
}

export interface LongMissing {
  readonly name: Buffer;
  readonly values: readonly Buffer[];
}

export function readExtensions({ extensions, littleEndian, records }: SavDictionary): SavExtensions {
  const record = (subtype: number) => new RecordReader(extensions.get(subtype) ?? Buffer.alloc(0), littleEndian);
  const floats = record(4);
  const cases = record(16);
  cases.int64();
  return {
    encoding: encodingName(extensions.get(20)) ?? codePage(record(3)),
    systemMissing: floats.float64() ?? -Number.MAX_VALUE,
    highest: floats.float64() ?? Number.MAX_VALUE,
    lowest: floats.float64() ?? -1.7976931348623155e308,
    measures: readMeasures(record(11), records.filter(({ width }) => width >= 0).length),
    longNames: new Map(pairs(extensions.get(13)).map(([short, long]) => [short, long])),
    longWidths: new Map(pairs(extensions.get(14)).map(([short, width]) => [short, Number(width.toString("latin1"))])),
    longLabels: readLongLabels(record(21)),
    longMissing: readLongMissing(record(22)),
    cases: cases.int64(),
  };
}

/** Reads fields one after the other; null past the end. */
class RecordReader {
  private at = 0;
  private readonly bytes: Buffer;
  private readonly littleEndian: boolean;

  constructor(bytes: Buffer, littleEndian: boolean) {
    this.bytes = bytes;
    this.littleEndian = littleEndian;
  }

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  block(length: number): Buffer | null {
    if (length < 0 || this.at + length > this.bytes.length) {
      this.at = this.bytes.length;
      return null;
    }
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  int32(): number | null {
    const block = this.block(4);
    return block && (this.littleEndian ? block.readInt32LE() : block.readInt32BE());
  }

  int64(): number | null {
    const block = this.block(8);
    return block && Number(this.littleEndian ? block.readBigInt64LE() : block.readBigInt64BE());
  }

  float64(): number | null {
    const block = this.block(8);
    return block && (this.littleEndian ? block.readDoubleLE() : block.readDoubleBE());
  }

  /** A block after its own length. */
  counted(): Buffer | null {
    const length = this.int32();
    return length === null ? null : this.block(length);
  }
}

function encodingName(record: Buffer | undefined): string | null {
  const name = record?.toString("latin1").replace(/\0.*$/s, "").trim() ?? "";
  return name === "" ? null : name;
}

/** The character code of record 7/3: a Windows code page, or 1 to 4 from older days. */
function codePage(record: RecordReader): string | null {
  record.block(28);
  const code = record.int32();
  if (code === null || code < 2) return null;
  if (code === 2 || code === 3) return "windows-1252";
  if (code === 4) return "euc-jp";
  return codePageNames.get(code) ?? `windows-${code}`;
}

const codePageNames = new Map([
  [65_001, "utf-8"],
  [850, "ibm850"],
  [852, "ibm852"],
  [932, "shift_jis"],
  [936, "gbk"],
  [949, "euc-kr"],
  [950, "big5"],
  [20_866, "koi8-r"],
  [21_866, "koi8-u"],
  [54_936, "gb18030"],
  [10_000, "macintosh"],
  [51_932, "euc-jp"],
  [51_949, "euc-kr"],
  ...Array.from({ length: 16 }, (_, part): [number, string] => [28_591 + part, `iso-8859-${part + 1}`]),
]);

const measures: readonly (Measure | null)[] = [null, "nominal", "ordinal", "scale"];

/** Three numbers a variable, of which the first is its level of measurement; two where the file is old. */
function readMeasures(record: RecordReader, variables: number): readonly (Measure | null)[] {
  const codes: (number | null)[] = [];
  while (!record.done) codes.push(record.int32());
  const fields = codes.length / variables;
  if (fields !== 2 && fields !== 3) return [];
  return Array.from({ length: variables }, (_, variable) => measures[codes[variable * fields] ?? 0] ?? null);
}

/** `SHORT=value` pairs, divided by tabs; zero bytes are filling. */
function pairs(record: Buffer | undefined): (readonly [string, Buffer])[] {
  return (record?.toString("latin1") ?? "").split("\t").flatMap((pair) => {
    const [, short, value] = /^([^=]*)=([^\0]*)/s.exec(pair) ?? [];
    return short === undefined || value === undefined ? [] : [[short, Buffer.from(value, "latin1")] as const];
  });
}

function readLongLabels(record: RecordReader): LongLabels[] {
  const variables: LongLabels[] = [];
  while (!record.done) {
    const name = record.counted();
    record.int32();
    const labels: { value: Buffer; label: Buffer }[] = [];
    for (let count = record.int32() ?? 0; count > 0 && !record.done; count--) {
      const value = record.counted();
      const label = record.counted();
      if (value !== null && label !== null) labels.push({ value, label });
    }
    if (name !== null) variables.push({ name, labels });
  }
  return variables;
}

function readLongMissing(record: RecordReader): LongMissing[] {
  const variables: LongMissing[] = [];
  while (!record.done) {
    const name = record.counted();
    const count = record.block(1)?.readUInt8() ?? 0;
    const length = record.int32() ?? 0;
    const values = Array.from({ length: count }, () => record.block(length)).filter((value) => value !== null);
    if (name !== null) variables.push({ name, values });
  }
  return variables;
}
