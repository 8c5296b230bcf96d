import { noMissingValues, type Variable } from "../../src-contract/variable.ts";
import { type DataSet, dataSet } from "../../src-engine/table/data-set.ts";
import type { Column } from "../../src-engine/table/table.ts";

/** null: missing. */
export type Cell = number | string | null;

/** A data set from columns of numbers (NaN: missing too) or, where one is a text, of texts ("": missing too). */
export function madeData(
  columns: Readonly<Record<string, readonly Cell[]>>,
  described: Readonly<Record<string, Partial<Variable>>> = {},
): DataSet {
  const stored = new Map<string, Column>();
  const variables: Variable[] = [];
  let rows = 0;
  for (const [name, values] of Object.entries(columns)) {
    const isNumber = values.every((value) => typeof value !== "string");
    rows = values.length;
    stored.set(name, isNumber ? numbers(values) : texts(values));
    variables.push({
      column: name,
      name,
      label: "",
      storage: isNumber ? "number" : "text",
      measure: isNumber ? "scale" : "nominal",
      decimals: 2,
      valueLabels: [],
      missing: noMissingValues,
      ...described[name],
    });
  }
  return dataSet({ rows, columns: stored }, variables);
}

function numbers(values: readonly Cell[]): Column {
  return {
    kind: "number",
    values: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))),
  };
}

function texts(values: readonly Cell[]): Column {
  const written = values.map((value) => (value === null ? "" : String(value)));
  const distinct = [...new Set(written.filter((value) => value !== ""))];
  return { kind: "text", texts: distinct, codes: Int32Array.from(written, (value) => distinct.indexOf(value)) };
}

/** What a data set holds, by the variables' names. */
export function cellsOf({ table, variables }: DataSet): Record<string, Cell[]> {
  return Object.fromEntries(variables.map(({ column, name }) => [name, columnCells(table.columns.get(column))]));
}

function columnCells(column: Column | undefined): Cell[] {
  if (column === undefined) throw new RangeError("a variable without a column");
  return column.kind === "number"
    ? Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))
    : Array.from(column.codes, (code) => column.texts[code] ?? null);
}

/** Numbers that look random and are the same on every machine (mulberry32), standard normal ones beside. */
export function randomNumbers(seed: number): { readonly uniform: () => number; readonly normal: () => number } {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}
