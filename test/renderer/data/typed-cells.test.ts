import { describe, expect, it } from "vitest";
import { emptiedBlock, pastedBlock, storedValue } from "../../../src-renderer/screens/data/values/typed-cells.ts";
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
    ["−2", score, -2],
    ["−1,25", score, -1.25],
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
  it("are pasted from the selection's corner, as far as the table goes", () => {
    expect(pastedBlock("1\tFemale\tAnn\textra\r\n2\t\t\r\n3\t1\tC\r\n", range(8, 0), variables, 10)).toEqual({
      row: 9,
      variables: ["score", "sex", "name"],
      values: [
        [1, 1, "Ann"],
        [2, null, null],
      ],
    });
  });
  it("of one value fill the selection", () => {
    expect(pastedBlock("5", range(1, 0, 2, 1), variables, 10)).toEqual({
      row: 2,
      variables: ["score", "sex"],
      values: [
        [5, 5],
        [5, 5],
      ],
    });
  });
  it("of nothing empty it", () => {
    expect(emptiedBlock(range(2, 1, 1, 1), variables)).toEqual({
      row: 2,
      variables: ["sex"],
      values: [[null], [null]],
    });
  });
});
