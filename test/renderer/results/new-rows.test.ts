import { describe, expect, it } from "vitest";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { newRowFields, typedRows, withTyped } from "../../../src-renderer/screens/results/new-rows.ts";

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
});
