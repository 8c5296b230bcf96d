import { describe, expect, it } from "vitest";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { type NextStep, nextSteps, proposal, takeStep } from "../../../src-engine/specification/ladder.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import { describeData, growth, hsb } from "./contexts.ts";
import { equationTexts, hsbModels, sesWithin, term } from "./equation-texts.ts";

const steps = (draft: ModelDraft) => nextSteps(workingModel(draft, hsb.context));
const named = (draft: ModelDraft) => steps(draft).map(({ name }) => name);

function step(draft: ModelDraft, name: string): NextStep {
  const found = steps(draft).find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no step "${name}"`);
  return found;
}

function take(draft: ModelDraft, name: string, choices: Readonly<Record<string, string>>): ModelDraft {
  const next = step(draft, name);
  const chosen = next.candidates.flatMap(({ name: candidate, forms }) =>
    forms.filter((form) => form.name === choices[candidate]),
  );
  return takeStep(workingModel(draft, hsb.context), next, chosen);
}

describe("the ladder", () => {
  it("offers after the null model predictors of each level", () => {
    expect(named(hsbModels.null)).toEqual(["Student predictors", "School predictors"]);
  });

  it("waits for an outcome, which would else be among the predictors", () => {
    expect(steps({ ...hsbModels.null, outcome: null })).toEqual([]);
  });

  it("offers slopes, then interactions, as soon as there is something they can be made of", () => {
    const withSes = { ...hsbModels.null, fixed: [term(), term(sesWithin)] };
    expect(named(withSes)).toEqual(["Student predictors", "School predictors", "Random slope", "Null model"]);
    expect(named({ ...withSes, fixed: [...withSes.fixed, term("sector")] })).toContain("Cross-level interaction");
  });

  it("offers predictors in every form, as categories where they are some, and never the outcome or identifiers", () => {
    const { candidates } = step(hsbModels.null, "Student predictors");
    expect(candidates.map(({ name, forms }) => [name, forms.map((form) => form.name)])).toEqual([
      ["MINORITY", ["group-mean centered", "grand-mean centered", "uncentered", "within + between"]],
      ["FEMALE", ["group-mean centered", "grand-mean centered", "uncentered", "within + between"]],
      ["SES", ["group-mean centered", "grand-mean centered", "uncentered", "within + between"]],
      ["TRACK", ["as categories"]],
    ]);
    const school = step(hsbModels.null, "School predictors").candidates;
    expect(school.map(({ name, forms }) => [name, forms[0]?.name])).toEqual([
      ["SECTOR", "uncentered"],
      ["MEANSES", "uncentered"],
      ["SIZE", "uncentered"],
      ["REGION", "as categories"],
    ]);
  });

  it("offers no number of the rows as a predictor, and no scale is taken for one", () => {
    const { context } = describeData(hsb.context.levels, {
      school: { level: 2 },
      mathach: {},
      pupil: { numbers: { mean: 50.5, sd: 29.01, min: 1, max: 100 } },
      income: { numbers: { mean: 47.2, sd: 29.01, min: 1, max: 100 } },
      seconds: { numbers: { mean: 60.5, sd: 29.01, min: 1, max: 120 } },
    });
    const [students] = nextSteps(workingModel(hsbModels.null, context));
    expect(students?.candidates.map(({ id }) => id)).toEqual(["income", "seconds"]);
  });

  it("climbs to intercepts and slopes as outcomes", () => {
    const students = take(hsbModels.null, "Student predictors", { SES: "group-mean centered" });
    const schools = take(students, "School predictors", { MEANSES: "uncentered", SECTOR: "uncentered" });
    const slopes = takeStep(
      workingModel(schools, hsb.context),
      step(schools, "Random slope"),
      proposal(step(schools, "Random slope")),
    );
    const last = step(slopes, "Cross-level interactions");
    expect(last.candidates.map(({ name, isProposed }) => [name, isProposed])).toEqual([
      ["SES × SECTOR", true],
      ["SES × MEANSES", true],
    ]);
    const top = takeStep(workingModel(slopes, hsb.context), last, proposal(last));
    expect(equationTexts(top, hsb.context)).toEqual([
      "Y = β₀ⱼ + β₁ⱼ SES + rᵢⱼ",
      "β₀ⱼ = γ₀₀ + γ₀₁ SECTOR + γ₀₂ MEANSES + u₀ⱼ",
      "β₁ⱼ = γ₁₀ + γ₁₁ SECTOR + γ₁₂ MEANSES + u₁ⱼ",
    ]);
  });

  it("proposes interactions only for slopes that vary", () => {
    const draft: ModelDraft = {
      ...hsbModels.null,
      fixed: [term(), term("sector"), term("ses"), term("female")],
      random: [{ group: "school", terms: [term(), term("female")] }],
    };
    const { candidates } = step(draft, "Cross-level interactions");
    expect(candidates.map(({ name, isProposed }) => [name, isProposed])).toEqual([
      ["SES × SECTOR", false],
      ["FEMALE × SECTOR", true],
    ]);
  });

  it("goes back to the null model with the settings kept", () => {
    const draft: ModelDraft = { ...hsbModels.slopesAsOutcomes, estimation: { method: "ML" } };
    expect(takeStep(workingModel(draft, hsb.context), step(draft, "Null model"), [])).toEqual({
      ...hsbModels.null,
      estimation: { method: "ML" },
    });
  });

  it("says on three levels between which units a slope would vary", () => {
    const draft = {
      outcome: "math",
      fixed: [term(), term("year")],
      random: [{ group: "childid", terms: [term(), term("year")] }],
    };
    const next = nextSteps(workingModel(draft, growth.context));
    expect(next.map(({ name }) => name)).toEqual([
      "Occasion predictors",
      "Child predictors",
      "School predictors",
      "Random slope",
      "Null model",
    ]);
    expect(next[3]?.candidates.map(({ name }) => name)).toEqual(["YEAR between schools"]);
  });
});
