import type { ParquetParsers, SchemaElement } from "hyparquet";
import { noMissingValues } from "../../../src-contract/variable.ts";
import { NumberColumnBuilder, TextColumnBuilder } from "../../table/column-builder.ts";
import type { DescribedColumn } from "../described/assemble-described.ts";
import { decimalsShown } from "../described/decimals-shown.ts";
import { isTooLong, tooLongReason } from "../described/long-integers.ts";
import { isDecimal, scaled, wholeOf } from "./parquet-decimals.ts";

/** Takes one column's values, in the order in which their chunks come. */
export interface ParquetColumn {
  /** Rows so far. */
  readonly rows: number;
  take(values: ArrayLike<unknown>, firstRow: number, count: number): void;
  finish(name: string): DescribedColumn;
}

/** Moments as days: the library would make dates of whole milliseconds. */
export const daysOfMoment: Partial<ParquetParsers> = {
  dateFromDays: (days) => days,
  timestampFromMilliseconds: (milliseconds) => Number(milliseconds) / 86_400_000,
  timestampFromMicroseconds: (microseconds) => Number(microseconds) / 86_400_000_000,
  timestampFromNanoseconds: (nanoseconds) => Number(nanoseconds / 1000n) / 86_400_000_000,
};

/** Null: a column of lists, other structures, or what no number or text stands for. */
export function parquetColumn(element: SchemaElement): ParquetColumn | null {
  const { type, logical_type: logical, converted_type: converted, repetition_type: repetition } = element;
  if (type === undefined || (element.num_children ?? 0) > 0 || repetition === "REPEATED") return null;
  if (noSingleValues.has(logical?.type ?? "") || noSingleValues.has(converted ?? "")) return null;
  if (isMoment(element)) return numbers("date", Number);
  if (logical?.type === "TIME" || converted === "TIME_MILLIS" || converted === "TIME_MICROS") {
    return numbers("time", (value) => Number(value) / unitsPerSecond(element));
  }
  if (type === "BOOLEAN") return truths();
  if (isDecimal(element)) return decimals(element.scale ?? (logical?.type === "DECIMAL" ? logical.scale : 0));
  if (type === "INT64") return longIntegers();
  return logical?.type === "FLOAT16" || numberTypes.has(type) ? numbers("number", Number) : texts();
}

/** Months, days and milliseconds together; documents; shapes. */
const noSingleValues = new Set<string>(["INTERVAL", "BSON", "VARIANT", "GEOMETRY", "GEOGRAPHY"]);

const numberTypes = new Set(["INT32", "FLOAT", "DOUBLE"]);

function isMoment({ type, logical_type: logical, converted_type: converted }: SchemaElement): boolean {
  const kind = logical?.type;
  return kind === "DATE" || kind === "TIMESTAMP" || type === "INT96" || /^(DATE|TIMESTAMP)/.test(converted ?? "");
}

function unitsPerSecond({ logical_type: logical, converted_type: converted }: SchemaElement): number {
  if (logical?.type === "TIME") return { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 }[logical.unit];
  return converted === "TIME_MILLIS" ? 1e3 : 1e6;
}

function numbers(storage: "number" | "date" | "time", convert: (value: unknown) => number): ParquetColumn {
  const builder = new NumberColumnBuilder();
  return {
    get rows() {
      return builder.length;
    },
    take: (values, firstRow, count) => {
      builder.fill(firstRow);
      for (let row = 0; row < count; row++) {
        const value = values[row];
        builder.add(value === null || value === undefined ? Number.NaN : convert(value));
      }
    },
    finish: (name) => {
      const values = builder.finish();
      const decimals = storage === "number" ? decimalsShown(values.values) : 0;
      const described = { name, label: "", storage, decimals, valueLabels: [], missing: noMissingValues };
      return { described, measure: null, values };
    },
  };
}

/** Of whole ones as exact as those of 8 bytes: numbers of up to 38 digits are identifiers to some programs. */
function decimals(scale: number): ParquetColumn {
  if (scale !== 0) return numbers("number", (value) => scaled(wholeOf(value) ?? Number.NaN, scale));
  const column = longIntegers();
  return {
    get rows() {
      return column.rows;
    },
    take: (values, firstRow, count) =>
      column.take(
        Array.from({ length: count }, (_, row) => wholeOf(values[row])),
        firstRow,
        count,
      ),
    finish: column.finish,
  };
}

/** Identifiers of more digits than a number keeps are texts. */
function longIntegers(): ParquetColumn {
  let column = numbers("number", Number);
  let tooLong: bigint | null = null;
  let isText = false;
  return {
    get rows() {
      return column.rows;
    },
    take: (values, firstRow, count) => {
      tooLong ??= firstTooLong(values, count);
      if (tooLong !== null && !isText) {
        isText = true;
        const before = column.finish("").values;
        column = texts();
        if (before.kind === "number") column.take(Array.from(before.values, wholeText), 0, before.values.length);
      }
      column.take(values, firstRow, count);
    },
    finish: (name) => ({ ...column.finish(name), ...(tooLong === null ? {} : { reason: tooLongReason(tooLong) }) }),
  };
}

function firstTooLong(values: ArrayLike<unknown>, count: number): bigint | null {
  for (let row = 0; row < count; row++) {
    const value = values[row];
    if (typeof value === "bigint" && isTooLong(value)) return value;
  }
  return null;
}

function wholeText(value: number): string | null {
  return Number.isNaN(value) ? null : String(value);
}

function truths(): ParquetColumn {
  const column = numbers("number", (value) => (value === true ? 1 : 0));
  const valueLabels = [
    { value: 0, label: "FALSE" },
    { value: 1, label: "TRUE" },
  ];
  return {
    get rows() {
      return column.rows;
    },
    take: column.take,
    finish: (name) => {
      const { described, values } = column.finish(name);
      return { described: { ...described, valueLabels }, measure: "nominal", values };
    },
  };
}

function texts(): ParquetColumn {
  const builder = new TextColumnBuilder();
  return {
    get rows() {
      return builder.length;
    },
    take: (values, firstRow, count) => {
      builder.fill(firstRow);
      for (let row = 0; row < count; row++) builder.add(textOf(values[row]));
    },
    finish: (name) => ({
      described: { name, label: "", storage: "text", decimals: 0, valueLabels: [], missing: noMissingValues },
      measure: "nominal",
      values: builder.finish(),
    }),
  };
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
