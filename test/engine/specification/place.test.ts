import { describe, expect, it } from "vitest";
import { changeThatAdds, missingParts } from "../../../src-engine/specification/equations/missing-parts.ts";
import { sameEquation, targetPrefix } from "../../../src-engine/specification/equations/target-equation.ts";
import { applyChange, describeChange } from "../../../src-engine/specification/model-change.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import { growth, hsb } from "./contexts.ts";
import { hsbModels, sesWithin, term } from "./equation-texts.ts";

/** Where the next predictor goes, where the current equation is after a change, and what a product lacks. */

const model = workingModel(hsbModels.slopesAsOutcomes, hsb.context);
const [levelOne, ofIntercept, ofSes] = model.equations.levels.flat();

describe("the equation for the next predictor", () => {
  it("of level 1 is the outcome's, whichever is current", () => {
    expect(targetPrefix(ofSes ?? null, 1)).toEqual([]);
  });

  it("of level 2 is the current one, else that of the intercept", () => {
    expect(targetPrefix(ofSes ?? null, 2)).toEqual([[sesWithin]]);
    expect(targetPrefix(levelOne ?? null, 2)).toEqual([[]]);
    expect(targetPrefix(null, 2)).toEqual([[]]);
  });

  it("of level 3 lies above the current one", () => {
    const draft = { outcome: "math", fixed: [term(), term("year"), term("female")], random: [] };
    const slope = workingModel(draft, growth.context).equations.levels[1]?.[1] ?? null;
    expect(targetPrefix(slope, 3)).toEqual([[{ name: "year" }], []]);
  });
});

describe("the current equation", () => {
  it("stays that of the slope when its predictor is centered differently", () => {
    const draft = applyChange(model, { kind: "change-form", from: sesWithin, to: { name: "ses" } });
    const after = workingModel(draft, hsb.context).equations;
    expect(sameEquation(model.equations, after, ofSes?.id ?? null)).toBe(after.levels[1]?.[1]?.id);
    expect(after.levels[1]?.[1]?.id).not.toBe(ofSes?.id);
  });

  it("stays itself while it is there, and is none when it is gone", () => {
    const draft = applyChange(model, { kind: "remove-predictor", path: [[sesWithin]] });
    const after = workingModel(draft, hsb.context).equations;
    expect(sameEquation(model.equations, after, ofIntercept?.id ?? null)).toBe(ofIntercept?.id);
    expect(sameEquation(model.equations, after, ofSes?.id ?? null)).toBeNull();
  });
});

describe("parts that a product lacks", () => {
  it("are none in the textbook's model", () => {
    expect(missingParts(model)).toEqual([]);
  });

  it("are named once, with the product", () => {
    const draft = {
      ...hsbModels.null,
      fixed: [term(), term("ses"), term("ses", "sector"), term("ses", "sector", "size")],
    };
    const found = missingParts(workingModel(draft, hsb.context));
    expect(found.map(({ missing }) => missing.flat().map(({ name }) => name))).toEqual([
      ["sector"],
      ["sector", "size"],
      ["ses", "size"],
    ]);
  });

  it("are named once where two products lack the same", () => {
    const fixed = [term(), term("ses"), term("female"), term("ses", "sector"), term("female", "sector")];
    const found = missingParts(workingModel({ ...hsbModels.null, fixed }, hsb.context));
    expect(found.map(({ missing }) => missing.flat().map(({ name }) => name))).toEqual([["sector"]]);
  });

  it("can be added by one change where they are one predictor", () => {
    const draft = { ...hsbModels.null, fixed: [term(), term("ses", "sector"), term("ses", "female")] };
    let lacking = workingModel(draft, hsb.context);
    const added: string[] = [];
    for (let [first] = missingParts(lacking); first !== undefined; [first] = missingParts(lacking)) {
      const change = changeThatAdds(lacking, first.missing);
      if (change === null) throw new Error("a single predictor can be added");
      added.push(describeChange(lacking, change));
      lacking = workingModel(applyChange(lacking, change), hsb.context);
    }
    expect(added).toEqual([
      "Add SECTOR, uncentered",
      "Add the intercept of the slope of SES",
      "Add FEMALE, uncentered",
    ]);
  });

  it("are the fixed part of a random slope that has none", () => {
    const draft = { ...hsbModels.null, random: [{ group: "school", terms: [term(), term("female")] }] };
    expect(missingParts(workingModel(draft, hsb.context))).toEqual([
      { of: [[{ name: "female" }], []], missing: [[{ name: "female" }], []] },
    ]);
  });
});
