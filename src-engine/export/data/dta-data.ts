import { stataNames } from "../../specification/name-rules.ts";
import { columnOf, type DataSet, numberMissing, textCodes } from "../../table/data-set.ts";
import type { Column } from "../../table/table.ts";
import { ByteWriter } from "./byte-writer.ts";
import { type NamedVariable, otherNames } from "./other-names.ts";
import { type StataKinds, stataKinds } from "./stata-kinds.ts";
import { float64, int32, longText, type StataType, smallestType, widestText } from "./stata-types.ts";

/**
 * A Stata file of release 118 (Stata 14 and later; `help dta`), or 119 (Stata/MP 15 and later) where 118 has no room for
 * all variables: names, labels, value labels of whole numbers, dates, long texts. Values that count as missing become `.a` to `.z` and keep their labels.
 */
export function* dtaData(data: DataSet): Generator<Uint8Array> {
  const { rows } = data.table;
  const variables = otherNames(data.variables, stataNames).map((named) => dtaVariable(named, data));
  const rowBytes = variables.reduce((sum, { type }) => sum + type.bytes, 0);
  const release = variables.length > mostVariablesOf118 ? 119 : 118;
  const head = headOf(variables, release);
  const longTexts = longTextsOf(variables);
  const labels = labelsOf(variables);
  const places = placesOf(head, release, rowBytes * rows, longTexts.length, labels.length);
  yield fileStart(release, variables.length, rows, places);
  for (const { bytes } of head) yield bytes;
  yield Buffer.from("<data>");
  yield* rowsOf(variables, release, rows, rowBytes);
  yield Buffer.from("</data>");
  yield longTexts;
  yield labels;
  yield Buffer.from("</stata_dta>");
}

/** They differ in how the number of a variable is written. */
type Release = 118 | 119;
const mostVariablesOf118 = 32_767;

interface DtaVariable extends NamedVariable {
  readonly index: number;
  readonly column: Column;
  readonly type: StataType;
  readonly format: string;
  readonly kinds: StataKinds;
  readonly toStata: (value: number) => number;
}

const firstMissingDouble = 0x7fe0_0000_0000_0000n;
const missingDoubleStep = 0x0000_0100_0000_0000n;
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

interface Part {
  readonly tag: string;
  readonly bytes: Buffer;
}

function headOf(variables: readonly DtaVariable[], release: Release): readonly Part[] {
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
    part("sortlist", (bytes) => bytes.bytes(Buffer.alloc((variables.length + 1) * (release === 118 ? 2 : 4)))),
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

function placesOf(
  head: readonly Part[],
  release: Release,
  dataBytes: number,
  longTextBytes: number,
  labelBytes: number,
): Places {
  const parts: number[] = [];
  let at = headerOf(release, 0, 0).length + mapBytes;
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
  release: Release,
  columns: number,
  rows: number,
  { parts, data, longTexts, labels, end, fileEnd }: Places,
): Uint8Array {
  const header = headerOf(release, columns, rows);
  const file = new ByteWriter(1024).bytes(header).text("<map>");
  for (const place of [0, header.length, ...parts, data, longTexts, labels, end, fileEnd]) file.uint64(place);
  return file.text("</map>").take();
}

function headerOf(release: Release, columns: number, rows: number): Buffer {
  const file = new ByteWriter(512).text(`<stata_dta><header><release>${release}</release>`);
  file.text("<byteorder>LSF</byteorder><K>").uint16(columns & 0xffff);
  if (release === 119) file.uint16(Math.floor(columns / 0x1_0000));
  file.text("</K><N>").uint64(rows).text("</N><label>").uint16(0);
  return file.text("</label><timestamp>").uint8(0).text("</timestamp></header>").take();
}

const rowsPerChunk = 20_000;

function* rowsOf(
  variables: readonly DtaVariable[],
  release: Release,
  rows: number,
  rowBytes: number,
): Generator<Uint8Array> {
  const chunk = new ByteWriter(Math.max(1, Math.min(rows, rowsPerChunk) * rowBytes));
  const writers = variables.map((variable) => cellWriter(variable, release, chunk));
  for (let row = 0; row < rows; row++) {
    for (const write of writers) write(row);
    if (row % rowsPerChunk === rowsPerChunk - 1) yield chunk.take();
  }
  yield chunk.take();
}

function cellWriter(
  { index, column, type, kinds, toStata }: DtaVariable,
  release: Release,
  chunk: ByteWriter,
): (row: number) => void {
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
      // A variable in two bytes (release 119: three), and in the others an observation: here the number of the text.
      chunk.uint64(code < 0 ? 0 : index + 1 + (code + 1) * (release === 118 ? 2 ** 16 : 2 ** 24));
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
