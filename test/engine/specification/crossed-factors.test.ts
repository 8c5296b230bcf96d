import { describe, expect, it } from "vitest";
import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { levelEquations } from "../../../src-engine/specification/level-equations.ts";
import { mixedEquation } from "../../../src-engine/specification/mixed-equation.ts";
import { applyChange, describeChange, type ModelChange } from "../../../src-engine/specification/model-change.ts";
import { nullModel } from "../../../src-engine/specification/null-model.ts";
import { relevel } from "../../../src-engine/specification/relevel.ts";
import { symbolText } from "../../../src-engine/specification/symbol.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import { describeData } from "./contexts.ts";
import { equationTexts } from "./equation-texts.ts";

const teachers = { id: ["teacher"], singular: "teacher", plural: "teachers" };
const levels: LevelsDefinition = {
  first: { singular: "rating", plural: "ratings" },
  upper: [{ id: ["student"], singular: "student", plural: "students" }],
  crossed: [teachers],
};
const { context } = describeData(levels, { score: {}, hours: {}, student: {}, teacher: {} });

/** Y = γ₀₀ + γ₁₀ HOURS + u₀ⱼ + c₀ₖ + rᵢⱼ */
const draft: ModelDraft = {
  outcome: "score",
  fixed: [{ variables: [] }, { variables: [{ name: "hours" }] }],
  random: [
    { group: "student", terms: [{ variables: [] }] },
    { group: "teacher", terms: [{ variables: [] }] },
  ],
};

const slope: ModelChange = {
  kind: "switch-crossed-effect",
  group: "teacher",
  term: { variables: [{ name: "hours" }] },
};

function changed(before: ModelDraft, change: ModelChange): ModelDraft {
  return applyChange(workingModel(before, context), change);
}

describe("factors that cross the levels", () => {
  it("stand beside the level equations, not outside the model", () => {
    const equations = levelEquations(draft, context);
    expect(equations.rest).toEqual([]);
    expect(equationTexts(draft, context)).toEqual(["Y = β₀ⱼ + β₁ⱼ HOURS + rᵢⱼ", "β₀ⱼ = γ₀₀ + u₀ⱼ", "β₁ⱼ = γ₁₀"]);
    const [factor] = equations.crossed;
    expect(factor?.units).toEqual(teachers);
    expect(factor?.effects.map(({ symbol, source }) => [symbolText(symbol), source !== null])).toEqual([
      ["c₀ₖ", true],
      ["c₁ₖ", false],
    ]);
  });

  it("are in the mixed equation", () => {
    const { random } = mixedEquation(levelEquations(draft, context), context);
    expect(random.map(({ symbol }) => symbolText(symbol))).toEqual(["u₀ⱼ", "c₀ₖ"]);
  });

  it("have their effects switched on and off, by name", () => {
    const varying = changed(draft, slope);
    expect(varying.random[1]?.terms).toEqual([{ variables: [] }, { variables: [{ name: "hours" }] }]);
    expect(changed(varying, slope)).toEqual(draft);
    expect(describeChange(workingModel(draft, context), slope)).toBe("Vary HOURS between teacher units");
    const none = changed(draft, { kind: "switch-crossed-effect", group: "teacher", term: { variables: [] } });
    expect(none.random).toEqual([draft.random[0]]);
  });

  it("begin with a random intercept in new models and in those there are, and take it with them", () => {
    expect(nullModel("score", levels).random).toEqual(draft.random);
    const { crossed: _, ...nested } = levels;
    const before = nullModel("score", nested);
    expect(relevel(before, nested, levels)).toEqual(nullModel("score", levels));
    expect(relevel(nullModel("score", levels), levels, nested)).toEqual(before);
  });

  it("keep their effects where a level becomes a crossed factor", () => {
    const asLevel: LevelsDefinition = { first: levels.first, upper: [...levels.upper, teachers] };
    expect(relevel(draft, asLevel, levels)).toEqual(draft);
  });
});
