import type { Measure, ValueLabel } from "../../../src-contract/variable.ts";
import { longestPart, partCount, placesOfUnits } from "../../read/sav/text-parts.ts";
import { columnOf, type DataSet } from "../../table/data-set.ts";
import type { Column } from "../../table/table.ts";
import { ByteWriter, endOfWholeCharacters } from "./byte-writer.ts";
import { type NamedVariable, otherNames, spssNames } from "./other-names.ts";
import { type SpssMissing, spssMissing } from "./spss-missing.ts";

/**
 * An SPSS system file in UTF-8 (PSPP Developers Guide, "System File Format"), its data packed byte by byte: names, labels,
 * value labels, missing values, measures, dates and texts of up to 32,767 bytes.
 */
export function* savData(data: DataSet): Generator<Uint8Array> {
  const variables = otherNames(data.variables, spssNames).map((named, index) => savVariable(named, index, data));
  yield dictionary(variables, data.table.rows);
  yield* cases(variables, data.table.rows);
}

interface SavVariable extends NamedVariable {
  /** By which other records speak of it. */
  readonly shortName: string;
  readonly column: Column;
  /** Bytes of a text; 0: a number. */
  readonly width: number;
  readonly missing: SpssMissing;
  /** Type, width and decimals. */
  readonly format: readonly [number, number, number];
  /** Days and seconds become seconds of SPSS. */
  readonly toSpss: (value: number) => number;
}

const widestText = 32_767;
const secondsBefore1970 = 12_219_379_200;
const secondsPerDay = 86_400;

function savVariable(named: NamedVariable, index: number, { table }: DataSet): SavVariable {
  const { variable } = named;
  const column = columnOf(table, variable);
  const shortName = `V${index + 1}`;
  if (column.kind === "text") {
    const longest = column.texts.reduce((most, text) => Math.max(most, Buffer.byteLength(text)), 1);
    const width = Math.min(longest, widestText);
    const format = [formatTypes.text, Math.min(width, longestPart), 0] as const;
    return {
      ...named,
      shortName,
      column,
      width,
      missing: textsMissing(variable.missing.values),
      format,
      toSpss: Number,
    };
  }
  const toSpss =
    variable.storage === "date"
      ? (days: number) => Math.round((days * secondsPerDay + secondsBefore1970) * 1000) / 1000
      : (value: number) => value;
  return {
    ...named,
    shortName,
    column,
    width: 0,
    missing: spssMissing(variable.missing, column.values),
    format: numberFormat(variable, column.values),
    toSpss,
  };
}

const formatTypes = { text: 1, number: 5, date: 20, time: 21, dateTime: 22 } as const;

function numberFormat(
  { storage, decimals }: NamedVariable["variable"],
  values: Float64Array,
): readonly [number, number, number] {
  if (storage === "time") return [formatTypes.time, 11, 0];
  if (storage === "number") return [formatTypes.number, Math.max(8, Math.min(40, decimals + 8)), decimals];
  const hasTime = values.some((days) => !Number.isNaN(days) && !Number.isInteger(days));
  return hasTime ? [formatTypes.dateTime, 20, 0] : [formatTypes.date, 11, 0];
}

function textsMissing(values: readonly (number | string)[]): SpssMissing {
  const few = values.slice(0, mostMissing).filter((value) => Buffer.byteLength(String(value)) <= bytesPerUnit);
  return { values: few, range: null, asSystemMissing: () => false };
}

const mostMissing = 3;
const bytesPerUnit = 8;
const blank = 0x20;
const bias = 100;

function unitsOf({ width }: SavVariable): number {
  return width === 0 ? 1 : placesOfUnits(width).length;
}

function dictionary(variables: readonly SavVariable[], rows: number): Uint8Array {
  const file = new ByteWriter();
  const [date = "", time = ""] = momentOfWriting();
  file.text("$FL2").padded("@(#) SPSS DATA FILE Crosslevel", 60, blank);
  file.int32(2).int32(variables.reduce((sum, variable) => sum + unitsOf(variable), 0));
  file.int32(1).int32(0).int32(rows).float64(bias);
  file.padded(date, 9, blank).padded(time, 8, blank).padded("", 64, blank).padded("", 3, 0);
  for (const variable of variables) variableRecords(file, variable);
  let unit = 1;
  for (const variable of variables) {
    shortLabels(file, variable, unit);
    unit += unitsOf(variable);
  }
  extension(file, 3, 4, integers([20, 0, 0, -1, 1, 1, 2, 65_001]));
  extension(file, 4, 8, floats([-Number.MAX_VALUE, Number.MAX_VALUE, secondLowest]));
  extension(file, 11, 4, integers(variables.flatMap(displayOf)));
  extension(file, 13, 1, Buffer.from(variables.map(({ shortName, name }) => `${shortName}=${name}`).join("\t")));
  const long = variables.filter(({ width }) => width > longestPart);
  const widths = long.map(({ shortName, width }) => `${shortName}=${String(width).padStart(5, "0")}\0\t`).join("");
  if (long.length > 0) extension(file, 14, 1, Buffer.from(widths));
  longLabels(file, variables);
  longMissing(file, variables);
  extension(file, 20, 1, Buffer.from("UTF-8"));
  return file.int32(999).int32(0).take();
}

/** The lowest number but for the one that stands for a missing value. */
const secondLowest = -1.7976931348623155e308;

function momentOfWriting(): readonly string[] {
  const [, day = "", month = "", year = "", time = ""] =
    /^\w+, (\d+) (\w+) \d\d(\d\d) ([\d:]+)/.exec(new Date().toUTCString()) ?? [];
  return [`${day} ${month} ${year}`, time];
}

/** One record for each part of a text, and empty ones for the units of each part but the first. */
function variableRecords(file: ByteWriter, variable: SavVariable): void {
  const { width, shortName, label, missing, format } = variable;
  for (let part = 0; part < partCount(width); part++) {
    const partWidth = part === partCount(width) - 1 ? width - part * 252 : longestPart;
    const formatCode = (format[0] << 16) | ((width === 0 ? format[1] : partWidth) << 8) | format[2];
    const isFirst = part === 0;
    const withMissing = isFirst && width <= bytesPerUnit;
    const count = withMissing ? missing.values.length + (missing.range === null ? 0 : 2) : 0;
    file
      .int32(2)
      .int32(partWidth)
      .int32(isFirst && label !== "" ? 1 : 0);
    file
      .int32(missing.range === null ? count : -count)
      .int32(formatCode)
      .int32(formatCode);
    file.padded(isFirst ? shortName : `${shortName}_${part}`, 8, blank);
    if (isFirst && label !== "") {
      const bytes = Buffer.from(label);
      const text = bytes.subarray(0, endOfWholeCharacters(bytes, longestLabel));
      file
        .int32(text.length)
        .bytes(text)
        .bytes(Buffer.alloc((4 - (text.length % 4)) % 4));
    }
    if (withMissing) missingValues(file, variable);
    for (let unit = 1; unit < Math.ceil(partWidth / bytesPerUnit); unit++) {
      file.int32(2).int32(-1).int32(0).int32(0).int32(0).int32(0).padded("", 8, blank);
    }
  }
}

const longestLabel = 255;

function missingValues(file: ByteWriter, { missing, toSpss }: SavVariable): void {
  const { range } = missing;
  if (range !== null) {
    file.float64(range.low === null ? secondLowest : toSpss(range.low));
    file.float64(range.high === null ? Number.MAX_VALUE : toSpss(range.high));
  }
  for (const value of missing.values) valueUnit(file, value, toSpss);
}

function valueUnit(file: ByteWriter, value: number | string, toSpss: (value: number) => number): void {
  if (typeof value === "number") file.float64(toSpss(value));
  else file.padded(value, bytesPerUnit, blank);
}

function isLabelOf({ value }: ValueLabel, { width }: SavVariable): boolean {
  return typeof value === (width === 0 ? "number" : "string");
}

function shortLabels(file: ByteWriter, variable: SavVariable, unit: number): void {
  const labels = variable.variable.valueLabels.filter((label) => isLabelOf(label, variable));
  if (labels.length === 0 || variable.width > bytesPerUnit) return;
  file.int32(3).int32(labels.length);
  for (const { value, label } of labels) {
    valueUnit(file, value, variable.toSpss);
    const bytes = Buffer.from(label);
    const text = bytes.subarray(0, endOfWholeCharacters(bytes, longestValueLabel));
    file
      .uint8(text.length)
      .bytes(text)
      .padded("", (8 - ((text.length + 1) % 8)) % 8, blank);
  }
  file.int32(4).int32(1).int32(unit);
}

const longestValueLabel = 120;

function longLabels(file: ByteWriter, variables: readonly SavVariable[]): void {
  const record = new ByteWriter(256);
  for (const variable of variables.filter(({ width }) => width > bytesPerUnit)) {
    const labels = variable.variable.valueLabels.filter((label) => isLabelOf(label, variable));
    if (labels.length === 0) continue;
    counted(record, variable.name).int32(variable.width).int32(labels.length);
    for (const { value, label } of labels) {
      record.int32(variable.width).padded(String(value), variable.width, blank);
      counted(record, label);
    }
  }
  if (record.length > 0) extension(file, 21, 1, record.take());
}

function longMissing(file: ByteWriter, variables: readonly SavVariable[]): void {
  const record = new ByteWriter(256);
  for (const { name, width, missing } of variables) {
    if (width <= bytesPerUnit || missing.values.length === 0) continue;
    counted(record, name).uint8(missing.values.length).int32(bytesPerUnit);
    for (const value of missing.values) record.padded(String(value), bytesPerUnit, blank);
  }
  if (record.length > 0) extension(file, 22, 1, record.take());
}

function counted(record: ByteWriter, text: string): ByteWriter {
  const bytes = Buffer.from(text);
  return record.int32(bytes.length).bytes(bytes);
}

function extension(file: ByteWriter, subtype: number, elementBytes: number, content: Uint8Array): void {
  file
    .int32(7)
    .int32(subtype)
    .int32(elementBytes)
    .int32(content.length / elementBytes)
    .bytes(content);
}

function integers(values: readonly number[]): Buffer {
  const bytes = new ByteWriter(values.length * 4);
  for (const value of values) bytes.int32(value);
  return bytes.take();
}

function floats(values: readonly number[]): Buffer {
  const bytes = new ByteWriter(values.length * 8);
  for (const value of values) bytes.float64(value);
  return bytes.take();
}

const measureCodes: Readonly<Record<Measure, number>> = { nominal: 1, ordinal: 2, scale: 3 };
const leftAligned = 0;
const rightAligned = 1;
const columnWidth = 10;

function displayOf({ variable, width }: SavVariable): readonly number[] {
  const one = [measureCodes[variable.measure], columnWidth, width === 0 ? rightAligned : leftAligned];
  return Array.from({ length: partCount(width) }, () => one).flat();
}

const codes = { end: 252, literal: 253, blanks: 254, systemMissing: 255 } as const;
const rowsPerChunk = 10_000;

function* cases(variables: readonly SavVariable[], rows: number): Generator<Uint8Array> {
  const packer = new UnitPacker();
  const writers = variables.map((variable) => unitWriter(variable, packer));
  for (let row = 0; row < rows; row++) {
    for (const write of writers) write(row);
    if (row % rowsPerChunk === rowsPerChunk - 1) yield packer.take();
  }
  packer.finish();
  yield packer.take();
}

function unitWriter({ column, width, missing, toSpss }: SavVariable, packer: UnitPacker): (row: number) => void {
  if (column.kind === "number") {
    return (row) => {
      const value = column.values[row] ?? Number.NaN;
      packer.number(missing.asSystemMissing(value) ? Number.NaN : toSpss(value));
    };
  }
  const places = placesOfUnits(width);
  const units = [...column.texts, ""].map((text) => unitsOfText(text, width, places));
  return (row) => {
    const code = column.codes[row] ?? -1;
    for (const unit of units[code < 0 ? column.texts.length : code] ?? []) packer.text(unit);
  };
}

/** Null: eight blanks. */
function unitsOfText(text: string, width: number, places: readonly number[]): readonly (Buffer | null)[] {
  const bytes = Buffer.from(text);
  const end = endOfWholeCharacters(bytes, width);
  return places.map((place) => {
    const unit = Buffer.alloc(bytesPerUnit, blank);
    // The last unit of a part takes one byte less than it holds.
    const room = Math.min(bytesPerUnit, longestPart - (place % longestPart));
    bytes.subarray(place, Math.min(place + room, end)).copy(unit);
    return unit.every((byte) => byte === blank) ? null : unit;
  });
}

/** Eight codes, then what they say stands after them. */
class UnitPacker {
  private readonly file = new ByteWriter(1 << 20);
  private readonly literals = new ByteWriter(64);
  private readonly block = Buffer.alloc(8);
  private filled = 0;

  number(value: number): void {
    if (Number.isNaN(value)) this.code(codes.systemMissing);
    else if (Number.isInteger(value) && value > -bias && value <= 251 - bias && !Object.is(value, -0)) {
      this.code(value + bias);
    } else {
      this.literals.float64(value);
      this.code(codes.literal);
    }
  }

  text(unit: Buffer | null): void {
    if (unit === null) {
      this.code(codes.blanks);
    } else {
      this.literals.bytes(unit);
      this.code(codes.literal);
    }
  }

  finish(): void {
    this.code(codes.end);
    while (this.filled > 0) this.code(0);
  }

  take(): Buffer {
    return this.file.take();
  }

  private code(code: number): void {
    this.block[this.filled++] = code;
    if (this.filled < this.block.length) return;
    this.file.bytes(this.block).bytes(this.literals.done());
    this.literals.length = 0;
    this.filled = 0;
  }
}
