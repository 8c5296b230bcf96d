import type { MissingValues, ValueLabel } from "../../../src-contract/variable.ts";
import type { Damaged } from "../byte-cursor.ts";
import type { DescribedVariable } from "../described/assemble-described.ts";
import type { DecodeText } from "../described/padded-text.ts";
import { daysOf, storageOf } from "../sav/formats.ts";
import type { PorFields } from "./por-fields.ts";

export interface PorVariable {
  readonly described: DescribedVariable;
  /** Letters of a text; 0: a number. */
  readonly width: number;
}

export interface PorDictionary {
  readonly variables: readonly PorVariable[];
  /** The variable that cases are weighted by. */
  readonly weight: PorVariable | undefined;
}

/** Reads all records of a portable file up to its data. */
export function readPorDictionary(fields: PorFields, decode: DecodeText, damaged: Damaged): PorDictionary {
  const variables = new Map<string, VariableRecord>();
  let last: VariableRecord | null = null;
  let weight = "";
  // Version, date and time of writing.
  fields.tag();
  fields.text();
  fields.text();
  for (;;) {
    const tag = fields.tag();
    switch (tag) {
      case "1":
      case "2":
      case "3":
        fields.text();
        break;
      case "4":
      case "5":
        fields.number();
        break;
      case "6":
        weight = decode(fields.text());
        break;
      case "7":
        last = readVariable(fields, decode);
        variables.set(last.name, last);
        break;
      case "8":
      case "9":
      case "A":
      case "B":
        if (last === null) damaged("missing values");
        else readMissing(tag, fields, last, decode);
        break;
      case "C":
        if (last === null) damaged("variable label");
        else last.label = decode(fields.text());
        break;
      case "D":
        readLabels(fields, variables, decode);
        break;
      case "E":
        for (let lines = fields.whole(); lines > 0; lines--) fields.text();
        break;
      case "F":
        return describedAll([...variables.values()], weight);
      default:
        damaged(`character ${fields.characters.position}`);
    }
  }
}

interface VariableRecord {
  readonly name: string;
  readonly width: number;
  readonly formatType: number;
  readonly decimals: number;
  label: string;
  readonly labels: ValueLabel[];
  readonly missingValues: (number | string)[];
  readonly missingRanges: { readonly low: number | null; readonly high: number | null }[];
}

const widestText = 32_767;
const mostDecimals = 16;

function readVariable(fields: PorFields, decode: DecodeText): VariableRecord {
  const width = Math.min(Math.max(fields.whole(), 0), widestText);
  const name = decode(fields.text());
  const [formatType = 0, , decimals = 0] = Array.from({ length: 6 }, () => fields.whole());
  return { name, width, formatType, decimals, label: "", labels: [], missingValues: [], missingRanges: [] };
}

function readValue(fields: PorFields, variable: VariableRecord, decode: DecodeText): number | string {
  return variable.width > 0 ? decode(fields.text()) : stored(fields.number(), variable);
}

function stored(value: number, { formatType }: VariableRecord): number {
  return storageOf(formatType) === "date" ? daysOf(value) : value;
}

function readMissing(
  tag: "8" | "9" | "A" | "B",
  fields: PorFields,
  variable: VariableRecord,
  decode: DecodeText,
): void {
  if (tag === "8") {
    variable.missingValues.push(readValue(fields, variable, decode));
    return;
  }
  const low = tag === "9" ? null : stored(fields.number(), variable);
  const high = tag === "A" ? null : stored(fields.number(), variable);
  variable.missingRanges.push({ low, high });
}

function readLabels(fields: PorFields, variables: ReadonlyMap<string, VariableRecord>, decode: DecodeText): void {
  const names = Array.from({ length: Math.min(fields.whole(), mostNames) }, () => decode(fields.text()));
  const labelled = names.flatMap((name) => variables.get(name) ?? []);
  const [first] = labelled;
  for (let count = fields.whole(); count > 0; count--) {
    const value = first === undefined ? fields.number() : readValue(fields, first, decode);
    const label = decode(fields.text());
    for (const { labels } of labelled) labels.push({ value, label });
  }
}

/** More variables than any file may have. */
const mostNames = 1_000_000;

function describedAll(records: readonly VariableRecord[], weight: string): PorDictionary {
  const variables = records.map(described);
  return { variables, weight: variables.find((variable) => variable.described.name === weight) };
}

function described(record: VariableRecord): PorVariable {
  const storage = record.width > 0 ? "text" : storageOf(record.formatType);
  const missing: MissingValues = { values: record.missingValues, ranges: record.missingRanges };
  return {
    width: record.width,
    described: {
      name: record.name,
      label: record.label,
      storage,
      decimals: storage === "number" ? Math.min(Math.max(record.decimals, 0), mostDecimals) : 0,
      valueLabels: record.labels,
      missing,
    },
  };
}
