import { expect, test } from "vitest";
import { memoryRelease } from "../../src-engine/process/release-memory.ts";
import { sharedFloat64, sharedInt32, type Table } from "../../src-engine/table/table.ts";

const table = (rows: number): Table => ({
  rows,
  columns: new Map([
    ["x", { kind: "number", values: sharedFloat64(rows) }],
    ["town", { kind: "text", codes: sharedInt32(rows), texts: [] }],
  ]),
});

test("memory of tables that are gone is cleaned up once there is much of it, not for every small one", () => {
  let cleaned = 0;
  const release = memoryRelease(() => cleaned++);
  const [small, large] = [table(1000), table(2_700_000)];
  for (let time = 0; time < 1000; time++) release(small);
  expect(cleaned).toBe(0);
  release(large);
  expect(cleaned).toBe(1);
  release(small);
  expect(cleaned).toBe(1);
  release(large);
  expect(cleaned).toBe(2);
});
