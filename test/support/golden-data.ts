import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { noMissingValues, type Variable } from "../../src-contract/variable.ts";
import { type DataSet, dataSet } from "../../src-engine/table/data-set.ts";
import type { Column } from "../../src-engine/table/table.ts";

/** A golden CSV as a data set, read by a reader of the tests' own: numbers where every value is one, else texts. */
export function goldenData(name: string): DataSet {
  const text = readFileSync(new URL(`../golden/data/${name}.csv`, import.meta.url), "utf8");
  const [head = [], ...rows] = Papa.parse<string[]>(text.trim()).data;
  const columns = new Map<string, Column>();
  const variables = head.map((variable, index): Variable => {
    const values = rows.map((row) => row[index] ?? "");
    const isNumber = values.every((value) => value === "" || Number.isFinite(Number(value)));
    columns.set(variable, isNumber ? numberColumn(values) : textColumn(values));
    return {
      column: variable,
      name: variable,
      label: "",
      storage: isNumber ? "number" : "text",
      measure: isNumber ? "scale" : "nominal",
      decimals: 2,
      valueLabels: [],
      missing: noMissingValues,
    };
  });
  return dataSet({ rows: rows.length, columns }, variables);
}

export function numberColumn(values: readonly string[]): Column {
  return { kind: "number", values: Float64Array.from(values, (value) => (value === "" ? Number.NaN : Number(value))) };
}

export function textColumn(values: readonly string[]): Column {
  const texts = [...new Set(values.filter((value) => value !== ""))];
  return { kind: "text", texts, codes: Int32Array.from(values, (value) => texts.indexOf(value)) };
}
