import { cellOf, isJsonObject, type JsonObject, type JsonRow, rowOf } from "./json-row.ts";

export interface DocumentTable {
  /** The names on the way to it; empty where the document is the table itself. */
  readonly name: string;
  readonly rows: readonly JsonRow[];
}

/**
 * The tables in a JSON document, however it lays them out: objects one after the other or in an array; arrays of cells,
 * the first with the names; arrays or objects of a column each, as pandas writes them ("split", "columns", "index"); such
 * arrays within an object that says more, each a table of its own; else a single object is a single row. A text says
 * where something else stands.
 */
export function documentTables(values: readonly unknown[]): readonly DocumentTable[] | string {
  const [only] = values;
  if (values.length > 1) return asTable("", recordsIn(values));
  if (Array.isArray(only)) return asTable("", recordsIn(only));
  if (!isJsonObject(only)) return "value 1";
  const laidOut = splitRows(only) ?? columnRows(only) ?? keyedRows(only);
  if (laidOut !== null) return [{ name: "", rows: laidOut }];
  const inner = innerTables(only, "", 0);
  // What lies further in, and what is shorter, describes the others: "schema.fields" beside "data".
  const sorted = inner.toSorted((a, b) => a.depth - b.depth || b.rows.length - a.rows.length);
  return sorted.length > 0 ? sorted : [{ name: "", rows: [rowOf(only)] }];
}

function asTable(name: string, rows: readonly JsonRow[] | string): readonly DocumentTable[] | string {
  return typeof rows === "string" ? rows : [{ name, rows }];
}

/** Rows of an array: of objects, or of arrays of cells. */
function recordsIn(values: readonly unknown[]): readonly JsonRow[] | string {
  if (values.length > 0 && values.every(Array.isArray)) return arrayRows(values);
  const odd = values.findIndex((value) => !isJsonObject(value));
  return odd < 0 ? values.filter(isJsonObject).map(rowOf) : `object ${odd + 1}`;
}

/** The first array holds the names where it is all texts and another one is not. */
function arrayRows(arrays: readonly (readonly unknown[])[]): readonly JsonRow[] {
  const [first = [], ...others] = arrays;
  const isText = (cell: unknown) => typeof cell === "string";
  const hasNames = first.every(isText) && others.some((cells) => !cells.every(isText));
  const names = hasNames ? first.map(String) : [];
  return cellRows(names, hasNames ? others : arrays);
}

function cellRows(names: readonly string[], arrays: readonly (readonly unknown[])[]): readonly JsonRow[] {
  return arrays.map((cells) => new Map(cells.map((cell, at) => [names[at] ?? `V${at + 1}`, cellOf(cell)])));
}

/** {"columns": ["id", "x"], "data": [[1, 2.5]]} */
function splitRows({ columns, data }: JsonObject): readonly JsonRow[] | null {
  if (!Array.isArray(columns) || !Array.isArray(data) || !data.every(Array.isArray)) return null;
  return columns.every((name) => typeof name === "string") ? cellRows(columns, data) : null;
}

/** {"id": [1, 2], "x": [2.5, 3]} */
function columnRows(object: JsonObject): readonly JsonRow[] | null {
  const columns = Object.entries(object);
  const arrays = columns.map(([, values]) => values).filter(Array.isArray);
  const length = arrays[0]?.length ?? 0;
  const areColumns = arrays.length === columns.length && arrays.every((values) => values.length === length);
  if (!areColumns || length === 0 || arrays.some((values) => values.some(isStructure))) return null;
  return Array.from({ length }, (_, row) => new Map(columns.map(([name], at) => [name, cellOf(arrays[at]?.[row])])));
}

/**
 * {"id": {"0": 1, "1": 2}, "x": {"0": 2.5, "1": 3}}, columns whose rows have the same names, or the other way round,
 * {"anna": {"id": 1, "x": 2.5}, "ben": {"id": 2, "x": 3}}, where the names of the rows are a column, too.
 */
function keyedRows(object: JsonObject): readonly JsonRow[] | null {
  const outer = Object.entries(object);
  const inner = outer.map(([, value]) => value).filter(isJsonObject);
  const keys = Object.keys(inner[0] ?? {});
  const areAlike =
    inner.length === outer.length && inner.every((one) => Object.keys(one).join("\n") === keys.join("\n"));
  if (!areAlike || keys.length === 0 || inner.some((one) => Object.values(one).some(isStructure))) return null;
  if (areRowNumbers(keys)) {
    return keys.map((key) => new Map(outer.map(([name], at) => [name, cellOf(inner[at]?.[key])])));
  }
  if (outer.length < 2) return null;
  const hasNames = !areRowNumbers(outer.map(([name]) => name));
  return outer.map(([name], at) => {
    const row = rowOf(inner[at] ?? {});
    return hasNames && !row.has(rowNames) ? new Map([[rowNames, name], ...row]) : row;
  });
}

const rowNames = "name";

function areRowNumbers(keys: readonly string[]): boolean {
  return keys.every((key, row) => key === String(row));
}

function isStructure(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

interface InnerTable extends DocumentTable {
  readonly depth: number;
}

/** Arrays of objects in an object, and in those that it holds. */
function innerTables(object: JsonObject, before: string, depth: number): readonly InnerTable[] {
  return Object.entries(object).flatMap(([key, value]) => {
    const name = before === "" ? key : `${before}.${key}`;
    if (Array.isArray(value) && value.length > 0 && value.every(isJsonObject)) {
      return [{ name, rows: value.map(rowOf), depth }];
    }
    return isJsonObject(value) && depth < deepest ? innerTables(value, name, depth + 1) : [];
  });
}

const deepest = 3;
