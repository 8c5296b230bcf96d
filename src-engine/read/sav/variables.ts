import { type MissingValues, noMissingValues, type Storage, type Variable } from "../../../src-contract/variable.ts";
import type { DescribedVariable } from "../described/assemble-described.ts";
import type { SavDictionary, VariableRecord } from "./dictionary.ts";
import type { SavExtensions } from "./extensions.ts";
import { daysOf, storageOf } from "./formats.ts";
import { longestPart, partCount } from "./text-parts.ts";

/** A variable of a system file: what the user sees of it, and where its values lie in a case. */
export interface SavVariable extends PlacedVariable {
  readonly described: DescribedVariable;
  /** Null: the file does not say. */
  readonly measure: Variable["measure"] | null;
}

interface PlacedVariable {
  readonly record: VariableRecord;
  /** The name of at most eight letters by which other records speak of it. */
  readonly shortName: string;
  /** Position of its first eight bytes in a case, in units of eight bytes. */
  readonly firstUnit: number;
  /** Position among the records that are not continuations. */
  readonly ordinal: number;
  /** Bytes of a text; 0: a number. */
  readonly width: number;
}

const widestText = 32_767;
const mostDecimals = 16;

/** The variables of a dictionary. `text` decodes what the file holds as bytes, without filling. */
export function savVariables(
  dictionary: SavDictionary,
  extensions: SavExtensions,
  text: (bytes: Buffer) => string,
): readonly SavVariable[] {
  const labels = labelsByUnit(dictionary);
  return placeVariables(dictionary, extensions).map((placed) => {
    const { record, shortName, firstUnit, width } = placed;
    const storage = width > 0 ? "text" : storageOf(record.format.type);
    const name = text(extensions.longNames.get(shortName) ?? record.name);
    const isThis = (set: { readonly name: Buffer }) => text(set.name) === name;
    const toValue = valueReader(storage, dictionary.littleEndian, text);
    const ownLabels = [
      ...(labels.get(firstUnit) ?? []),
      ...extensions.longLabels.filter(isThis).flatMap((set) => set.labels),
    ];
    const described: DescribedVariable = {
      name,
      label: text(record.label ?? Buffer.alloc(0)),
      storage,
      decimals: storage === "number" ? Math.min(record.format.decimals, mostDecimals) : 0,
      valueLabels: ownLabels.map(({ value, label }) => ({ value: toValue(value), label: text(label) })),
      missing:
        width > 8
          ? textsMissing(extensions.longMissing.filter(isThis).flatMap((set) => set.values.map(toValue)))
          : missingValues(record, toValue, extensions, dictionary.littleEndian),
    };
    return { ...placed, described, measure: extensions.measures[placed.ordinal] ?? null };
  });
}

function placeVariables({ records }: SavDictionary, { longWidths }: SavExtensions): PlacedVariable[] {
  const placed: PlacedVariable[] = [];
  let ordinal = 0;
  let partsToCome = 0;
  for (const [firstUnit, record] of records.entries()) {
    if (record.width < 0) continue;
    if (partsToCome > 0) {
      partsToCome--;
    } else {
      const shortName = record.name.toString("latin1").trimEnd();
      const longWidth = record.width === 0 ? 0 : (longWidths.get(shortName) ?? 0);
      const width = longWidth > longestPart && longWidth <= widestText ? longWidth : record.width;
      partsToCome = partCount(width) - 1;
      placed.push({ record, shortName, firstUnit, ordinal, width });
    }
    ordinal++;
  }
  return placed;
}

function labelsByUnit({ labelSets }: SavDictionary): ReadonlyMap<number, SavDictionary["labelSets"][number]["labels"]> {
  return new Map(labelSets.flatMap(({ labels, variables }) => variables.map((unit) => [unit, labels] as const)));
}

/** Reads a value of a variable out of the dictionary as the variable's own values are stored. */
function valueReader(storage: Storage, littleEndian: boolean, text: (bytes: Buffer) => string) {
  return (bytes: Buffer): number | string => {
    if (storage === "text") return text(bytes);
    const value = numberIn(bytes, littleEndian);
    return storage === "date" ? daysOf(value) : value;
  };
}

function numberIn(bytes: Buffer, littleEndian: boolean): number {
  return littleEndian ? bytes.readDoubleLE() : bytes.readDoubleBE();
}

function missingValues(
  { missingCount, missing }: VariableRecord,
  toValue: (bytes: Buffer) => number | string,
  { lowest, highest }: SavExtensions,
  littleEndian: boolean,
): MissingValues {
  const values = missing.map(toValue);
  if (missingCount >= 0) return values.length === 0 ? noMissingValues : { values, ranges: [] };
  const [low, high, single] = values;
  const [lowBytes, highBytes] = missing;
  if (typeof low !== "number" || typeof high !== "number" || lowBytes === undefined || highBytes === undefined) {
    return noMissingValues;
  }
  const range = {
    low: numberIn(lowBytes, littleEndian) <= lowest ? null : low,
    high: numberIn(highBytes, littleEndian) >= highest ? null : high,
  };
  return { values: single === undefined ? [] : [single], ranges: [range] };
}

function textsMissing(values: readonly (number | string)[]): MissingValues {
  return values.length === 0 ? noMissingValues : { values, ranges: [] };
}
