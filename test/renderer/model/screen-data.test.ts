import katex from "katex";
import { describe, expect, it } from "vitest";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { inferenceOf, usualInference } from "../../../src-engine/specification/change/inference.ts";
import { equationLines } from "../../../src-engine/specification/equations/equation-lines.ts";
import { levelEquations } from "../../../src-engine/specification/equations/level-equations.ts";
import { latex } from "../../../src-engine/specification/equations/math.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import {
  letteredSubscript,
  shownRows,
  summandGroups,
} from "../../../src-renderer/screens/model/equations/summand-groups.ts";
import { reordered } from "../../../src-renderer/screens/model/models/reordered.ts";
import {
  defaultResiduals,
  residualOf,
  residualsOf,
} from "../../../src-renderer/screens/model/settings/residual-values.ts";
import { confidenceProblem } from "../../../src-renderer/screens/model/settings/tests-values.ts";
import { variableFacts } from "../../../src-renderer/screens/model/variables/variable-facts.ts";
import { type SectionRow, variableSections } from "../../../src-renderer/screens/model/variables/variable-sections.ts";
import { settingsSummary } from "../../../src-renderer/wording/settings.ts";
import { describeData, hsb } from "../../engine/specification/contexts.ts";
import { hsbModels, term } from "../../engine/specification/equation-texts.ts";
import { Chance, writtenModel } from "../../engine/specification/random-models.ts";

const full = workingModel(hsbModels.slopesAsOutcomes, hsb.context);

describe("the list of variables", () => {
  it("stands by level, identifiers last, with what each does in the model", () => {
    const sections = variableSections(full, "", noBundles).map(({ title, rows }) => [title, ...rows.map(rowText)]);
    expect(sections).toEqual([
      ["Level 1 · students", "minority", "female", "ses group", "mathach outcome", "track"],
      ["Level 2 · schools", "sector γ₀₂ γ₁₂", "meanses γ₀₁ γ₁₁", "size", "region"],
      ["The same in all rows", "country"],
      ["Identifiers", "school level 2"],
    ]);
  });

  it("is searched by name and label", () => {
    const found = (searched: string) =>
      variableSections(full, searched, noBundles).flatMap(({ rows }) => rows.map(rowText));
    expect(found("SES")).toEqual(["ses group", "meanses γ₀₁ γ₁₁"]);
    expect(found("enrol")).toEqual(["size"]);
    expect(found("nothing of the kind")).toEqual([]);
  });

  it("of thousands is one of what their names begin with, until one is opened or searched for", () => {
    const items = Array.from({ length: 5000 }, (_, index) => `s${(index % 250) + 1}_i${Math.floor(index / 250) + 1}`);
    const names = Object.fromEntries(["age", ...items].map((name) => [name, {}]));
    const { context } = describeData({ first: { singular: "row", plural: "rows" }, upper: [] }, names);
    const model = workingModel({ outcome: null, fixed: [], random: [] }, context);
    const [closed] = variableSections(model, "", noBundles);
    expect([closed?.count, closed?.rows.length]).toEqual([5001, 251]);
    expect(closed?.rows.slice(0, 3).map(rowText)).toEqual(["age", "s1_i… 20", "s2_i… 20"]);
    const [bundle] = closed?.rows.flatMap((row) => (row.kind === "bundle" ? row.key : [])) ?? [];
    const [open] = variableSections(model, "", new Set([bundle ?? ""]));
    expect(open?.rows.slice(1, 4).map(rowText)).toEqual(["s1_i… 20", "s1_i1", "s1_i2"]);
    expect(variableSections(model, "s250_ 20", noBundles).flatMap(({ rows }) => rows.map(rowText))).toEqual([
      "s250_i20",
    ]);
  });
});

const noBundles: ReadonlySet<string> = new Set();

function rowText(row: SectionRow): string {
  return row.kind === "bundle"
    ? `${row.stem}… ${row.count}`
    : `${row.name} ${row.badges.map(({ text }) => text).join(", ")}`.trim();
}

describe("many categories", () => {
  const categories = Array.from({ length: 8 }, (_, index) => ({ value: index, label: `group ${index}` }));
  const { context } = describeData(hsb.context.levels, {
    school: { level: 2 },
    y: {},
    tongue: { categories },
    region: { level: 2, categories },
  });
  const fixed = [term(), term("tongue"), term("region"), term("tongue", "region")];
  const [, second = []] = levelEquations({ outcome: "y", fixed, random: [] }, context).levels;
  const [ofIntercept, ofTongue] = second;

  it("of a predictor are one part from the first coefficient to the last", () => {
    const [row] = ofIntercept?.rows ?? [];
    if (row === undefined || ofIntercept === undefined) throw new Error("the intercept has an equation");
    expect(
      summandGroups(ofIntercept.coefficients, row).map(({ summands, isRange }) => [summands.length, isRange]),
    ).toEqual([
      [1, false],
      [7, true],
    ]);
  });

  it("of a level-1 predictor are one equation with q in the place of the number", () => {
    const { rows, letter } = shownRows(ofTongue?.rows ?? []);
    const [row] = rows;
    expect(rows).toHaveLength(1);
    expect([letter?.first, letter?.last, letter?.contrasts.length]).toEqual([1, 7, 7]);
    if (row?.left === null || row === undefined) throw new Error("a coefficient is on the left");
    expect(letteredSubscript(row.left, letter)).toBe("qj");
    expect(row.summands.slice(0, 2).map(({ symbol }) => letteredSubscript(symbol, letter))).toEqual(["q0", "q1"]);
  });

  it("up to three are each shown", () => {
    expect(shownRows((ofTongue?.rows ?? []).slice(0, 3))).toMatchObject({ letter: null });
  });
});

describe("typesetting", () => {
  it("KaTeX understands the equations of any model", () => {
    for (let seed = 0; seed < 60; seed++) {
      const draft = writtenModel(new Chance(seed), hsb.context, "mathach");
      const { levels, mixed } = equationLines(workingModel(draft, hsb.context));
      for (const line of [...levels.flatMap(({ lines }) => lines), mixed]) {
        expect(() => katex.renderToString(latex(line), { throwOnError: true }), latex(line)).not.toThrow();
      }
    }
  });
});

describe("models in a row", () => {
  const models = ["a", "b", "c", "d"].map((id) => ({ id, name: id, table: "t", model: hsbModels.null }));
  it("go where they are dropped", () => {
    expect(reordered(models, "a", "c", "after")).toBe(2);
    expect(reordered(models, "a", "c", "before")).toBe(1);
    expect(reordered(models, "d", "a", "before")).toBe(0);
    expect(reordered(models, "b", "d", "after")).toBe(3);
  });
});

describe("settings", () => {
  it("are told in few words", () => {
    expect(settingsSummary(hsbModels.null)).toEqual({
      outcome: "Normal",
      estimation: "REML",
      covariance: "Unstructured",
      residuals: "Independent",
      tests: "Satterthwaite",
      hypotheses: "None",
    });
    const other = {
      ...hsbModels.null,
      random: [],
      estimation: { method: "ML" },
      inference: {
        df: "infinite",
        standardErrors: "robust-cr2",
        hypotheses: [{ name: "No effect", rows: [{ weights: { ses: 1 } }] }],
      },
    } as const;
    const inference = { df: "kenward-roger", standardErrors: "robust" } as const;
    expect(settingsSummary({ ...hsbModels.null, inference }).tests).toBe("Satterthwaite, robust SE");
    expect(settingsSummary(other)).toMatchObject({
      estimation: "ML",
      covariance: "None",
      tests: "z tests, robust SE (CR2)",
      hypotheses: "No effect",
    });
  });

  it("say that random effects are in sets", () => {
    const school = { group: "school", covariance: "diagonal" } as const;
    const terms = [{ variables: [] }];
    expect(
      settingsSummary({
        ...hsbModels.null,
        random: [
          { ...school, terms },
          { ...school, terms },
        ],
      }),
    ).toMatchObject({
      covariance: "Diagonal, in sets",
    });
  });

  it("name the zeros of their own and the overdispersion of an outcome", () => {
    const outcomeOf = (draft: Partial<ModelDraft>) => settingsSummary({ ...hsbModels.null, ...draft }).outcome;
    expect(outcomeOf({ distribution: "poisson", zeros: { kind: "inflated" } })).toBe("Zero-inflated Poisson · log");
    expect(outcomeOf({ distribution: "negative-binomial", zeros: { kind: "hurdle" } })).toBe(
      "Hurdle negative binomial · log",
    );
    expect(outcomeOf({ distribution: "binomial", overdispersion: true })).toBe("Overdispersed binomial · logit");
    expect(outcomeOf({ distribution: "bernoulli" })).toBe("Bernoulli · logit");
  });

  it("of the residuals become what the public format says, and back", () => {
    const { context } = hsb;
    const values = {
      structure: "ar1",
      level: 2,
      order: "ses",
      by: "",
      predictors: [],
      weight: "",
      compares: false,
    } as const;
    const residual = residualOf(values, context);
    expect(residual).toEqual({ structure: "ar1", within: "school", order: "ses" });
    expect(residualsOf({ ...hsbModels.null, ...(residual && { residual }) }, context)).toEqual(values);
    expect(residualsOf(hsbModels.null, context)).toEqual(defaultResiduals);
    expect(residualOf(defaultResiduals, context)).toBeNull();
    const byGroup = residualOf({ ...values, structure: "by-group", by: "sector" }, context);
    expect(byGroup).toEqual({ structure: "by-group", by: "sector" });
    const predictors = [{ variables: [{ name: "ses" }] }];
    const logLinear = residualOf({ ...values, structure: "log-linear", predictors }, context);
    expect(logLinear).toEqual({ structure: "log-linear", predictors });
    expect(residualsOf({ ...hsbModels.null, ...(logLinear && { residual: logLinear }) }, context).predictors).toEqual(
      predictors,
    );
  });

  it("know a confidence level that makes no sense", () => {
    expect(inferenceOf(hsbModels.null)).toEqual(usualInference(hsbModels.null));
    expect(confidenceProblem(usualInference(hsbModels.null))).toBeNull();
    expect(confidenceProblem({ ...usualInference(hsbModels.null), confidenceLevel: 1 })).not.toBeNull();
    expect(confidenceProblem({ ...usualInference(hsbModels.null), confidenceLevel: Number.NaN })).not.toBeNull();
  });
});

describe("a variable described", () => {
  it("in figures, with the share between schools", () => {
    const summary = {
      name: "ses",
      valid: 7111,
      missing: 74,
      distinct: 1503,
      numbers: { mean: 0.0001434, sd: 0.7793552, min: -3.758, max: 2.692 },
      categories: null,
    };
    const between = [{ units: 160, mean: 0.0059, sdBetween: 0.4139706, sdWithin: 0.6605881, icc: 0.2656 }];
    const descriptives = { n: 7111, mean: 0, sd: 1, min: 0, max: 1, between };
    const byLevel = { name: "ses", level: 1, missing: 74, unitsMissing: [0], unitsVarying: [160], descriptives };
    const facts = variableFacts(hsb.context, summary, byLevel).map(({ term: what, value }) => `${what}: ${value}`);
    expect(facts).toEqual([
      "Values: 7,111",
      "Missing: 74",
      "Different values: 1,503",
      "Mean: 0.000",
      "Standard deviation: 0.779",
      "Range: −3.76 to 2.69",
      "SD between schools: 0.414",
      "SD within schools: 0.661",
      "Share between schools (ICC): .27",
    ]);
  });
});
