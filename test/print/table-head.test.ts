import { expect, test } from "vitest";
import type { OutputColumn } from "../../src-contract/output.ts";
import { headRows } from "../../src-print/table-head.ts";
import { hsbComparison, hsbFixedEffects } from "../support/hsb-output.ts";

const shape = (columns: readonly OutputColumn[]) =>
  headRows(columns).map((cells) => cells.map(({ kind, first, columns, rows }) => [kind, first, columns, rows]));

test("a table without spanners has one row of heads", () => {
  expect(shape(hsbFixedEffects.columns)).toEqual([hsbFixedEffects.columns.map((_, first) => ["head", first, 1, 1])]);
});

test("neighbors with the same spanner stand under one, a column without one reaches over both rows", () => {
  expect(shape(hsbComparison.columns)).toEqual([
    [
      ["head", 0, 1, 2],
      ["spanner", 1, 1, 1],
      ["spanner", 2, 1, 1],
      ["spanner", 3, 1, 1],
      ["spanner", 4, 3, 1],
    ],
    [1, 2, 3, 4, 5, 6].map((first) => ["head", first, 1, 1]),
  ]);
});

test("the same spanner on both sides of another column stands twice", () => {
  const column = (id: string, spanner: string | null): OutputColumn => ({
    id,
    head: [{ text: id }],
    align: "number",
    ...(spanner !== null && { spanner: [{ text: spanner }] }),
  });
  const [upper = []] = headRows([column("a", "Model 1"), column("b", null), column("c", "Model 1")]);
  expect(upper.map(({ kind, first, columns }) => [kind, first, columns])).toEqual([
    ["spanner", 0, 1],
    ["head", 1, 1],
    ["spanner", 2, 1],
  ]);
});
