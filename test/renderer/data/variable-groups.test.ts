import { expect, test } from "vitest";
import { noMissingValues, type Variable } from "../../../src-contract/variable.ts";
import { groupedRows } from "../../../src-renderer/screens/data/variables/variable-groups.ts";
import type { VariableRow } from "../../../src-renderer/screens/data/variables/variable-row.ts";

const base: Variable = {
  column: "",
  name: "",
  label: "",
  storage: "number",
  measure: "scale",
  decimals: 0,
  valueLabels: [],
  missing: noMissingValues,
};
const variables: readonly Variable[] = [
  { ...base, name: "id", storage: "text" },
  { ...base, name: "item1", measure: "ordinal" },
  { ...base, name: "age" },
  { ...base, name: "item2", measure: "ordinal" },
];
const rows = variables.map((variable, index) => ({ number: index + 1, variable, summary: null, head: null }));
const context = { levels: null, report: null, toggled: new Set<string>(), isSearching: false } as const;

function texts(grouped: readonly VariableRow[]): readonly string[] {
  return grouped.map(({ head, variable }) => (head === null ? variable.name : `[${head.title} ${head.count}]`));
}

test("variables whose names begin alike are one closed group; what is opened or searched for is shown", () => {
  expect(texts(groupedRows(rows, { ...context, grouping: "name" }))).toEqual(["id", "[item… 2]", "age"]);
  const opened = ["id", "[item… 2]", "item1", "item2", "age"];
  expect(texts(groupedRows(rows, { ...context, grouping: "name", toggled: new Set(["name: item…"]) }))).toEqual(opened);
  expect(texts(groupedRows(rows, { ...context, grouping: "name", isSearching: true }))).toEqual(opened);
});

test("groups of measures are open until they are closed", () => {
  const toggled = new Set(["measure: Ordinal"]);
  expect(texts(groupedRows(rows, { ...context, grouping: "measure", toggled }))).toEqual([
    "[Text 1]",
    "id",
    "[Ordinal 2]",
    "[Scale 1]",
    "age",
  ]);
  expect(groupedRows(rows, { ...context, grouping: "none" })).toEqual(rows);
});
