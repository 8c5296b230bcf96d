import { describe, expect, it } from "vitest";
import { emptiedBlock, pastedCells, storedValue } from "../../../src-renderer/screens/data/values/typed-cells.ts";
import { fittingBlocks, withoutValues } from "../../../src-renderer/state/cell-blocks.ts";
import { numberVariable } from "../../support/host-project.ts";

const score = numberVariable("score", "c1");
const sex = { ...numberVariable("sex", "c2"), valueLabels: [{ value: 1, label: "Female" }] };
const name = { ...numberVariable("name", "c3"), storage: "text" as const };
const variables = [score, sex, name];
const range = (row: number, column: number, lastRow = row, lastColumn = column) => ({
  anchor: { row, column },
  focus: { row: lastRow, column: lastColumn },
});

describe("what is typed into a cell", () => {
  it.each([
    ["3.5", score, 3.5],
    ["-2", score, -2],
    ["−1,25", score, "−1,25"],
    ["1,234", score, "1,234"],
    ["1,5", name, "1,5"],
    ["", score, null],
    ["female", sex, 1],
    ["7", name, "7"],
    ["2001-05-31", { ...score, storage: "date" as const }, "2001-05-31"],
  ])("%j", (text, variable, value) => {
    expect(storedValue(text, variable)).toBe(value);
  });
});

describe("blocks", () => {
  const table = { rows: 10, variables };
  it("are pasted without the names that stand above them, which new variables take", () => {
    const [first] = variables;
    const text = `${first?.name.toUpperCase()}\t${variables
      .slice(1)
      .map(({ name }) => name)
      .join("\t")}\tnew one\r\n1\t\t\t2.5\r\n`;
    const pasted = pastedCells(text, range(0, 0), variables, table);
    expect(pasted?.block).toMatchObject({ row: 1, variables: [...variables.map(({ name }) => name), "new one"] });
    expect(pasted?.block.values).toHaveLength(1);
    expect(pasted?.room).toEqual([{ kind: "insert-variable", name: "new one", storage: "number" }]);
    // Other words are values.
    expect(pastedCells("one\r\ntwo\r\n", range(0, 0), variables, table)?.block.values).toHaveLength(2);
  });

  it("are pasted from the selection's corner; rows and variables that they need are put in", () => {
    expect(pastedCells("1\tFemale\tAnn\textra\t1,5\r\n2\t\t\r\n3\t1\tC\r\n", range(8, 0), variables, table)).toEqual({
      block: {
        row: 9,
        variables: ["score", "sex", "name", "variable_1", "variable_2"],
        values: [
          [1, 1, "Ann", "extra", "1,5"],
          [2, null, null, null, null],
          [3, 1, "C", null, null],
        ],
      },
      room: [
        { kind: "insert-rows", at: 11, count: 1 },
        { kind: "insert-variable", name: "variable_1", storage: "text" },
        { kind: "insert-variable", name: "variable_2", storage: "number" },
      ],
    });
  });
  it("of one value fill the selection", () => {
    expect(pastedCells("5", range(1, 0, 2, 1), variables, table)).toEqual({
      block: {
        row: 2,
        variables: ["score", "sex"],
        values: [
          [5, 5],
          [5, 5],
        ],
      },
      room: [],
    });
  });
  it("of cells with line breaks, tabs and quotes keep them in their cells", () => {
    const text = '"two\nlines"\t"a ""quote"""\r\n5" screen\t"a\tb"\r\n';
    expect(pastedCells(text, range(0, 2), variables, table)?.block.values).toEqual([
      ["two\nlines", 'a "quote"'],
      ['5" screen', "a\tb"],
    ]);
  });
  it("of nothing empty it", () => {
    expect(emptiedBlock(range(2, 1, 1, 1), variables)).toEqual({
      row: 2,
      variables: ["sex"],
      values: [[null], [null]],
    });
  });
});

describe("values that do not fit", () => {
  const block = {
    row: 3,
    variables: ["a", "b"],
    values: [
      [1, 2],
      ["x", 3],
      ["y", "z"],
      [4, 5],
      [6, 7],
    ],
  };
  const unfit = [
    { row: 4, name: "a", value: "x" },
    { row: 5, name: "a", value: "y" },
    { row: 5, name: "b", value: "z" },
  ];
  it("are left out of a block, which falls apart into those around them", () => {
    expect(fittingBlocks(block, unfit)).toEqual([
      { row: 3, variables: ["a", "b"], values: [[1, 2]] },
      { row: 4, variables: ["b"], values: [[3]] },
      { row: 6, variables: ["a", "b"], values: block.values.slice(3) },
    ]);
  });
  it("become empty cells", () => {
    expect(withoutValues(block, unfit).values.slice(1, 3)).toEqual([
      [null, 3],
      [null, null],
    ]);
  });
});
