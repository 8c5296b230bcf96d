import { expect, test } from "vitest";
import { type OrderKey, rowOrder } from "../../../src-engine/steps/row-order.ts";

function ordered(values: readonly number[], descending = false): readonly number[] {
  return [...rowOrder(values.length, [{ values: Float64Array.from(values), descending }])].map(
    (row) => values[row] ?? 0,
  );
}

test("numbers of all sizes and signs, missing ones last in both directions", () => {
  const mixed = [3, Number.NaN, -1e300, 0, 5e-324, -2, Number.POSITIVE_INFINITY, -0.5, 1e300, Number.NEGATIVE_INFINITY];
  expect(ordered(mixed)).toEqual([
    Number.NEGATIVE_INFINITY,
    -1e300,
    -2,
    -0.5,
    0,
    5e-324,
    3,
    1e300,
    Number.POSITIVE_INFINITY,
    Number.NaN,
  ]);
  expect(ordered([1, Number.NaN, 2], true)).toEqual([2, 1, Number.NaN]);
});

test("rows that are equal stay in their order, zeros of both signs among them", () => {
  expect([...rowOrder(4, [{ values: Float64Array.of(0, -0, 1, 0), descending: true }])]).toEqual([2, 0, 1, 3]);
  expect([...rowOrder(3, [{ values: new Float64Array(3).fill(Number.NaN), descending: false }])]).toEqual([0, 1, 2]);
  expect([...rowOrder(0, [{ values: new Float64Array(0), descending: false }])]).toEqual([]);
});

test("two keys, the same order as by comparing", () => {
  const rows = 5000;
  const first = Float64Array.from({ length: rows }, (_, row) => (row * 7919) % 13);
  const second = Float64Array.from({ length: rows }, (_, row) => ((row * 104_729) % 997) / 7 - 50);
  const keys: readonly OrderKey[] = [
    { values: first, descending: true },
    { values: second, descending: false },
  ];
  const compared = Array.from({ length: rows }, (_, row) => row).sort(
    (a, b) => (first[b] ?? 0) - (first[a] ?? 0) || (second[a] ?? 0) - (second[b] ?? 0) || a - b,
  );
  expect([...rowOrder(rows, keys)]).toEqual(compared);
});
