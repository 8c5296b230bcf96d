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
  expect(suggestKeys(pupils, schools)).toEqual([{ keys: [{ left: "sch", right: "id" }], values: 30, matched: 30 }]);
});

test("numbers from 1 on match by chance as well: a unit's name is better than a grade", () => {
  const five = dataOf({ number: of(5, (row) => row + 1), size: of(5, (row) => 200 + row) });
  const few = dataOf({ grade: of(60, (row) => 1 + (row % 5)), school: of(60, (row) => 1 + Math.floor(row / 12)) });
  expect(suggestKeys(few, five)[0]).toEqual({ keys: [{ left: "school", right: "number" }], values: 5, matched: 5 });
});

test("a text that is a number is the same key, and some schools may be in one of the tables only", () => {
  const schools = dataOf({ code: of(25, (row) => `0${105 + row}`), town: of(25, (row) => `Town ${row % 4}`) });
  expect(suggestKeys(pupils, schools)).toEqual([{ keys: [{ left: "sch", right: "code" }], values: 30, matched: 25 }]);
});

test("a school that was entered twice does not hide the key; one without such a school is better", () => {
  const twice = dataOf({ school_id: of(31, (row) => 101 + Math.min(row, 29)), n: of(31, (row) => 300 + 7 * row) });
  expect(suggestKeys(pupils, twice)).toEqual([
    { keys: [{ left: "sch", right: "school_id" }], values: 30, matched: 30 },
  ]);
  const both = dataOf({ old: of(31, (row) => 101 + Math.min(row, 29)), now: of(31, (row) => 101 + row) });
  expect(suggestKeys(pupils, both)[0]?.keys).toEqual([{ left: "sch", right: "now" }]);
});

test("what stands more than once in the other table, or hardly matches, is no key", () => {
  const visits = dataOf({ school: of(60, (row) => 101 + (row % 30)), visit: of(60, (row) => 900 + row) });
  expect(suggestKeys(pupils, visits)).toEqual([]);
});

test("classes that are numbered from 1 in each school are joined by school and class, whatever these are called", () => {
  const inClasses = dataOf({
    sch: of(360, (row) => 101 + Math.floor(row / 12)),
    klass: of(360, (row) => 1 + (row % 3)),
    sex: of(360, (row) => row % 2),
    ses: of(360, (row) => row / 7),
  });
  const classes = dataOf({
    school_id: of(90, (row) => 101 + Math.floor(row / 3)),
    class: of(90, (row) => 1 + (row % 3)),
    track: of(90, (row) => row % 2),
    size: of(90, (row) => 20 + (row % 9)),
  });
  expect(suggestKeys(inClasses, classes)[0]).toEqual({
    keys: [
      { left: "sch", right: "school_id" },
      { left: "klass", right: "class" },
    ],
    values: 90,
    matched: 90,
  });
});

test("a person's occasions are joined by person and wave; a key of one variable is enough where there is one", () => {
  const diary = dataOf({ person: of(100, (row) => 1 + (row % 25)), wave: of(100, (row) => 1 + Math.floor(row / 25)) });
  const other = { pid: of(100, (row) => 1 + Math.floor(row / 4)), w: of(100, (row) => 1 + (row % 4)) };
  const keys = [
    { left: "person", right: "pid" },
    { left: "wave", right: "w" },
  ];
  expect(suggestKeys(diary, dataOf(other))[0]?.keys).toEqual(keys);
  const persons = dataOf({ pid: of(25, (row) => row + 1), w: of(25, (row) => 1 + (row % 4)) });
  expect(suggestKeys(diary, persons)).toEqual([{ keys: [{ left: "person", right: "pid" }], values: 25, matched: 25 }]);
});
