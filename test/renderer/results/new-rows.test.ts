import { describe, expect, it } from "vitest";
import type { ModelDraft } from "../../../src-contract/project.ts";
import type { ContextVariable } from "../../../src-engine/specification/context.ts";
import { newRowFields, rowsOfCells, typedRows, withTyped } from "../../../src-renderer/screens/results/new-rows.ts";

const model: ModelDraft = {
  outcome: "mathach",
  fixed: [{ variables: [] }, { variables: [{ name: "ses" }] }, { variables: [{ name: "ses" }, { name: "sector" }] }],
  random: [{ group: ["school", "class"], terms: [{ variables: [] }, { variables: [{ name: "female" }] }] }],
};

describe("rows that predictions are made for", () => {
  it("have a field for every predictor of the models, then for the units, each once", () => {
    expect(newRowFields([model, model]).map(({ name, isUnit }) => (isUnit ? `${name}*` : name))).toEqual([
      "ses",
      "sector",
      "female",
      "school*",
      "class*",
    ]);
  });

  it("keep what is typed letter by letter, and become numbers at the end", () => {
    const typed = withTyped(withTyped(withTyped({}, "ses", "−0,"), "ses", "−0,5"), "sector", " Catholic ");
    expect(typed).toEqual({ ses: "−0,5", sector: " Catholic " });
    expect(typedRows([typed, withTyped(typed, "ses", "")])).toEqual([
      { ses: -0.5, sector: "Catholic" },
      { sector: "Catholic" },
    ]);
  });

  describe("from a spreadsheet", () => {
    const fields = newRowFields([model]);
    const sector: ContextVariable = {
      name: "sector",
      label: "Sector of the school",
      storage: "number",
      measure: "nominal",
      isCategorical: true,
      level: 2,
      crossedFactor: null,
      hasValues: true,
      numbersRows: false,
      range: null,
      categories: [
        { value: 0, label: "Public" },
        { value: 1, label: "Catholic" },
      ],
    };
    const context = { variables: new Map([["sector", sector]]) };

    it("go by names or labels in their first line; categories by value or label, other columns are left out", () => {
      const cells = [
        ["Sector of the school", "pupil", "SES"],
        ["catholic", "17", "-0,5"],
        ["0", "18", ""],
      ];
      expect(rowsOfCells(cells, fields, context)).toEqual([{ sector: "1", ses: "-0,5" }, { sector: "0" }]);
    });

    it("go by the order of the fields where no names are given", () => {
      expect(rowsOfCells([["0.3", "1"]], fields, context)).toEqual([{ ses: "0.3", sector: "1" }]);
    });
  });
});
