import { describe, expect, it } from "vitest";
import { NumberColumnBuilder, TextColumnBuilder } from "../../../src-engine/table/column-builder.ts";
import type { DataSet } from "../../../src-engine/table/data-set.ts";
import { combinedFactor, factorOf } from "../../../src-engine/table/factor.ts";
import { rowBlock } from "../../../src-engine/table/rows.ts";
import { summarizeVariable } from "../../../src-engine/table/summaries.ts";
import { dataOf } from "./data-set-in-test.ts";

const missing = (...values: (number | string)[]) => ({ values, ranges: [] });

function variable(data: DataSet, name: string) {
  const found = data.byName.get(name);
  if (found === undefined) throw new Error(`there is no variable ${name}`);
  return found;
}

describe("columns under construction", () => {
  it("grow as values come, and lie in memory that threads share", () => {
    const numbers = new NumberColumnBuilder();
    const texts = new TextColumnBuilder();
    for (let row = 0; row < 1000; row++) {
      numbers.add(row / 2);
      texts.add(["b", "a", ""][row % 3] ?? "");
    }
    numbers.fill(1003);
    texts.fill(1003);
    const [column, words] = [numbers.finish(), texts.finish()];
    expect(column.values.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([column.values.length, column.values[999], column.values[1002]]).toEqual([1003, 499.5, Number.NaN]);
    expect(words.texts).toEqual(["b", "a"]);
    expect([...words.codes.subarray(0, 4), words.codes[1002]]).toEqual([0, 1, -1, 0, -1]);
  });

  it("keep long texts apart from the text that they were cut from, and half characters out", () => {
    const builder = new TextColumnBuilder();
    const source = `${"x".repeat(50)}\ud83d`;
    builder.add(source.slice(20));
    builder.add("\udc00 lone");
    expect(builder.finish().texts).toEqual([`${"x".repeat(30)}\ufffd`, "\ufffd lone"]);
  });
});

describe("a block of rows", () => {
  const data = dataOf({ n: [1, null, -99, 4], t: ["a", "b", null, "a"] }, { n: missing(-99) });

  it("shows what is stored, also what counts as missing, in the order asked for", () => {
    expect(rowBlock(data, { first: 1, count: 2, variables: ["t", "n"] })).toEqual({
      ok: true,
      value: {
        first: 1,
        columns: [
          ["b", null],
          [null, -99],
        ],
      },
    });
  });

  it("ends with the table", () => {
    expect(rowBlock(data, { first: 3, count: 100, variables: ["n"] })).toMatchObject({ value: { columns: [[4]] } });
    expect(rowBlock(data, { first: 9, count: 5, variables: ["n"] })).toMatchObject({ value: { columns: [[]] } });
  });

  it("of a variable that is not there is refused", () => {
    expect(rowBlock(data, { first: 0, count: 1, variables: ["x"] })).toMatchObject({
      failure: { code: "variable-unknown", name: "x" },
    });
  });
});

describe("the summary of a variable", () => {
  it("leaves out what is missing", () => {
    const data = dataOf(
      { n: [2, 4, -99, null, 4, 95], t: ["b", "a", "NA", null, "b", "b"] },
      { n: { values: [-99], ranges: [{ low: 90, high: null }] }, t: missing("NA") },
    );
    expect(summarizeVariable(data, variable(data, "n"))).toEqual({
      name: "n",
      valid: 3,
      missing: 3,
      distinct: 2,
      numbers: { mean: 10 / 3, sd: Math.sqrt(4 / 3), min: 2, max: 4 },
      categories: [
        { value: 2, count: 1 },
        { value: 4, count: 2 },
      ],
    });
    expect(summarizeVariable(data, variable(data, "t"))).toEqual({
      name: "t",
      valid: 4,
      missing: 2,
      distinct: 2,
      numbers: null,
      categories: [
        { value: "a", count: 1 },
        { value: "b", count: 3 },
      ],
    });
  });

  it("has no digits to lose: NIST's NumAcc4, certified 10000000.2 and 0.1", () => {
    const values = [10000000.2, ...Array.from({ length: 500 }, () => [10000000.1, 10000000.3]).flat()];
    const data = dataOf({ x: values });
    const { numbers } = summarizeVariable(data, variable(data, "x"));
    expect(numbers?.mean).toBe(10000000.2);
    expect(numbers?.sd).toBeCloseTo(0.1, 8);
  });

  it("of a single value, and of none", () => {
    const data = dataOf({ one: [null, 5], none: [null, null] });
    expect(summarizeVariable(data, variable(data, "one")).numbers).toEqual({ mean: 5, sd: null, min: 5, max: 5 });
    expect(summarizeVariable(data, variable(data, "none"))).toMatchObject({
      valid: 0,
      missing: 2,
      distinct: 0,
      numbers: null,
      categories: [],
    });
  });

  it("counts distinct values only so far, categories only where they are few", () => {
    const data = dataOf({
      many: Array.from({ length: 20_000 }, (_, i) => i),
      some: Array.from({ length: 20_000 }, (_, i) => i % 101),
    });
    expect(summarizeVariable(data, variable(data, "many"))).toMatchObject({ distinct: 10_000, categories: null });
    expect(summarizeVariable(data, variable(data, "some"))).toMatchObject({ distinct: 101, categories: null });
  });
});

describe("a variable as categories", () => {
  it("has them in sort order, whatever kind of numbers they are", () => {
    const data = dataOf({
      whole: [3, -1, null, 3, 7],
      far: [1e12, 2, null, 2, 5],
      half: [0.5, 2, null, 2, -1],
      text: ["b", "A", null, "ä", "b"],
    });
    const factor = (name: string) => {
      const { codes, categories } = factorOf(data, variable(data, name));
      return [[...codes], categories];
    };
    expect(factor("whole")).toEqual([
      [1, 0, -1, 1, 2],
      [-1, 3, 7],
    ]);
    expect(factor("far")).toEqual([
      [2, 0, -1, 0, 1],
      [2, 5, 1e12],
    ]);
    expect(factor("half")).toEqual([
      [1, 2, -1, 2, 0],
      [-1, 0.5, 2],
    ]);
    expect(factor("text")).toEqual([
      [2, 0, -1, 1, 2],
      ["A", "ä", "b"],
    ]);
  });

  it("has none where nothing was recorded", () => {
    const data = dataOf({ x: [null, null] });
    expect(factorOf(data, variable(data, "x"))).toEqual({ codes: Int32Array.from([-1, -1]), categories: [] });
  });

  it("may be a combination, missing where a part is", () => {
    const data = dataOf({ school: [2, 1, 2, null, 1], class: ["b", "a", "a", "a", null] });
    const { codes, categories } = combinedFactor(data, [variable(data, "school"), variable(data, "class")]);
    expect(categories).toEqual(["1 / a", "2 / a", "2 / b"]);
    expect([...codes]).toEqual([2, 0, 1, -1, -1]);
  });
});
