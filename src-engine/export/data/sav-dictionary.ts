import type { Measure } from "../../../src-contract/variable.ts";
import { longestPart, partCount } from "../../read/sav/text-parts.ts";
import { ByteWriter, endOfWholeCharacters } from "./byte-writer.ts";
import { longLabels, shortLabels } from "./sav-labels.ts";
import { bias, blank, counted, extension, floats, integers, valueUnit } from "./sav-records.ts";
import { bytesPerUnit, type SavVariable, unitsOf } from "./sav-variable.ts";

/** All that stands before the values: a header, a record for each variable, value labels and extensions; in UTF-8. */
export function savDictionary(variables: readonly SavVariable[], rows: number): Uint8Array {
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

function longMissing(file: ByteWriter, variables: readonly SavVariable[]): void {
  const record = new ByteWriter(256);
  for (const { name, width, missing } of variables) {
    if (width <= bytesPerUnit || missing.values.length === 0) continue;
    counted(record, name).uint8(missing.values.length).int32(bytesPerUnit);
    for (const value of missing.values) record.padded(String(value), bytesPerUnit, blank);
  }
  if (record.length > 0) extension(file, 22, 1, record.take());
}

const measureCodes: Readonly<Record<Measure, number>> = { nominal: 1, ordinal: 2, scale: 3 };
const leftAligned = 0;
const rightAligned = 1;
const columnWidth = 10;

function displayOf({ variable, width }: SavVariable): readonly number[] {
  const one = [measureCodes[variable.measure], columnWidth, width === 0 ? rightAligned : leftAligned];
  return Array.from({ length: partCount(width) }, () => one).flat();
}
