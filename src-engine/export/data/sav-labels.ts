import type { ValueLabel } from "../../../src-contract/variable.ts";
import { ByteWriter, endOfWholeCharacters } from "./byte-writer.ts";
import { blank, counted, extension, valueUnit } from "./sav-records.ts";
import { bytesPerUnit, type SavVariable } from "./sav-variable.ts";

function isLabelOf({ value }: ValueLabel, { width }: SavVariable): boolean {
  return typeof value === (width === 0 ? "number" : "string");
}

/** Value labels of numbers and of texts of up to eight bytes; `unit`: where the variable stands, in units, from 1. */
export function shortLabels(file: ByteWriter, variable: SavVariable, unit: number): void {
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

/** Value labels of longer texts. */
export function longLabels(file: ByteWriter, variables: readonly SavVariable[]): void {
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
