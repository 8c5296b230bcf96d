import { describe, expect, it } from "vitest";
import { singleLevel } from "../../../src-engine/specification/context.ts";
import { isGivenName, modelName } from "../../../src-engine/specification/model-name.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import { growth, hsb } from "./contexts.ts";
import { hsbModels, term } from "./equation-texts.ts";

const school = (...random: ReturnType<typeof term>[]) => [{ group: "school", terms: random }];
const hsbName = (fixed: ReturnType<typeof term>[], random = school(term())) =>
  modelName(workingModel({ outcome: "mathach", fixed, random }, hsb.context));

describe("the name that a model gets by itself", () => {
  it("is that of the highest rung of the ladder it stands on", () => {
    expect(modelName(workingModel(hsbModels.null, hsb.context))).toBe("Null model");
    expect(hsbName([term(), term("ses")])).toBe("Student predictors");
    expect(hsbName([term(), term("ses"), term("sector")])).toBe("School predictors");
    expect(hsbName([term(), term("ses"), term("sector")], school(term(), term("ses")))).toBe("Random slope");
    expect(hsbName([term(), term("ses"), term("ses", "sector")])).toBe("Cross-level interaction");
    expect(hsbName([term(), term("ses"), term("ses", "sector"), term("ses", "meanses")])).toBe(
      "Cross-level interactions",
    );
  });

  it("names the highest of three levels that explains something", () => {
    const fixed = [term(), term("year"), term("female")];
    const random = [{ group: "childid", terms: [term()] }];
    expect(modelName(workingModel({ outcome: "math", fixed, random }, growth.context))).toBe("Child predictors");
  });

  it("needs no levels", () => {
    const context = { ...hsb.context, levels: singleLevel };
    const draft = { outcome: "mathach", fixed: [term(), term("ses")], random: [] };
    expect(modelName(workingModel(draft, context))).toBe("Predictors");
  });

  it("is told from one that a person gave", () => {
    expect(isGivenName(hsb.context, "School predictors 2")).toBe(true);
    expect(isGivenName(hsb.context, "Pupil predictors")).toBe(false);
  });
});
