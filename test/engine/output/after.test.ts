import { describe, expect, it } from "vitest";
import { type AfterPart, type AfterSettings, afterParts } from "../../../src-contract/after.ts";
import type { ModelSpecification, Term, TermVariable } from "../../../src-contract/analysis.ts";
import type { AfterAnswer } from "../../../src-contract/engine-api.ts";
import type { RichText } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { afterModel } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const intercept: Term = { variables: [] };
const ses: TermVariable = { name: "ses", center: "group", by: "school" };
const hsb: ModelSpecification = {
  outcome: "mathach",
  fixed: [intercept, { variables: [ses] }, { variables: [{ name: "meanses" }] }],
  random: [{ group: "school", terms: [intercept, { variables: [ses] }] }],
};

describe("what is shown after the fit", () => {
  it("is what is asked for, in the order of the dialog", () => {
    expect(tablesOf({ show: [] })).toEqual([]);
    expect(tablesOf({ show: ["effect-sizes", "variance-explained"] })).toEqual(["variance-explained", "effect-sizes"]);
    expect(tablesOf({ show: afterParts }).slice(0, 5)).toEqual([
      "variance-explained",
      "variance-partition",
      "variance-decomposition",
      "effect-sizes",
      "unit-effects",
    ]);
  });

  it("leaves out variance explained of the null model, which explains nothing", () => {
    const random = [{ group: "school", terms: [intercept] }];
    expect(tablesOf({ show: ["variance-explained"] }, { ...hsb, fixed: [intercept], random })).toEqual([]);
  });

  it("shows variance explained as the textbook has it", () => {
    // Raudenbush & Bryk 2002, section 4: residual 39.15 → 36.71, between schools 8.61 → 2.69.
    const rows = rowsOf("variance-explained");
    expect(rows[0]).toEqual(["Between rows (residual)", "39.15", "36.71", ".06"]);
    expect(rows[1]).toEqual(["Between units of school", "8.61", "2.69", ".69"]);
  });

  it("says of every number what it is", () => {
    const table = answer({ show: ["unit-effects"] }).tables[0];
    const row = table?.rows[0]?.cells ?? [];
    expect(row.filter(({ value, explanation }) => value !== null && explanation !== undefined).length).toBeGreaterThan(
      5,
    );
  });

  it("draws the random effects of all units, each with its interval", () => {
    const { charts } = answer({ show: ["unit-effects"] });
    expect(charts.map(({ kind }) => kind)).toEqual(["unit-intervals", "unit-intervals"]);
    expect(charts[0]?.unitLines).toHaveLength(160);
  });
});

function tablesOf(after: AfterSettings, model = hsb): readonly string[] {
  return answer(after, model).tables.map(({ kind }) => kind);
}

function rowsOf(part: AfterPart): readonly (readonly string[])[] {
  const [table] = answer({ show: [part] }).tables;
  return (table?.rows ?? []).map(({ cells }) => cells.map(({ text }) => textOf(text)));
}

function answer(after: AfterSettings, model = hsb): AfterAnswer {
  const levels = null;
  const request = { id: "m", name: "m", table: "t", levels, model, output: defaultOutputSettings, after };
  const outcome = afterModel(goldenData("hsb"), request);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

function textOf(text: RichText): string {
  return text.map((piece) => piece.text).join("");
}
