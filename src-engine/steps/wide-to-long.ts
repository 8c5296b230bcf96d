import type { LongOutcome, WideToLongStep } from "../../src-contract/step-contents.ts";
import { noMissingValues, type Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "../table/data-set.ts";
import { type Column, sharedFloat64, sharedInt32 } from "../table/table.ts";
import { dataOfColumns, isRefusal, type NewColumn, newVariable, notThere, takeFrom } from "./columns.ts";
import { isWhole } from "./compute.ts";
import { dictionary } from "./formula/vectors.ts";
import { keepRows } from "./keep-rows.ts";
import { cannot, done, mostRows, type StepRefusal, type StepResult } from "./step-result.ts";

/**
 * One row a measurement instead of one column: each row becomes as many as there are time values, in their order. All
 * other variables are repeated.
 */
export function wideToLong(data: DataSet, step: string, content: WideToLongStep): StepResult {
  const { outcomes, time, newId, dropEmpty } = content;
  const times = time.values.length;
  const uneven = outcomes.find(({ from }) => from.length !== times);
  if (uneven !== undefined) {
    return cannot({ code: "names-differ-in-number", names: uneven.from.length, variables: times });
  }
  const rows = data.table.rows * times;
  if (rows > mostRows) return cannot({ code: "too-many-rows", rows, limit: mostRows });
  const gathered = new Set(outcomes.flatMap(({ from }) => from));
  const repeated = data.variables.filter(({ name }) => !gathered.has(name));
  const taken = nameTaken([newId, time.name, ...outcomes.map(({ name }) => name)], repeated);
  if (taken !== null) return cannot({ code: "name-taken", name: taken });

  const source = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / times));
  const columns: NewColumn[] = repeated.map((variable) => ({
    variable,
    values: takeFrom(columnOf(data.table, variable), source),
  }));
  if (newId !== undefined) columns.unshift(idColumn(step, newId, source));
  columns.push(timeColumn(step, time, rows));
  const measured: Column[] = [];
  for (const outcome of outcomes) {
    const column = outcomeColumn(data, step, outcome, times);
    if (isRefusal(column)) return column;
    columns.push(column);
    measured.push(column.values);
  }
  const long = dataOfColumns(rows, columns);
  return dropEmpty === true ? keepRows(long, rowsWithValue(measured, rows)) : done(long);
}

/** The first new name that a variable has already or that is wanted twice. */
export function nameTaken(names: readonly (string | undefined)[], variables: readonly Variable[]): string | null {
  const taken = new Set(variables.map(({ name }) => name));
  for (const name of names) {
    if (name === undefined) continue;
    if (taken.has(name)) return name;
    taken.add(name);
  }
  return null;
}

/** Rows as they were, numbered from 1. */
export function idColumn(step: string, name: string, source: Int32Array): NewColumn {
  const values = sharedFloat64(source.length);
  for (let row = 0; row < source.length; row++) values[row] = source[row] + 1;
  return { variable: newVariable(step, name, { measure: "nominal" }), values: { kind: "number", values } };
}

function timeColumn(step: string, { name, values: times }: WideToLongStep["time"], rows: number): NewColumn {
  if (times.every((time) => typeof time === "number")) {
    const values = sharedFloat64(rows);
    for (let row = 0; row < rows; row++) values[row] = Number(times[row % times.length]);
    return {
      variable: newVariable(step, name, { decimals: isWhole(values) ? 0 : 2 }),
      values: { kind: "number", values },
    };
  }
  const { codeOf, texts } = dictionary();
  const codeOfTime = times.map((time) => codeOf(String(time)));
  const codes = sharedInt32(rows);
  for (let row = 0; row < rows; row++) codes[row] = codeOfTime[row % times.length];
  const variable = newVariable(step, name, { storage: "text", measure: "nominal" });
  return { variable, values: { kind: "text", codes, texts } };
}

function outcomeColumn(
  data: DataSet,
  step: string,
  { name, from }: LongOutcome,
  times: number,
): NewColumn | StepRefusal {
  const sources: (Variable | null)[] = [];
  for (const source of from) {
    const variable = source === null ? null : data.byName.get(source);
    if (variable === undefined) return notThere(data, source ?? "");
    sources.push(variable);
  }
  const there = sources.filter((variable) => variable !== null);
  const [first] = there;
  if (first === undefined) return cannot({ code: "nothing-chosen" });
  if (there.some(({ storage }) => storage !== first.storage)) {
    return cannot({ code: "types-differ", names: there.map((variable) => variable.name) });
  }
  // What is declared missing stays so where it is for all of them; else it is missing from now on.
  const isAlike = there.every(({ missing }) => JSON.stringify(missing) === JSON.stringify(first.missing));
  const missing = isAlike ? first.missing : noMissingValues;
  const { rows } = data.table;
  const values =
    first.storage === "text"
      ? longTexts(data, sources, times, rows, isAlike)
      : longNumbers(data, sources, times, rows, isAlike);
  const { storage, measure, valueLabels } = first;
  const decimals = Math.max(...there.map((variable) => variable.decimals));
  return {
    variable: newVariable(step, name, { storage, measure, valueLabels, decimals, missing, label: commonLabel(there) }),
    values,
  };
}

function longNumbers(
  { table }: DataSet,
  sources: readonly (Variable | null)[],
  times: number,
  rows: number,
  asStored: boolean,
): Column {
  const wide = sources.map((variable) => {
    const column = variable === null ? null : columnOf(table, variable);
    if (variable === null || column?.kind !== "number") return null;
    return asStored ? column.values : numericValues(column, variable.missing);
  });
  return { kind: "number", values: inRowOrder(wide, rows, sharedFloat64(rows * times).fill(Number.NaN)) };
}

function longTexts(
  { table }: DataSet,
  sources: readonly (Variable | null)[],
  times: number,
  rows: number,
  asStored: boolean,
): Column {
  const { codeOf, texts } = dictionary();
  const wide = sources.map((variable) => {
    const column = variable === null ? null : columnOf(table, variable);
    if (variable === null || column?.kind !== "text") return null;
    const newCode = column.texts.map(codeOf);
    const own = asStored ? column.codes : textCodes(column, variable.missing);
    return own.map((code) => (code < 0 ? -1 : newCode[code]));
  });
  return { kind: "text", codes: inRowOrder(wide, rows, sharedInt32(rows * times).fill(-1)), texts };
}

/** The values of a row one after the other; `long` is kept where there is no variable for a time. */
function inRowOrder<Values extends Float64Array | Int32Array>(
  wide: readonly (Values | null)[],
  rows: number,
  long: Values,
): Values {
  const times = wide.length;
  for (const [time, from] of wide.entries()) {
    if (from === null) continue;
    for (let row = 0; row < rows; row++) long[row * times + time] = from[row];
  }
  return long;
}

/** What the labels of all begin with, without numbers and signs at its end; empty where that says little. */
function commonLabel(variables: readonly Variable[]): string {
  const labels = variables.map(({ label }) => label);
  let common = labels[0] ?? "";
  for (const label of labels) while (!label.startsWith(common)) common = common.slice(0, -1);
  const words = common.replace(/[\s\d.,:;()[\]_-]+$/u, "");
  return words.length > 2 ? words : "";
}

function rowsWithValue(columns: readonly Column[], rows: number): Uint8Array {
  const isKept = new Uint8Array(rows);
  for (const column of columns) {
    for (let row = 0; row < rows; row++) {
      if (column.kind === "number" ? !Number.isNaN(column.values[row]) : column.codes[row] >= 0) isKept[row] = 1;
    }
  }
  return isKept;
}
