import { expect, test } from "vitest";
import { addProductsWith, addSquare, dot } from "../../../src-engine/math/column-products.ts";

const rows = 7;
const columns = Array.from({ length: 6 }, (_, c) =>
  Float64Array.from({ length: rows + 2 }, (_, row) => Math.sin(1 + c * 11 + row * 3)),
);
const plain = (a: number, b: number) => dot(columns[a] ?? new Float64Array(), columns[b] ?? new Float64Array(), rows);

test("a column's products with others have the digits they have alone, whether four side by side or not", () => {
  for (const count of [0, 1, 3, 4, 5, 6]) {
    const into = new Float64Array(8).fill(2);
    addProductsWith(columns[1] ?? new Float64Array(), columns, count, rows, into, 1);
    const expected = Array.from({ length: 8 }, (_, at) => (at >= 1 && at <= count ? 2 + plain(1, at - 1) : 2));
    expect([...into]).toEqual(expected);
  }
});

test("the square of columns is packed row by row, over the rows asked for alone", () => {
  const into = new Float64Array(1 + 21);
  addSquare(columns, rows, into, 1);
  const expected = columns.flatMap((_, a) => columns.slice(0, a + 1).map((_, b) => plain(a, b)));
  expect([...into]).toEqual([0, ...expected]);
});
