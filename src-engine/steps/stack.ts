import type { StackStep } from "../../src-contract/step-contents.ts";
import { noMissingValues, type Storage, type Variable } from "../../src-contract/variable.ts";
import { columnOf, type DataSet, numericValues, textCodes } from "../table/data-set.ts";
import { type Column, sharedFloat64, sharedInt32 } from "../table/table.ts";
import { columnId, dataOfColumns, isRefusal, type NewColumn, newVariable } from "./columns.ts";
import { asTexts } from "./formula/texts.ts";
import { dictionary, numbers } from "./formula/vectors.ts";
import { cannot, done, type FindTable, mostRows, type OtherTable, type StepResult } from "./step-result.ts";
import { numberWriter } from "./value-text.ts";

/**
 * Puts the rows of other tables below those of this one, variable by variable of the same name. Variables that only some
 * tables have are missing in the others; numbers, dates, times and texts that meet each other become texts.
 */
export function stack(data: DataSet, step: string, { from, origin }: StackStep, find: FindTable): StepResult {
  const tables: OtherTable[] = [{ name: "", data }];
  for (const reference of from) {
    const table = find(reference);
    if (isRefusal(table)) return table;
    tables.push(table);
  }
  const rows = tables.reduce((sum, table) => sum + table.data.table.rows, 0);
  if (rows > mostRows) return cannot({ code: "too-many-rows", rows, limit: mostRows });
  const names = [...new Set(tables.flatMap((table) => table.data.variables.map(({ name }) => name)))];
  if (origin !== undefined && names.includes(origin)) return cannot({ code: "name-taken", name: origin });
  const columns = names.map((name) => stackedColumn(step, name, tables, rows));
  const originColumn = origin === undefined ? [] : [originOf(step, origin, tables, rows)];
  return done(dataOfColumns(rows, [...columns, ...originColumn]), {
    kind: "stack",
    tables: tables.slice(1).map((table) => ({ name: table.name, rows: table.data.table.rows })),
    partial: names.flatMap((name) => {
      const missingIn = tables.filter((table) => !table.data.byName.has(name)).map((table) => table.name);
      return missingIn.length === 0 ? [] : [{ name, missingIn }];
    }),
    becameText: names.filter((name) => storagesOf(name, tables).size > 1),
  });
}

function storagesOf(name: string, tables: readonly OtherTable[]): ReadonlySet<Storage> {
  return new Set(tables.flatMap(({ data }) => data.byName.get(name)?.storage ?? []));
}

/** Described as in the first table that has it; what another one declares missing otherwise is missing from now on. */
function stackedColumn(step: string, name: string, tables: readonly OtherTable[], rows: number): NewColumn {
  const first = tables[0].data.byName.get(name);
  const described = first ?? tables.find(({ data }) => data.byName.has(name))?.data.byName.get(name);
  if (described === undefined) throw new RangeError(`no table has "${name}"`);
  const storages = storagesOf(name, tables);
  const isText = storages.size > 1 || storages.has("text");
  const labels = labelsOf(name, tables);
  const variable: Variable = {
    ...described,
    column: first?.column ?? columnId(step, name),
    valueLabels: isText ? labels.map(({ value, label }) => ({ value: String(value), label })) : labels,
    ...(isText && { storage: "text" as const, measure: "nominal" as const }),
    ...(storages.size > 1 && { missing: noMissingValues }),
  };
  return { variable, values: isText ? stackedTexts(name, tables, rows) : stackedNumbers(variable, tables, rows) };
}

function labelsOf(name: string, tables: readonly OtherTable[]): Variable["valueLabels"] {
  const labels = new Map<number | string, string>();
  for (const { data } of tables) {
    for (const { value, label } of data.byName.get(name)?.valueLabels ?? []) {
      if (!labels.has(value)) labels.set(value, label);
    }
  }
  return [...labels].map(([value, label]) => ({ value, label }));
}

function stackedNumbers(variable: Variable, tables: readonly OtherTable[], rows: number): Column {
  const values = sharedFloat64(rows).fill(Number.NaN);
  let start = 0;
  for (const { data } of tables) {
    const own = data.byName.get(variable.name);
    const column = own === undefined ? undefined : columnOf(data.table, own);
    if (own !== undefined && column?.kind === "number") {
      const isAlike = JSON.stringify(own.missing) === JSON.stringify(variable.missing);
      values.set(isAlike ? column.values : numericValues(column, own.missing), start);
    }
    start += data.table.rows;
  }
  return { kind: "number", values };
}

function stackedTexts(name: string, tables: readonly OtherTable[], rows: number): Column {
  const { codeOf, texts } = dictionary();
  const codes = sharedInt32(rows).fill(-1);
  let start = 0;
  for (const { data } of tables) {
    const own = data.byName.get(name);
    if (own !== undefined) {
      const column = columnOf(data.table, own);
      const text =
        column.kind === "text"
          ? { codes: textCodes(column, own.missing), texts: column.texts }
          : asTexts(numbers(numericValues(column, own.missing)), numberWriter(own.storage));
      const newCode = text.texts.map(codeOf);
      for (let row = 0; row < text.codes.length; row++) {
        if (text.codes[row] >= 0) codes[start + row] = newCode[text.codes[row]];
      }
    }
    start += data.table.rows;
  }
  return { kind: "text", codes, texts };
}

function originOf(step: string, name: string, tables: readonly OtherTable[], rows: number): NewColumn {
  const values = sharedFloat64(rows);
  let start = 0;
  for (const [index, { data }] of tables.entries()) {
    values.fill(index + 1, start, start + data.table.rows);
    start += data.table.rows;
  }
  const valueLabels = tables
    .map((table, index) => ({ value: index + 1, label: table.name }))
    .filter(({ label }) => label !== "");
  return { variable: newVariable(step, name, { measure: "nominal", valueLabels }), values: { kind: "number", values } };
}
