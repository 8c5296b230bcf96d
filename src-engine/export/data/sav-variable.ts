import { longestPart, placesOfUnits } from "../../read/sav/text-parts.ts";
import { columnOf, type DataSet } from "../../table/data-set.ts";
import type { Column } from "../../table/table.ts";
import type { NamedVariable } from "./other-names.ts";
import { type SpssMissing, spssMissing } from "./spss-missing.ts";

/** A variable as SPSS keeps it: in units of eight bytes, a text in parts. */
export interface SavVariable extends NamedVariable {
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

export function savVariable(named: NamedVariable, index: number, { table }: DataSet): SavVariable {
  const { variable } = named;
  const column = columnOf(table, variable);
  const shortName = `V${index + 1}`;
  if (column.kind === "text") {
    const width = Math.min(longestText(variable, column.texts), widestText);
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

/** In bytes, of all that is recorded, labelled or declared missing: labels are given to values of the whole width. */
function longestText({ valueLabels, missing }: NamedVariable["variable"], texts: readonly string[]): number {
  const known = [...valueLabels.map(({ value }) => value), ...missing.values].filter(
    (value) => typeof value === "string",
  );
  return [...known, ...texts].reduce((most, text) => Math.max(most, Buffer.byteLength(text)), 1);
}

const formatTypes = { text: 1, number: 5, date: 20, time: 21, dateTime: 22 } as const;

function numberFormat(
  { storage, decimals }: NamedVariable["variable"],
  values: Float64Array,
): readonly [number, number, number] {
  if (storage === "time") return [formatTypes.time, 11, 0];
  if (storage === "number") return [formatTypes.number, numberWidth(values, decimals), decimals];
  const hasTime = values.some((days) => !Number.isNaN(days) && !Number.isInteger(days));
  return hasTime ? [formatTypes.dateTime, 20, 0] : [formatTypes.date, 11, 0];
}

/** Characters that show every value in full, if not too many; eight are usual in SPSS. */
function numberWidth(values: Float64Array, decimals: number): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 1);
  const whole = Math.floor(Math.log10(largest)) + 1;
  return Math.min(Math.max(8, decimals + 3, whole <= mostWholeDigits ? whole + decimals + 2 : 0), widestNumber);
}

const mostWholeDigits = 16;
const widestNumber = 40;

function textsMissing(values: readonly (number | string)[]): SpssMissing {
  const few = values.slice(0, mostMissing).filter((value) => Buffer.byteLength(String(value)) <= bytesPerUnit);
  return { values: few, range: null, asSystemMissing: () => false };
}

const mostMissing = 3;

/** What a number takes, and the pieces that texts are written in. */
export const bytesPerUnit = 8;

/** How many units one value takes. */
export function unitsOf({ width }: SavVariable): number {
  return width === 0 ? 1 : placesOfUnits(width).length;
}
