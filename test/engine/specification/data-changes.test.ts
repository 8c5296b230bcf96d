import { describe, expect, it } from "vitest";
import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { nullModel } from "../../../src-engine/specification/null-model.ts";
import { relevel } from "../../../src-engine/specification/relevel.ts";
import { renameVariable, usesOf } from "../../../src-engine/specification/variable-names.ts";
import { hsbModels, sesWithin, term } from "./equation-texts.ts";

/** What happens to models when variables are renamed or levels are defined anew. */

function levels(...ids: readonly (readonly string[])[]): LevelsDefinition {
  const noun = { singular: "unit", plural: "units" };
  return { first: noun, upper: ids.map((id) => ({ id, ...noun })) };
}

const everywhere: ModelDraft = {
  outcome: "y",
  trials: "n",
  exposure: "time",
  offset: "o",
  fixed: [
    term(),
    term({ name: "x", center: "group", by: ["school", "class"] }),
    term({ name: "x", aggregate: { function: "mean", by: "school" } }),
  ],
  random: [{ group: ["school", "class"], terms: [term(), term("x")] }],
  residual: { structure: "ar1", within: ["school", "class"], order: "time", by: "x" },
  weights: { level1: "w", school: "v" },
  inference: {
    hypotheses: [{ name: "Within is between", rows: [{ weights: { x: 1, "mean(x, by: school)": -1 }, value: 2 }] }],
  },
};

describe("renaming a variable", () => {
  it("reaches every place of the model", () => {
    for (const name of ["y", "n", "time", "o", "x", "school", "class", "w", "v"]) {
      const renamed = renameVariable(everywhere, name, "brand new");
      expect(JSON.stringify(renamed), name).not.toContain(JSON.stringify(name));
      expect(renameVariable(renamed, "brand new", name), name).toEqual(everywhere);
    }
  });

  it("leaves a model alone that does not use it", () => {
    expect(renameVariable(hsbModels.null, "ses", "SES")).toBe(hsbModels.null);
  });
});

describe("uses of a variable", () => {
  it("are found as outcome, predictor, random slope, units and means", () => {
    expect(usesOf(hsbModels.slopesAsOutcomes, "mathach")).toEqual([{ kind: "outcome" }]);
    expect(usesOf(hsbModels.randomCoefficients, "ses")).toEqual([
      { kind: "fixed", term: 1, variable: sesWithin },
      { kind: "random", entry: 0, term: 1, variable: sesWithin },
    ]);
    expect(usesOf(hsbModels.randomCoefficients, "school")).toEqual([
      { kind: "group", entry: 0 },
      { kind: "means", of: "ses" },
    ]);
    expect(usesOf(everywhere, "w")).toEqual([{ kind: "setting", setting: "weights" }]);
    expect(usesOf(everywhere, "nobody")).toEqual([]);
  });
});

describe("new levels", () => {
  it("the first choice of an identifier gives a null model its random intercept", () => {
    expect(relevel(nullModel("mathach", null), null, levels(["school"]))).toEqual(hsbModels.null);
  });

  it("another identifier for the same level takes the place of the old one", () => {
    const draft = relevel(hsbModels.randomCoefficients, levels(["school"]), levels(["site", "school"]));
    const moved = { name: "ses", center: "group", by: ["site", "school"] } as const;
    expect(draft.fixed).toEqual([term(), term(moved)]);
    expect(draft.random).toEqual([{ group: ["site", "school"], terms: [term(), term(moved)] }]);
  });

  it("a level more adds a random intercept and leaves the rest", () => {
    const draft = relevel(hsbModels.randomCoefficients, levels(["school"]), levels(["school"], ["district"]));
    expect(draft.fixed).toEqual(hsbModels.randomCoefficients.fixed);
    expect(draft.random).toEqual([...hsbModels.randomCoefficients.random, { group: "district", terms: [term()] }]);
  });

  it("a level less takes its random effects with it; centering moves to the level that is left", () => {
    const draft: ModelDraft = {
      outcome: "y",
      fixed: [
        term(),
        term({ name: "x", center: "group", by: "class" }),
        term({ name: "x", center: "group", by: "school" }),
      ],
      random: [
        { group: "class", terms: [term()] },
        { group: "school", terms: [term()] },
      ],
    };
    const left = relevel(draft, levels(["class"], ["school"]), levels(["school"]));
    expect(left.fixed).toEqual([term(), term({ name: "x", center: "group", by: "school" })]);
    expect(left.random).toEqual([{ group: "school", terms: [term()] }]);
  });

  it("no levels at all: nothing is random, nothing centered at means, no means of units", () => {
    const draft = relevel(everywhere, levels(["school", "class"], ["school"]), null);
    expect(draft.fixed).toEqual([term(), term({ name: "x", center: "none" })]);
    expect(draft.random).toEqual([]);
  });

  it("the same levels leave the model as it is", () => {
    expect(relevel(hsbModels.slopesAsOutcomes, levels(["school"]), levels(["school"]))).toEqual(
      hsbModels.slopesAsOutcomes,
    );
  });
});
