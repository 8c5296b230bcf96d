import { expect, test } from "vitest";
import { suggestKeys } from "../../../src-engine/levels/suggest-keys.ts";
import { dataOf } from "../table/data-set-in-test.ts";

const of = (rows: number, value: (row: number) => number | string) =>
  Array.from({ length: rows }, (_, row) => value(row));

const pupils = dataOf({
  id: of(240, (row) => row + 1),
  sex: of(240, (row) => row % 2),
  grade: of(240, (row) => 1 + (row % 5)),
  sch: of(240, (row) => 101 + (row % 30)),
  math: of(240, (row) => row / 7),
});

test("keys are found by what stands in them, whatever they are called", () => {
  const schools = dataOf({
    id: of(32, (row) => 101 + row),
    type: of(32, (row) => row % 2),
    n: of(32, (row) => 300 + 7 * row),
  });
  expect(suggestKeys(pupils, schools)).toEqual([{ left: "sch", right: "id", values: 30, matched: 30 }]);
});

test("numbers from 1 on match by chance as well: a unit's name is better than a grade", () => {
  const five = dataOf({ number: of(5, (row) => row + 1), size: of(5, (row) => 200 + row) });
  const few = dataOf({ grade: of(60, (row) => 1 + (row % 5)), school: of(60, (row) => 1 + Math.floor(row / 12)) });
  expect(suggestKeys(few, five)[0]).toEqual({ left: "school", right: "number", values: 5, matched: 5 });
});

test("a text that is a number is the same key, and some schools may be in one of the tables only", () => {
  const schools = dataOf({ code: of(25, (row) => `0${105 + row}`), town: of(25, (row) => `Town ${row % 4}`) });
  expect(suggestKeys(pupils, schools)).toEqual([{ left: "sch", right: "code", values: 30, matched: 25 }]);
});

test("a school that was entered twice does not hide the key; one without such a school is better", () => {
  const twice = dataOf({ school_id: of(31, (row) => 101 + Math.min(row, 29)), n: of(31, (row) => 300 + 7 * row) });
  expect(suggestKeys(pupils, twice)).toEqual([{ left: "sch", right: "school_id", values: 30, matched: 30 }]);
  const both = dataOf({ old: of(31, (row) => 101 + Math.min(row, 29)), now: of(31, (row) => 101 + row) });
  expect(suggestKeys(pupils, both)[0]?.right).toBe("now");
});

test("what stands more than once in the other table, or hardly matches, is no key", () => {
  const visits = dataOf({ school: of(60, (row) => 101 + (row % 30)), visit: of(60, (row) => 900 + row) });
  expect(suggestKeys(pupils, visits)).toEqual([]);
});
