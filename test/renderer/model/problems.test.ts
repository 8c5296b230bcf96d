import { describe, expect, it } from "vitest";
import type { Failure } from "../../../src-contract/failure.ts";
import type { SpecificationProblem } from "../../../src-contract/model-failure.ts";
import { applyChange } from "../../../src-engine/specification/model-change.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import { problemsIn } from "../../../src-renderer/screens/model/equations/problems-in.ts";
import { placeProblems } from "../../../src-renderer/screens/model/problems.ts";
import { hsb } from "../../engine/specification/contexts.ts";
import { hsbModels, sesWithin, term } from "../../engine/specification/equation-texts.ts";

const model = workingModel(hsbModels.slopesAsOutcomes, hsb.context);

function place(failure: Failure) {
  return placeProblems(model, failure)[0]?.place;
}

function placeOf(problem: SpecificationProblem) {
  return place({ code: "specification-invalid", problems: [problem] });
}

describe("a problem of the specification stands", () => {
  it("at the predictor of its own level, by its path in the analysis file", () => {
    const unknown = { code: "unknown-variable", name: "x", suggestion: null } as const;
    expect(placeOf({ at: "model.fixed[3].variables[0].name", ...unknown })).toEqual({
      kind: "coefficient",
      path: [[sesWithin]],
    });
    expect(placeOf({ at: "model.fixed[4].variables[0]", ...unknown })).toEqual({
      kind: "coefficient",
      path: [[sesWithin], [{ name: "meanses" }]],
    });
    expect(placeOf({ at: "model.fixed[2]", code: "duplicate-term", name: "sector" })).toEqual({
      kind: "coefficient",
      path: [[], [{ name: "sector" }]],
    });
  });

  it("at the random effect, the outcome, the settings, else at the model", () => {
    const unknown = { code: "unknown-variable", name: "x", suggestion: null } as const;
    expect(placeOf({ at: "model.random[0].terms[1].variables[0].name", ...unknown })).toEqual({
      kind: "effect",
      prefix: [[sesWithin]],
    });
    expect(placeOf({ at: "model.outcome", ...unknown })).toEqual({ kind: "outcome" });
    expect(placeOf({ at: "model.link", ...unknown })).toEqual({ kind: "settings", page: "outcome" });
    expect(placeOf({ at: "model.estimation.method", ...unknown })).toEqual({ kind: "settings", page: "estimation" });
    expect(placeOf({ at: "model.inference.df", ...unknown })).toEqual({ kind: "settings", page: "tests" });
    expect(placeOf({ at: "model.weights.level1", ...unknown })).toEqual({ kind: "settings", page: "residuals" });
    const coefficient = { code: "unknown-coefficient", name: "sex", suggestion: "ses" } as const;
    expect(placeOf({ at: "model.inference.hypotheses[0].rows[0].weights.sex", ...coefficient })).toEqual({
      kind: "settings",
      page: "hypotheses",
    });
    expect(placeOf({ at: "model", ...unknown })).toEqual({ kind: "model" });
  });
});

it("a hypothesis that the model no longer allows goes with one click", () => {
  const hypotheses = ["one", "two"].map((name) => ({ name, rows: [{ weights: { gone: 1 } }] }));
  const draft = { ...hsbModels.slopesAsOutcomes, inference: { hypotheses } };
  const working = workingModel(draft, hsb.context);
  const at = "model.inference.hypotheses[1].rows[0].weights.gone";
  const unknown = { at, code: "unknown-coefficient", name: "gone", suggestion: null } as const;
  const [problem] = placeProblems(working, { code: "specification-invalid", problems: [unknown] });
  if (problem?.remedy == null) throw new Error("one click mends it");
  expect(applyChange(working, problem.remedy.change).inference?.hypotheses).toEqual(hypotheses.slice(0, 1));
});

describe("a problem of the data stands", () => {
  it("at the random slope that cannot vary, and can be mended there", () => {
    const [problem] = placeProblems(model, { code: "slope-constant-within", name: "ses", group: "school" });
    expect(problem?.place).toEqual({ kind: "effect", prefix: [[sesWithin]] });
    expect(problem?.text).toContain("make the slope fixed");
    if (problem?.remedy === null || problem === undefined) throw new Error("one click mends it");
    expect(applyChange(model, problem.remedy.change).random).toEqual([
      { group: "school", terms: [term()], covariance: "unstructured" },
    ]);
  });

  it("at a slope outside the equations, which goes and takes nothing else with it", () => {
    const random = [{ group: "school", terms: [term(), term("meanses")] }];
    const working = workingModel({ ...hsbModels.slopesAsOutcomes, random }, hsb.context);
    const [problem] = placeProblems(working, { code: "slope-constant-within", name: "meanses", group: "school" });
    expect(problem?.place.kind).toBe("rest");
    if (problem?.remedy == null) throw new Error("one click mends it");
    expect(applyChange(working, problem.remedy.change).random).toEqual([{ group: "school", terms: [term()] }]);
  });

  it("at the variable it is about, be it the outcome", () => {
    expect(place({ code: "too-many-categories", name: "sector", categories: 600, limit: 500 })).toEqual({
      kind: "coefficient",
      path: [[], [{ name: "sector" }]],
    });
    expect(place({ code: "value-not-finite", name: "mathach", row: 7 })).toEqual({ kind: "outcome" });
    expect(place({ code: "outcome-constant", name: "mathach", category: "1" })).toEqual({ kind: "outcome" });
    expect(place({ code: "too-few-rows", rows: 3, coefficients: 6 })).toEqual({ kind: "model" });
  });

  it("nowhere when it says nothing about the model", () => {
    expect(placeProblems(model, null)).toEqual([]);
    expect(placeProblems(model, { code: "outcome-not-chosen" })).toEqual([]);
    expect(placeProblems(model, { code: "superseded" })).toEqual([]);
  });
});

describe("an equation finds the problems of its parts", () => {
  it("by coefficient, effect and outcome", () => {
    const problems = [
      ...placeProblems(model, { code: "slope-constant-within", name: "ses", group: "school" }),
      ...placeProblems(model, { code: "too-many-categories", name: "sector", categories: 600, limit: 500 }),
      ...placeProblems(model, { code: "outcome-constant", name: "mathach", category: "1" }),
    ];
    const found = model.equations.levels.flat().map((equation) => problemsIn(hsb.context, equation, problems));
    expect(found.map((own) => own.map(({ part }) => part))).toEqual([["outcome"], [2], ["effect"]]);
  });
});
