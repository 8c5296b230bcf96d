import { type MissingValues, noMissingValues, type Variable } from "../../../src-contract/variable.ts";
import { type DataSet, dataSet } from "../../../src-engine/table/data-set.ts";
import type { Column } from "../../../src-engine/table/table.ts";

export type Cells = readonly (number | string | null)[];

/** A data set of a few columns; a column with a text in it is one of texts, null: nothing was recorded. */
export function dataOf(
  columns: Readonly<Record<string, Cells>>,
  missing: Readonly<Record<string, MissingValues>> = {},
): DataSet {
  const entries = Object.entries(columns);
  const stored = entries.map(([name, cells]) => [name, columnOf(cells)] as const);
  const variables = stored.map(([name, column]): Variable => {
    const isText = column.kind === "text";
    return {
      column: name,
      name,
      label: "",
      storage: isText ? "text" : "number",
      measure: isText ? "nominal" : "scale",
      decimals: 2,
      valueLabels: [],
      missing: missing[name] ?? noMissingValues,
    };
  });
  return dataSet({ rows: entries[0]?.[1].length ?? 0, columns: new Map(stored) }, variables);
}

function columnOf(cells: Cells): Column {
  if (!cells.some((cell) => typeof cell === "string")) {
    return { kind: "number", values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))) };
  }
  const texts = [...new Set(cells.filter((cell) => cell !== null).map(String))];
  return {
    kind: "text",
    codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : texts.indexOf(String(cell)))),
    texts,
  };
}
