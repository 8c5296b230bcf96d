import type { ValueLabel, Variable } from "../../../src-contract/variable.ts";
import { TextColumnBuilder } from "../../table/column-builder.ts";
import { type FinishedColumn, finishNumbers, finishTexts } from "../described/finished-column.ts";
import { isTooLong, tooLongReason } from "../described/long-integers.ts";
import { NumbersWithKinds } from "../described/missing-kinds.ts";
import { sasKindOfLetter } from "../sas/sas-missing.ts";
import { attributesOf, classesOf, lengthOf, missingInteger, type RValue, type RVector, textsOf } from "./r-value.ts";
import { clockIn } from "./time-zones.ts";

/** A column of a data frame; null: no single values (a list, a matrix, complex numbers). */
export function rColumn(name: string, value: RValue, rows: number): FinishedColumn | null {
  if (!("attributes" in value) || value.kind === "list" || value.kind === "pairs") return null;
  const words = { name, label: textsOf(attributesOf(value).get("label"))[0] ?? "" };
  const classes = classesOf(value);
  if (classes.some((one) => ofSeveralParts.has(one))) return null;
  if (value.kind === "texts") return texts(words, value.values.slice(0, rows), labelsOf(value));
  if (classes.includes("factor") && value.kind === "integers")
    return factor(words, value, rows, classes.includes("ordered"));
  const isInteger64 = classes.includes("integer64");
  const identifiers = isInteger64 && value.kind === "doubles" ? longIdentifiers(words, value.bytes, rows) : null;
  if (identifiers !== null) return identifiers;
  const moment = momentOf(value, classes);
  const numbers = new NumbersWithKinds();
  addNumbers(numbers, value, rows, isInteger64, moment.convert);
  const { labels, kindLabels } = numberLabels(value, moment.convert);
  const { storage } = moment;
  const finished = finishNumbers(words, numbers, { storage, decimals: null, labels, kindLabels, kindName });
  return withMissing(value.kind === "logicals" ? asTruth(finished) : finished, value, moment.convert);
}

/** Of the package lubridate: the seconds of such a value stand in its vector, all else beside it. */
const ofSeveralParts = new Set(["Period", "Interval"]);

type Words = Parameters<typeof finishTexts>[0];

function texts(words: Words, values: readonly (string | null)[], labels: readonly ValueLabel[]): FinishedColumn {
  const builder = new TextColumnBuilder();
  for (const value of values) builder.add(value ?? "");
  return finishTexts(words, builder.finish(), labels);
}

/**
 * A factor keeps the order of its levels, so that the first one stays the reference category: its numbers get the levels
 * as labels. Levels that are numbers themselves, as identifiers are, become these.
 */
function factor(words: Words, value: RVector & { values: Int32Array }, rows: number, ordered: boolean): FinishedColumn {
  const levels = textsOf(attributesOf(value).get("levels"));
  const codes = value.values.subarray(0, rows);
  const measure = ordered ? "ordinal" : "nominal";
  const own = levels.map(Number);
  const areNumbers = levels.length > 0 && levels.every((level, index) => level === String(own[index]));
  if (!areNumbers && levels.length > mostLabels) {
    return texts(
      words,
      Array.from(codes, (code) => levels[code - 1] ?? null),
      [],
    );
  }
  const numbers = new NumbersWithKinds();
  for (const code of codes) {
    const isLevel = code >= 1 && code <= levels.length;
    numbers.add(isLevel ? (areNumbers ? (own[code - 1] ?? Number.NaN) : code) : Number.NaN);
  }
  const labels = areNumbers ? [] : levels.map((label, index) => ({ value: index + 1, label }));
  const finished = finishNumbers(words, numbers, { ...plainNumbers, labels });
  return { ...finished, column: { ...finished.column, measure } };
}

/** More would be no categories but names. */
const mostLabels = 1_000;
const plainNumbers = { storage: "number", decimals: null, labels: [], kindLabels: new Map(), kindName } as const;

function kindName(kind: number): string {
  return kind === 27 ? "NA(_)" : `NA(${String.fromCharCode(0x60 + kind)})`;
}

interface Moment {
  readonly storage: Exclude<Variable["storage"], "text">;
  readonly convert: (value: number) => number;
}

function momentOf(value: RValue, classes: readonly string[]): Moment {
  if (classes.includes("Date")) return { storage: "date", convert: (days) => days };
  if (classes.includes("POSIXct")) {
    const clock = clockIn(textsOf(attributesOf(value).get("tzone"))[0] ?? "");
    return { storage: "date", convert: (seconds) => clock(seconds) / 86_400 };
  }
  if (classes.includes("hms") || classes.includes("ITime")) return { storage: "time", convert: (seconds) => seconds };
  if (classes.includes("difftime")) {
    const factor = secondsPer.get(textsOf(attributesOf(value).get("units"))[0] ?? "");
    if (factor !== undefined) return { storage: "time", convert: (amount) => amount * factor };
  }
  return { storage: "number", convert: (number) => number };
}

/** Longer differences, in days and weeks, are numbers to people. */
const secondsPer = new Map([
  ["secs", 1],
  ["mins", 60],
  ["hours", 3600],
]);

type RNumbers = Exclude<RVector, { readonly kind: "texts" }>;

function addNumbers(
  numbers: NumbersWithKinds,
  value: RNumbers,
  rows: number,
  isInteger64: boolean,
  convert: Moment["convert"],
): void {
  if (value.kind !== "doubles") {
    for (const number of value.values.subarray(0, rows)) {
      numbers.add(number === missingInteger ? Number.NaN : convert(number));
    }
    return;
  }
  const { bytes } = value;
  for (let row = 0, at = 0; row < rows; row++, at += 8) {
    if (isInteger64) {
      const whole = bytes.readBigInt64BE(at);
      numbers.add(whole === missingInteger64 ? Number.NaN : convert(Number(whole)));
      continue;
    }
    const number = bytes.readDoubleBE(at);
    if (Number.isNaN(number)) numbers.addMissing(kindAt(bytes, at));
    else numbers.add(convert(number));
  }
}

/** Whole numbers of 64 bits as texts where one of them has more digits than a number keeps; null where none has. */
function longIdentifiers(words: Words, bytes: Buffer, rows: number): FinishedColumn | null {
  const values = Array.from({ length: rows }, (_, row) => bytes.readBigInt64BE(row * 8));
  const tooLong = values.find((value) => value !== missingInteger64 && isTooLong(value));
  if (tooLong === undefined) return null;
  const { column, coded } = texts(
    words,
    values.map((value) => (value === missingInteger64 ? null : String(value))),
    [],
  );
  return { coded, column: { ...column, reason: tooLongReason(tooLong) } };
}

const missingInteger64 = -(2n ** 63n);
/** The lower half of R's missing values; haven keeps a letter before it. */
const missingMark = 1954;

function kindAt(bytes: Buffer, at: number): number {
  if (bytes.readUInt32BE(at + 4) !== missingMark) return 0;
  const letter = bytes.readUInt8(at + 3);
  return letter === 0 ? 0 : Math.max(sasKindOfLetter(letter >= 0x61 ? letter - 0x20 : letter), 0);
}

/** Value labels as the package haven keeps them: named values. */
function labelsOf(value: RVector): readonly ValueLabel[] {
  const labels = attributesOf(value).get("labels");
  if (labels?.kind !== "texts") return [];
  const names = textsOf(attributesOf(labels).get("names"));
  return labels.values.map((one, index) => ({ value: one ?? "", label: names[index] ?? "" }));
}

function numberLabels(value: RVector, convert: Moment["convert"]) {
  const labels: ValueLabel[] = [];
  const kindLabels = new Map<number, string>();
  const labelled = attributesOf(value).get("labels");
  const names = labelled === undefined ? [] : textsOf(attributesOf(labelled).get("names"));
  for (const [index, label] of names.entries()) {
    if (labelled?.kind === "integers") labels.push({ value: convert(labelled.values[index] ?? Number.NaN), label });
    if (labelled?.kind !== "doubles" || index >= lengthOf(labelled)) continue;
    const number = labelled.bytes.readDoubleBE(index * 8);
    const kind = Number.isNaN(number) ? kindAt(labelled.bytes, index * 8) : -1;
    if (kind > 0) kindLabels.set(kind, label);
    else if (kind < 0) labels.push({ value: convert(number), label });
  }
  return { labels, kindLabels };
}

/** The missing values that haven keeps of SPSS files. */
function withMissing(finished: FinishedColumn, value: RVector, convert: Moment["convert"]): FinishedColumn {
  const values = numbersOf(attributesOf(value).get("na_values")).map(convert);
  const [low, high] = numbersOf(attributesOf(value).get("na_range")).map(convert);
  if (values.length === 0 && low === undefined) return finished;
  const { described } = finished.column;
  const bound = (one: number) => (Number.isFinite(one) ? one : null);
  const ranges = low === undefined || high === undefined ? [] : [{ low: bound(low), high: bound(high) }];
  const missing = {
    values: [...described.missing.values, ...values],
    ranges: [...described.missing.ranges, ...ranges],
  };
  return { ...finished, column: { ...finished.column, described: { ...described, missing } } };
}

function numbersOf(value: RValue | undefined): readonly number[] {
  if (value?.kind === "integers") return [...value.values];
  if (value?.kind !== "doubles") return [];
  return Array.from({ length: lengthOf(value) }, (_, index) => value.bytes.readDoubleBE(index * 8));
}

function asTruth({ column, coded }: FinishedColumn): FinishedColumn {
  const valueLabels = [
    { value: 0, label: "FALSE" },
    { value: 1, label: "TRUE" },
  ];
  return { coded, column: { ...column, measure: "nominal", described: { ...column.described, valueLabels } } };
}
