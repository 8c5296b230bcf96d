import { columnOf, type DataSet, numberMissing, textCodes } from "../../table/data-set.ts";
import type { Column } from "../../table/table.ts";
import { ByteWriter } from "./byte-writer.ts";
import { type NamedVariable, otherNames, stataNames } from "./other-names.ts";
import { type StataKinds, stataKinds } from "./stata-kinds.ts";

/**
 * A Stata file of release 118 (Stata 14 and later; `help dta`): names, labels, value labels of whole numbers, dates, long
 * texts. Values that count as missing become `.a` to `.z` and keep their labels.
 */
export function* dtaData(data: DataSet): Generator<Uint8Array> {
  const { rows } = data.table;
  const variables = otherNames(data.variables, stataNames).map((named) => dtaVariable(named, data));
  const rowBytes = variables.reduce((sum, { type }) => sum + type.bytes, 0);
  const head = headOf(variables);
  const longTexts = longTextsOf(variables);
  const labels = labelsOf(variables);
  const places = placesOf(head, rowBytes * rows, longTexts.length, labels.length);
  yield fileStart(variables.length, rows, places);
  for (const { bytes } of head) yield bytes;
  yield Buffer.from("<data>");
  yield* rowsOf(variables, rows, rowBytes);
  yield Buffer.from("</data>");
  yield longTexts;
  yield labels;
  yield Buffer.from("</stata_dta>");
}

interface DtaVariable extends NamedVariable {
  readonly index: number;
  readonly column: Column;
  readonly type: DtaType;
  readonly format: string;
  readonly kinds: StataKinds;
  readonly toStata: (value: number) => number;
}

interface DtaType {
  readonly code: number;
  readonly bytes: number;
  /** The number of `.`; `.a` and so on follow it. */
  readonly missing: number;
  readonly write: (rows: ByteWriter, value: number) => void;
}

const int8: DtaType = { code: 65_530, bytes: 1, missing: 101, write: (rows, value) => rows.int8(value) };
const int16: DtaType = { code: 65_529, bytes: 2, missing: 32_741, write: (rows, value) => rows.int16(value) };
const int32: DtaType = { code: 65_528, bytes: 4, missing: 2_147_483_621, write: (rows, value) => rows.int32(value) };
/** Of doubles it is the upper half of the bits that says which missing value it is. */
const float64: DtaType = { code: 65_526, bytes: 8, missing: 0, write: (rows, value) => rows.float64(value) };
const longText: DtaType = { code: 32_768, bytes: 8, missing: 0, write: () => {} };
const firstMissingDouble = 0x7fe0_0000_0000_0000n;
const missingDoubleStep = 0x0000_0100_0000_0000n;
const widestText = 2045;
const blank = 0;

function dtaVariable(named: NamedVariable, data: DataSet): DtaVariable {
  const { variable } = named;
  const column = columnOf(data.table, variable);
  const index = data.variables.indexOf(variable);
  const same = (value: number) => value;
  if (column.kind === "text") {
    // Stata's texts have no missing values but the empty one.
    const valid = { ...column, codes: textCodes(column, variable.missing) };
    const widest = column.texts.reduce((most, text) => Math.max(most, Buffer.byteLength(text)), 1);
    const isLong = widest > widestText;
    const type = isLong ? longText : { ...longText, code: widest, bytes: widest };
    const kinds = stataKinds({ values: [], ranges: [] }, new Float64Array());
    return { ...named, index, column: valid, type, format: isLong ? "%9s" : `%${widest}s`, kinds, toStata: same };
  }
  const { values } = column;
  const kinds = stataKinds(variable.missing, values);
  const isMissing = numberMissing(variable.missing) ?? (() => false);
  const { format, toStata } = momentOf(variable, values);
  const type = smallestType(values, (value) => Number.isNaN(value) || isMissing(value), toStata);
  return { ...named, index, column, type, format, kinds, toStata };
}

const daysFrom1960 = 3653;
const millisecondsPerDay = 86_400_000;

function momentOf({ storage, decimals }: NamedVariable["variable"], values: Float64Array) {
  switch (storage) {
    case "date": {
      const hasTime = values.some((days) => !Number.isNaN(days) && !Number.isInteger(days));
      return hasTime
        ? { format: "%tc", toStata: (days: number) => Math.round((days + daysFrom1960) * millisecondsPerDay) }
        : { format: "%td", toStata: (days: number) => days + daysFrom1960 };
    }
    case "time":
      return { format: "%tcHH:MM:SS", toStata: (seconds: number) => Math.round(seconds * 1000) };
    default: {
      const format = decimals === 0 ? "%9.0g" : `%${Math.min(decimals + 9, 20)}.${Math.min(decimals, 18)}f`;
      return { format, toStata: (value: number) => value };
    }
  }
}

function smallestType(
  values: Float64Array,
  isMissing: (value: number) => boolean,
  toStata: (value: number) => number,
): DtaType {
  let low = 0;
  let high = 0;
  for (const recorded of values) {
    if (isMissing(recorded)) continue;
    const value = toStata(recorded);
    if (!Number.isInteger(value) || Object.is(value, -0)) return float64;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low >= -127 && high <= 100) return int8;
  if (low >= -32_767 && high <= 32_740) return int16;
  return low >= -2_147_483_647 && high <= 2_147_483_620 ? int32 : float64;
}

interface Part {
  readonly tag: string;
  readonly bytes: Buffer;
}

function headOf(variables: readonly DtaVariable[]): readonly Part[] {
  const part = (tag: string, write: (bytes: ByteWriter) => void): Part => {
    const bytes = new ByteWriter(1024).text(`<${tag}>`);
    write(bytes);
    return { tag, bytes: bytes.text(`</${tag}>`).take() };
  };
  const list = (tag: string, width: number, text: (variable: DtaVariable) => string) =>
    part(tag, (bytes) => {
      for (const variable of variables) bytes.padded(text(variable), width - 1, blank).uint8(0);
    });
  return [
    part("variable_types", (bytes) => {
      for (const { type } of variables) bytes.uint16(type.code);
    }),
    list("varnames", 129, ({ name }) => name),
    part("sortlist", (bytes) => bytes.bytes(Buffer.alloc((variables.length + 1) * 2))),
    list("formats", 57, ({ format }) => format),
    list("value_label_names", 129, (variable) => (stataLabels(variable).length > 0 ? variable.name : "")),
    list("variable_labels", 321, ({ label }) => Array.from(label).slice(0, 80).join("")),
    part("characteristics", () => {}),
  ];
}

interface Places {
  readonly parts: readonly number[];
  readonly data: number;
  readonly longTexts: number;
  readonly labels: number;
  readonly end: number;
  readonly fileEnd: number;
}

const mapBytes = "<map></map>".length + 14 * 8;

function placesOf(head: readonly Part[], dataBytes: number, longTextBytes: number, labelBytes: number): Places {
  const parts: number[] = [];
  let at = headerOf(0, 0).length + mapBytes;
  for (const { bytes } of head) {
    parts.push(at);
    at += bytes.length;
  }
  const longTexts = at + "<data></data>".length + dataBytes;
  const labels = longTexts + longTextBytes;
  const end = labels + labelBytes;
  return { parts, data: at, longTexts, labels, end, fileEnd: end + "</stata_dta>".length };
}

function fileStart(
  columns: number,
  rows: number,
  { parts, data, longTexts, labels, end, fileEnd }: Places,
): Uint8Array {
  const header = headerOf(columns, rows);
  const file = new ByteWriter(1024).bytes(header).text("<map>");
  for (const place of [0, header.length, ...parts, data, longTexts, labels, end, fileEnd]) file.uint64(place);
  return file.text("</map>").take();
}

function headerOf(columns: number, rows: number): Buffer {
  const file = new ByteWriter(512).text("<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>");
  file.uint16(columns).text("</K><N>").uint64(rows).text("</N><label>").uint16(0);
  return file.text("</label><timestamp>").uint8(0).text("</timestamp></header>").take();
}

const rowsPerChunk = 20_000;

function* rowsOf(variables: readonly DtaVariable[], rows: number, rowBytes: number): Generator<Uint8Array> {
  const chunk = new ByteWriter(Math.max(1, Math.min(rows, rowsPerChunk) * rowBytes));
  const writers = variables.map((variable) => cellWriter(variable, chunk));
  for (let row = 0; row < rows; row++) {
    for (const write of writers) write(row);
    if (row % rowsPerChunk === rowsPerChunk - 1) yield chunk.take();
  }
  yield chunk.take();
}

function cellWriter({ index, column, type, kinds, toStata }: DtaVariable, chunk: ByteWriter): (row: number) => void {
  if (column.kind === "number") {
    return (row) => {
      const value = column.values[row] ?? Number.NaN;
      const kind = Number.isNaN(value) ? 0 : kinds.kindOf(value);
      if (kind < 0) type.write(chunk, toStata(value));
      else if (type === float64) chunk.int64(firstMissingDouble + missingDoubleStep * BigInt(kind));
      else type.write(chunk, type.missing + kind);
    };
  }
  if (type.code === longText.code) {
    return (row) => {
      const code = column.codes[row] ?? -1;
      // A variable, and in six bytes an observation: here the number of the text.
      if (code < 0) chunk.uint64(0);
      else
        chunk
          .uint16(index + 1)
          .uint16((code + 1) & 0xffff)
          .int32(Math.floor((code + 1) / 0x1_0000));
    };
  }
  const texts = column.texts.map((text) => new ByteWriter(type.bytes).padded(text, type.bytes, blank).take());
  const nothing = Buffer.alloc(type.bytes);
  return (row) => chunk.bytes(texts[column.codes[row] ?? -1] ?? nothing);
}

const plainText = 130;

function longTextsOf(variables: readonly DtaVariable[]): Buffer {
  const file = new ByteWriter().text("<strls>");
  for (const { type, column, index } of variables) {
    if (type.code !== longText.code || column.kind !== "text") continue;
    for (const [code, text] of column.texts.entries()) {
      const bytes = Buffer.from(text);
      file
        .text("GSO")
        .int32(index + 1)
        .uint64(code + 1)
        .uint8(plainText)
        .int32(bytes.length + 1)
        .bytes(bytes)
        .uint8(0);
    }
  }
  return file.text("</strls>").take();
}

/** Stata labels whole numbers and kinds of missing values. */
function stataLabels({ variable, kinds, column, toStata }: DtaVariable): readonly (readonly [number, string])[] {
  if (column.kind === "text") return [];
  return variable.valueLabels.flatMap(({ value, label }) => {
    if (typeof value !== "number") return [];
    const kind = kinds.kindOf(value);
    const number = kind > 0 ? int32.missing + kind : toStata(value);
    const isOwnName = kind > 0 && label === `.${String.fromCharCode(0x60 + kind)}`;
    return kind === 0 || isOwnName || !Number.isInteger(number) || Math.abs(number) > 2_147_483_647
      ? []
      : [[number, label]];
  });
}

function labelsOf(variables: readonly DtaVariable[]): Buffer {
  const file = new ByteWriter().text("<value_labels>");
  for (const variable of variables) {
    const labels = stataLabels(variable);
    if (labels.length === 0) continue;
    const texts = new ByteWriter(1024);
    const places = labels.map(([, label]) => {
      const place = texts.length;
      texts.text(label).uint8(0);
      return place;
    });
    file.text("<lbl>").int32(8 + 8 * labels.length + texts.length);
    file.padded(variable.name, 128, blank).uint8(0).padded("", 3, blank);
    file.int32(labels.length).int32(texts.length);
    for (const place of places) file.int32(place);
    for (const [number] of labels) file.int32(number);
    file.bytes(texts.take()).text("</lbl>");
  }
  return file.text("</value_labels>").take();
}
