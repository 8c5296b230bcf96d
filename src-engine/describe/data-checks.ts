import type { Variable } from "../../src-contract/variable.ts";
import { comparableValues } from "../levels/variable-by-level.ts";
import { columnOf, type DataSet, textCodes } from "../table/data-set.ts";
import { combinedFactor } from "../table/factor.ts";
import { likelyMissingCodes } from "../table/usual-missing-codes.ts";

/** Something in the data that looks wrong. Rows are counted from 1. */
export type Finding =
  | { readonly code: "key-twice"; readonly keys: number; readonly rows: number; readonly example: string }
  | { readonly code: "rows-alike"; readonly rows: number; readonly row: number }
  | { readonly code: "no-values"; readonly variable: Variable }
  | { readonly code: "one-value"; readonly variable: Variable; readonly value: string }
  | { readonly code: "code-not-missing"; readonly variable: Variable; readonly value: number; readonly rows: number }
  | {
      readonly code: "far-away";
      readonly variable: Variable;
      readonly rows: number;
      readonly row: number;
      readonly value: number;
    }
  | { readonly code: "without-label"; readonly variable: Variable; readonly rows: number; readonly value: string }
  | { readonly code: "spelled-alike"; readonly variable: Variable; readonly texts: readonly string[] };

/** What looks wrong in these variables, and in the key if there is one. */
export function dataChecks(
  data: DataSet,
  variables: readonly Variable[],
  key: readonly Variable[],
): readonly Finding[] {
  return [
    ...keyFindings(data, key),
    ...alikeRows(data, variables),
    ...variables.flatMap((one) => ofVariable(data, one)),
  ];
}

function keyFindings(data: DataSet, key: readonly Variable[]): readonly Finding[] {
  if (key.length === 0) return [];
  const { codes, categories } = combinedFactor(data, key);
  const counts = new Int32Array(categories.length);
  for (let row = 0; row < codes.length; row++) if (codes[row] >= 0) counts[codes[row]]++;
  const twice = [...counts.keys()].filter((code) => counts[code] > 1);
  const rows = twice.reduce((sum, code) => sum + counts[code], 0);
  const [first] = twice;
  return first === undefined
    ? []
    : [{ code: "key-twice", keys: twice.length, rows, example: String(categories[first]) }];
}

/** Rows that have the same values as an earlier one in all of the variables. */
function alikeRows(data: DataSet, variables: readonly Variable[]): readonly Finding[] {
  if (variables.length < 2) return [];
  const columns = variables.map((variable) => comparableValues(data, variable));
  const known = new Set<string>();
  let [rows, first] = [0, -1];
  for (let row = 0; row < data.table.rows; row++) {
    const text = columns.map((values) => values[row]).join("|");
    if (known.has(text)) {
      rows++;
      if (first < 0) first = row;
    } else known.add(text);
  }
  return rows === 0 ? [] : [{ code: "rows-alike", rows, row: first + 1 }];
}

function ofVariable(data: DataSet, variable: Variable): readonly Finding[] {
  const values = comparableValues(data, variable);
  const valid = values.filter((value) => !Number.isNaN(value)).sort();
  if (valid.length === 0) return [{ code: "no-values", variable }];
  if (valid[0] === valid.at(-1)) return [{ code: "one-value", variable, value: shown(data, variable, valid[0]) }];
  return variable.storage === "text" ? textFindings(data, variable) : numberFindings(variable, values, valid);
}

function numberFindings(variable: Variable, values: Float64Array, valid: Float64Array): readonly Finding[] {
  if (variable.storage !== "number") return [];
  const codes = likelyMissingCodes(valid)
    .filter(({ value }) => !hasLabel(variable, value))
    .map(({ value, rows }): Finding => ({ code: "code-not-missing", variable, value, rows }));
  const isCode = (value: number) => codes.some((found) => found.code === "code-not-missing" && found.value === value);
  const unlabeled = labelFindings(variable, valid);
  if (variable.measure !== "scale") return [...codes, ...unlabeled];
  const limits = farLimits(valid);
  let [rows, first] = [0, -1];
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (Number.isNaN(value) || isCode(value) || (value >= limits.low && value <= limits.high)) continue;
    rows++;
    if (first < 0) first = row;
  }
  const far: readonly Finding[] =
    rows === 0 ? [] : [{ code: "far-away", variable, rows, row: first + 1, value: values[first] }];
  return [...codes, ...far, ...unlabeled];
}

/** Five robust standard deviations (1.4826 times the median absolute deviation) from the median. */
function farLimits(sorted: Float64Array) {
  const median = sorted[sorted.length >> 1];
  const deviations = sorted.map((value) => Math.abs(value - median)).sort();
  const spread = 5 * 1.4826 * deviations[deviations.length >> 1];
  return spread === 0
    ? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    : { low: median - spread, high: median + spread };
}

/** Values without a label, where most of the distinct ones have one. */
function labelFindings(variable: Variable, valid: Float64Array): readonly Finding[] {
  const distinct = [...new Set(valid)];
  const without = distinct.filter((value) => !hasLabel(variable, value));
  if (variable.valueLabels.length < 2 || without.length === 0 || without.length * 2 > distinct.length) return [];
  const rows = valid.reduce((count, value) => count + Number(without.includes(value)), 0);
  return [{ code: "without-label", variable, rows, value: String(without[0]) }];
}

function hasLabel({ valueLabels }: Variable, value: number): boolean {
  return valueLabels.some((label) => label.value === value);
}

/** Texts that differ in case or spaces only. */
function textFindings(data: DataSet, variable: Variable): readonly Finding[] {
  const column = columnOf(data.table, variable);
  if (column.kind !== "text") return [];
  const used = new Set(textCodes(column, variable.missing));
  const groups = new Map<string, string[]>();
  for (const [code, text] of column.texts.entries()) {
    if (!used.has(code)) continue;
    const plain = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
    groups.set(plain, [...(groups.get(plain) ?? []), text]);
  }
  return [...groups.values()]
    .filter((texts) => texts.length > 1)
    .map((texts) => ({ code: "spelled-alike", variable, texts }));
}

function shown(data: DataSet, variable: Variable, value: number): string {
  const column = columnOf(data.table, variable);
  return column.kind === "text" ? (column.texts[value] ?? "") : String(value);
}
