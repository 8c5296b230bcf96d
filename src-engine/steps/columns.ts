import { noMissingValues, type Variable } from "../../src-contract/variable.ts";
import { nearestName } from "../formula/nearest-name.ts";
import { columnOf, type DataSet, dataSet } from "../table/data-set.ts";
import { type Column, type NumberColumn, sharedFloat64, sharedInt32, type TextColumn } from "../table/table.ts";
import { takeScattered } from "./scattered-rows.ts";
import { cannot, type StepRefusal } from "./step-result.ts";

/** A variable with its values, before it is part of a table. */
export interface NewColumn {
  readonly variable: Variable;
  readonly values: Column;
}

/** Columns that a step makes are called after it and after the name that it gives them. */
export function columnId(step: string, name: string): string {
  return `${step}.${name}`;
}

/** A variable as a step makes it, to be described further. */
export function newVariable(step: string, name: string, rest: Partial<Omit<Variable, "column" | "name">>): Variable {
  return {
    column: columnId(step, name),
    name,
    label: "",
    storage: "number",
    measure: "scale",
    decimals: 0,
    valueLabels: [],
    missing: noMissingValues,
    ...rest,
  };
}

/** The data with new variables at the end; one whose name is there already takes its place. */
export function withColumns(data: DataSet, added: readonly NewColumn[]): DataSet {
  const byName = new Map(added.map((column) => [column.variable.name, column]));
  const kept = data.variables.map((variable) => byName.get(variable.name)?.variable ?? variable);
  const news = added.filter(({ variable }) => !data.byName.has(variable.name)).map(({ variable }) => variable);
  return keepColumns({ ...data.table, columns: new Map([...data.table.columns, ...added.map(columnEntry)]) }, [
    ...kept,
    ...news,
  ]);
}

/** A data set of these variables, without the columns that none of them has. */
export function keepColumns(table: DataSet["table"], variables: readonly Variable[]): DataSet {
  const columns = new Map(variables.map((variable) => [variable.column, columnOf(table, variable)]));
  return dataSet({ rows: table.rows, columns }, variables);
}

export function dataOfColumns(rows: number, columns: readonly NewColumn[]): DataSet {
  return dataSet(
    { rows, columns: new Map(columns.map(columnEntry)) },
    columns.map(({ variable }) => variable),
  );
}

function columnEntry({ variable, values }: NewColumn): readonly [string, Column] {
  return [variable.column, values];
}

/** All variables of these names, or the first that is not there. */
export function findVariables(data: DataSet, names: readonly string[]): readonly Variable[] | StepRefusal {
  const found: Variable[] = [];
  for (const name of names) {
    const variable = data.byName.get(name);
    if (variable === undefined) return notThere(data, name);
    found.push(variable);
  }
  return found;
}

export function isRefusal(found: object): found is StepRefusal {
  return "ok" in found && found.ok === false;
}

export function notThere(data: DataSet, name: string): StepRefusal {
  const names = data.variables.map((variable) => variable.name);
  return cannot({ code: "variable-not-there", name, suggestion: nearestName(name, names) });
}

/** `size`, or where it is taken `size_2`, `size_3` … */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name}_${number}`)) return `${name}_${number}`;
}

/** Rows of a column in another order, some of them left out or repeated; -1: a row without a value. */
export function takeFrom(column: Column, rows: Int32Array): Column {
  return column.kind === "number" ? takeNumbers(column, rows) : takeTexts(column, rows);
}

function takeNumbers({ values }: NumberColumn, rows: Int32Array): NumberColumn {
  const taken = sharedFloat64(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = rows[i] < 0 ? Number.NaN : values[rows[i]];
  return { kind: "number", values: taken };
}

function takeTexts({ codes, texts }: TextColumn, rows: Int32Array): TextColumn {
  const taken = sharedInt32(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = rows[i] < 0 ? -1 : codes[rows[i]];
  return { kind: "text", codes: taken, texts };
}

/** The same variables with other rows. */
export function takeRows({ table, variables }: DataSet, rows: Int32Array): DataSet {
  const scattered = takeScattered(table.columns, rows);
  const columns = new Map(
    variables.map(
      (variable) =>
        [variable.column, scattered?.get(variable.column) ?? takeFrom(columnOf(table, variable), rows)] as const,
    ),
  );
  return dataSet({ rows: rows.length, columns }, variables);
}

export function numberColumn(values: Float64Array): NumberColumn {
  const shared = sharedFloat64(values.length);
  shared.set(values);
  return { kind: "number", values: shared };
}

export function textColumn(codes: Int32Array, texts: readonly string[]): TextColumn {
  const shared = sharedInt32(codes.length);
  shared.set(codes);
  return { kind: "text", codes: shared, texts };
}
