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

test.each([
  ["two values, then numbers of any size", (row: number) => row % 2, (chance: number) => (chance - 0.5) * 1e9],
  [
    "decimals, then decimals",
    (_: number, chance: number) => Math.round(chance * 4000) / 100,
    (chance: number) => chance,
  ],
  ["numbers that agree in their higher half", (row: number) => 1e9 + (row % 7) / 1e6, (chance: number) => -chance],
  [
    "far apart and missing ones",
    (row: number) => (row % 5 === 0 ? Number.NaN : (row % 3) * 1e12),
    (chance: number) => chance,
  ],
])("many rows by %s", (_, firstOf, secondOf) => {
  const rows = 40_000;
  let state = 1;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const first = Float64Array.from({ length: rows }, (_none, row) => firstOf(row, draw()));
  const second = Float64Array.from({ length: rows }, () => secondOf(draw()));
  const keys: readonly OrderKey[] = [
    { values: first, descending: true },
    { values: second, descending: false },
  ];
  const last = (values: Float64Array, row: number) => Number(Number.isNaN(values[row] ?? 0));
  const difference = (values: Float64Array, a: number, b: number) =>
    last(values, a) - last(values, b) || (last(values, a) === 1 ? 0 : (values[a] ?? 0) - (values[b] ?? 0));
  const compared = Array.from({ length: rows }, (_none, row) => row).sort((a, b) => {
    const isMissing = last(first, a) + last(first, b) > 0;
    return (isMissing ? difference(first, a, b) : difference(first, b, a)) || difference(second, a, b) || a - b;
  });
  expect([...rowOrder(rows, keys)]).toEqual(compared);
});
