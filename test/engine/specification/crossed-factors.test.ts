import { describe, expect, it } from "vitest";
import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import type { RichText } from "../../../src-contract/output.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { equationLines } from "../../../src-engine/specification/equations/equation-lines.ts";
import { levelEquations } from "../../../src-engine/specification/equations/level-equations.ts";
import { latex } from "../../../src-engine/specification/equations/math.ts";
import { applyChange, describeChange, type ModelChange } from "../../../src-engine/specification/model-change.ts";
import { nullModel } from "../../../src-engine/specification/null-model.ts";
import { relevel } from "../../../src-engine/specification/relevel.ts";
import { modelInWords } from "../../../src-engine/specification/words/words.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import { describeData } from "./contexts.ts";
import { equationTexts } from "./equation-texts.ts";

const teachers = { id: ["teacher"], singular: "teacher", plural: "teachers" };
const levels: LevelsDefinition = {
  first: { singular: "rating", plural: "ratings" },
  upper: [{ id: ["student"], singular: "student", plural: "students" }],
  crossed: [teachers],
};
const { context } = describeData(levels, {
  score: {},
  hours: {},
  age: { level: 2 },
  size: { crossedFactor: 0 },
  student: { level: 2 },
  teacher: {},
});

/** Y = γ₀₀ + γ₁₀ HOURS + u₀ⱼ + c₀ₖ + rᵢⱼ */
const draft: ModelDraft = {
  outcome: "score",
  fixed: [{ variables: [] }, { variables: [{ name: "hours" }] }],
  random: [
    { group: "student", terms: [{ variables: [] }] },
    { group: "teacher", terms: [{ variables: [] }] },
  ],
};

/** Students are rows, with age; teachers are columns, with the size of their class. */
const age = { name: "age" };
const size = { name: "size" };
const hours = { name: "hours", center: "group", by: "teacher" } as const;
const predictors: ModelDraft = {
  outcome: "score",
  fixed: [[], [age], [size], [age, size], [hours], [hours, age]].map((variables) => ({ variables })),
  random: [
    { group: "student", terms: [{ variables: [] }, { variables: [size] }] },
    { group: "teacher", terms: [{ variables: [] }, { variables: [hours] }, { variables: [age] }] },
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

function compact(tex: string): string {
  const letters = { "\\pi": "π", "\\theta": "θ", "\\gamma": "γ", "\\beta": "β", "\\delta": "δ", "\\cdot": "·" };
  return Object.entries(letters)
    .reduce((text, [command, letter]) => text.replaceAll(command, letter), tex)
    .replaceAll(/\\left|\\right|\s/g, "")
    .replaceAll(/\\mathrm\{([^}]*)\}/g, "$1");
}

function spoken(text: RichText): string {
  return text.map((piece) => piece.text).join("");
}

describe("factors that cross the levels", () => {
  it("of two levels stand in their equations as rows and columns, in the letters of HLM's HCM2", () => {
    const equations = levelEquations(draft, context);
    expect(equations.rest).toEqual([]);
    expect(equations.crossed).toEqual([]);
    expect(equationTexts(draft, context)).toEqual([
      "Y = π₀ⱼₖ + π₁ⱼₖ HOURS + eᵢⱼₖ",
      "π₀ⱼₖ = θ₀ + b₀₀ⱼ + c₀₀ₖ",
      "π₁ⱼₖ = θ₁",
    ]);
  });

  it("have row and column predictors, their products, and slopes that vary between the other's units", () => {
    const equations = equationLines(workingModel(predictors, context));
    expect(equations.levels.flatMap(({ lines }) => lines.map(latex)).map(compact)).toEqual([
      "SCORE_{ijk}=π_{0jk}+π_{1jk}(HOURS_{ijk}-\\overline{HOURS}_{··k})+e_{ijk}",
      "π_{0jk}=θ_{0}+b_{00j}+c_{00k}+(γ_{01}+c_{01k})(AGE_{j})+(β_{01}+b_{01j})(SIZE_{k})+δ_{01}(AGE_{j})(SIZE_{k})",
      "π_{1jk}=θ_{1}+c_{10k}+γ_{11}(AGE_{j})",
    ]);
    expect(compact(latex(equations.mixed))).toBe(
      [
        "SCORE_{ijk}=θ_{0}+γ_{01}(AGE_{j})+β_{01}(SIZE_{k})+δ_{01}(AGE_{j})(SIZE_{k})",
        "θ_{1}(HOURS_{ijk}-\\overline{HOURS}_{··k})",
        "γ_{11}(HOURS_{ijk}-\\overline{HOURS}_{··k})(AGE_{j})",
        "b_{00j}+c_{00k}+c_{01k}(AGE_{j})+b_{01j}(SIZE_{k})+c_{10k}(HOURS_{ijk}-\\overline{HOURS}_{··k})+e_{ijk}",
      ].join("+"),
    );
  });

  it("are told in words", () => {
    expect(modelInWords(workingModel(predictors, context)).map(({ text }) => spoken(text))).toEqual([
      "score of a rating depends on hours (compared with the mean of the teacher) and what is particular to the rating.",
      "The intercept (score expected for a rating with hours at the mean of the teacher) depends on age, size, and the " +
        "interaction of age and size, and differs between students and between teachers beyond that. The effect of age " +
        "on the intercept differs between teachers. The effect of size on the intercept differs between students.",
      "The effect of hours (compared with the mean of the teacher) depends on age, and differs between teachers beyond that.",
    ]);
  });

  it("lose the slopes of a predictor together with it", () => {
    const [, age] = predictors.fixed;
    if (age === undefined) throw new Error("there is one");
    const without = changed(predictors, { kind: "remove-predictor", path: [[], age.variables] });
    expect(
      without.random.flatMap(({ terms }) => terms.map(({ variables }) => variables.map(({ name }) => name))),
    ).toEqual([[], ["size"], [], ["hours"]]);
  });

  it("say where a slope cannot vary: between the units that its predictor describes", () => {
    const wrong = { ...draft, random: [{ group: "teacher", terms: [{ variables: [{ name: "size" }] }] }] };
    expect(levelEquations(wrong, context).rest).toEqual([
      { kind: "random", source: { entry: 0, term: 0 }, why: "varies-too-high" },
    ]);
  });

  it("stand beside the equations of more levels, in letters of their own", () => {
    const mixture: LevelsDefinition = {
      ...levels,
      upper: [...levels.upper, { id: ["school"], singular: "school", plural: "schools" }],
    };
    const nested = describeData(mixture, { score: {}, hours: {}, student: {}, teacher: {}, school: { level: 3 } });
    const working = workingModel(
      { ...draft, random: [...draft.random, { group: "school", terms: [{ variables: [] }] }] },
      nested.context,
    );
    expect(equationTexts(working.draft, nested.context).slice(0, 2)).toEqual([
      "Y = π₀ⱼₖ + π₁ⱼₖ HOURS + eᵢⱼₖ",
      "π₀ⱼₖ = β₀₀ₖ + r₀ⱼₖ",
    ]);
    const [level1] = equationLines(working).levels;
    expect(compact(latex(level1?.lines[0] ?? []))).toBe("SCORE_{ijk}=π_{0jk}+π_{1jk}(HOURS_{ijk})+c_{0l}+e_{ijk}");
    expect(spoken(modelInWords(working)[0]?.text ?? [])).toMatch(
      /The intercept differs between teachers too, across the levels\.$/,
    );
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
