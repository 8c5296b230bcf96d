import type { JoinKey, KeyComparison } from "../../src-contract/step-contents.ts";
import type { Storage, Variable } from "../../src-contract/variable.ts";
import { compactDate } from "../read/cells/parse-date.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "../table/data-set.ts";
import { numberInText } from "./formula/texts.ts";
import { dateReader } from "./typed-values.ts";
import { numberWriter } from "./value-text.ts";

/** A variable here and one of the other table that are compared, and how. */
export interface KeyPair {
  readonly left: Variable;
  readonly right: Variable;
  readonly compare: KeyComparison;
}

/** The ways in which two variables can be compared, the usual one first; more than one where their types differ. */
export function waysToCompare({ storage: left }: Variable, { storage: right }: Variable): readonly KeyComparison[] {
  if (left === right) return [left === "text" ? "texts" : "numbers"];
  const types: readonly Storage[] = [left, right];
  if (types.includes("date")) return types.includes("time") ? ["texts"] : ["dates", "texts"];
  if (types.includes("time")) return ["texts"];
  return ["numbers", "texts"];
}

/** As asked for, where the types differ and allow it. */
export function keyPair(left: Variable, right: Variable, { compare }: JoinKey): KeyPair {
  const ways = waysToCompare(left, right);
  return { left, right, compare: ways.find((way) => way === compare) ?? ways[0] ?? "texts" };
}

/** A variable's values as numbers that are equal where keys are: those that `codeOf` gives; -1: missing. */
export function keyCodes(
  data: DataSet,
  variable: Variable,
  compare: KeyComparison,
  codeOf: (value: number | string) => number,
): Int32Array {
  const column = columnOf(data.table, variable);
  if (column.kind === "text") {
    const read = textReader(column.texts, compare);
    const codeOfText = column.texts.map((text) => {
      const value = read(text);
      return typeof value === "number" && Number.isNaN(value) ? codeOf(`\u0000${text}`) : codeOf(value);
    });
    return textCodes(column, variable.missing).map((code) => (code < 0 ? -1 : codeOfText[code]));
  }
  const values = numericValues(column, variable.missing);
  const write = numberReader(values, variable, compare);
  return Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : codeOf(write(value))));
}

function textReader(texts: readonly string[], compare: KeyComparison): (text: string) => number | string {
  switch (compare) {
    case "numbers":
      return numberInText;
    case "dates":
      return dateReader(texts);
    case "texts":
      return (text) => text.trim();
  }
}

function numberReader(
  values: Float64Array,
  { storage }: Variable,
  compare: KeyComparison,
): (value: number) => number | string {
  if (compare === "texts") return numberWriter(storage);
  if (compare === "numbers" || storage === "date") return (value) => value;
  const isSpreadsheet = values.every((value) => !(value >= firstWritten));
  return isSpreadsheet ? (value) => value - spreadsheetStart : dayOfDigits;
}

/** Days from a spreadsheet's day 0 (1899-12-30) to 1970-01-01. */
const spreadsheetStart = 25_569;
/** 1000-01-01: smaller numbers are no dates in digits. */
const firstWritten = 1000_01_01;

/** A text that equals no date, where the calendar has no such day. */
function dayOfDigits(value: number): number | string {
  const days = compactDate.parse(String(value));
  return Number.isNaN(days) ? `\u0000${value}` : days;
}
