import { expect, test } from "vitest";
import { takeFrom } from "../../../src-engine/steps/columns.ts";
import { takeScattered } from "../../../src-engine/steps/scattered-rows.ts";
import type { Column } from "../../../src-engine/table/table.ts";

const rows = 60_001;

function table(columns: number): ReadonlyMap<string, Column> {
  return new Map(
    Array.from({ length: columns }, (_, column) => [
      `c${column}`,
      column === 3
        ? { kind: "text", codes: new Int32Array(rows), texts: ["a"] }
        : { kind: "number", values: Float64Array.from({ length: rows }, (_none, row) => row * 31 + column) },
    ]),
  );
}

test("rows from all over a long table come as one by one, those without a value too", () => {
  const order = Int32Array.from({ length: rows }, (_, row) => (row % 97 === 0 ? -1 : (row * 7919) % rows));
  for (const [numbers, together] of [
    [12, 12],
    [14, 14],
    [19, 16],
  ] as const) {
    const columns = table(numbers + 1);
    const taken = takeScattered(columns, order);
    expect(taken?.size).toBe(together);
    for (const [id, column] of taken ?? [])
      expect(bytesOf(column).equals(bytesOf(takeFrom(columns.get(id) ?? column, order)))).toBe(true);
  }
});

function bytesOf(column: Column): Buffer {
  const { buffer, byteOffset, byteLength } = column.kind === "number" ? column.values : column.codes;
  return Buffer.from(buffer, byteOffset, byteLength);
}

test("rows that stay nearly in their order are left to be taken one by one", () => {
  expect(
    takeScattered(
      table(2),
      Int32Array.from({ length: rows }, (_, row) => row),
    ),
  ).toBeNull();
  expect(takeScattered(table(2), Int32Array.of(5, 3))).toBeNull();
});
