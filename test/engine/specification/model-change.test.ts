import { describe, expect, it } from "vitest";
import type { Distribution, TermVariable } from "../../../src-contract/analysis.ts";
import type { ModelDraft } from "../../../src-contract/project.ts";
import { nothingBeside } from "../../../src-engine/specification/change/distribution.ts";
import {
  applyChange,
  describeChange,
  type ModelChange,
  obstacleTo,
} from "../../../src-engine/specification/model-change.ts";
import { nullModel } from "../../../src-engine/specification/null-model.ts";
import { workingModel } from "../../../src-engine/specification/working-model.ts";
import { describeData, growth, hsb } from "./contexts.ts";
import { equationTexts, hsbModels, sesWithin, term } from "./equation-texts.ts";

const ofIntercept = [[]] as const;
const ofSes = [[sesWithin]] as const;

function changed(draft: ModelDraft, ...changes: readonly ModelChange[]): ModelDraft {
  return changes.reduce((now: ModelDraft, change) => applyChange(workingModel(now, hsb.context), change), draft);
}

function obstacle(draft: ModelDraft, change: ModelChange) {
  return obstacleTo(workingModel(draft, hsb.context), change);
}

function label(draft: ModelDraft, change: ModelChange): string {
  return describeChange(workingModel(draft, hsb.context), change);
}

function add(name: string | TermVariable, prefix: readonly (readonly TermVariable[])[] = []): ModelChange {
  return { kind: "add-predictor", prefix, variable: typeof name === "string" ? { name } : name };
}

const waldIntervals = { varianceTests: [], intervals: "wald", samples: 1000, seed: 1 } as const;

describe("building intercepts and slopes as outcomes, click by click", () => {
  it("ends in the textbook's model", () => {
    const draft = changed(
      nullModel(null, hsb.context.levels),
      { kind: "set-outcome", name: "mathach" },
      add("meanses", ofIntercept),
      add("sector", ofIntercept),
      add(sesWithin),
      add("meanses", ofSes),
      add("sector", ofSes),
      { kind: "switch-effect", prefix: ofSes },
    );
    const { covariance, ...entry } = hsbModels.slopesAsOutcomes.random[0];
    expect(equationTexts(draft, hsb.context)).toEqual(equationTexts(hsbModels.slopesAsOutcomes, hsb.context));
    expect(draft.random).toEqual([entry]);
    expect(draft.fixed.at(-1)).toEqual(term(sesWithin, "sector"));
  });

  it("starts from the null model: one intercept, varying between schools", () => {
    expect(nullModel("mathach", hsb.context.levels)).toEqual(hsbModels.null);
  });

  it("names each step for undo", () => {
    const draft = hsbModels.randomCoefficients;
    expect(label(draft, add(sesWithin))).toBe("Add SES, group-mean centered");
    expect(label(draft, add({ name: "ses", center: "grand" }))).toBe("Add SES, grand-mean centered");
    expect(label(draft, add("size", ofIntercept))).toBe("Add SIZE, uncentered");
    expect(label(draft, add("region", ofIntercept))).toBe("Add REGION");
    expect(label(draft, add("size", ofSes))).toBe("Add SIZE, uncentered, to the slope of SES");
    expect(label(draft, { kind: "switch-effect", prefix: ofSes })).toBe("Fix the slope of SES");
    expect(label(hsbModels.null, { kind: "switch-effect", prefix: ofSes })).toBe(
      "Vary the slope of SES between schools",
    );
    expect(label(draft, { kind: "remove-predictor", path: ofSes })).toBe("Remove SES");
    expect(label(draft, { kind: "change-form", from: sesWithin, to: { name: "ses" } })).toBe("Make SES uncentered");
    expect(label(draft, { kind: "change-form", from: sesWithin, to: { ...sesWithin, power: 2 } })).toBe(
      "Change SES to SES²",
    );
  });
});

describe("the outcome", () => {
  it("is no longer a predictor", () => {
    const draft = changed(hsbModels.slopesAsOutcomes, { kind: "set-outcome", name: "ses" });
    expect(equationTexts(draft, hsb.context)).toEqual(["Y = β₀ⱼ + rᵢⱼ", "β₀ⱼ = γ₀₀ + γ₀₁ MEANSES + γ₀₂ SECTOR + u₀ⱼ"]);
  });

  it("is not its own exposure, trials, offset or predictor of zeros, which stay for any other", () => {
    const one = (name: string) => ({ variables: [{ name }] });
    const counted: ModelDraft = {
      ...hsbModels.null,
      distribution: "poisson",
      exposure: "size",
      offset: "ses",
      zeros: { kind: "inflated", predictors: [one("ses"), one("size")] },
    };
    expect(changed(counted, { kind: "set-outcome", name: "size" })).toMatchObject({
      outcome: "size",
      offset: "ses",
      zeros: { kind: "inflated", predictors: [one("ses")] },
    });
    expect(changed(counted, { kind: "set-outcome", name: "size" })).not.toHaveProperty("exposure");
    expect(changed(counted, { kind: "set-outcome", name: "meanses" })).toEqual({ ...counted, outcome: "meanses" });
    const trials: ModelDraft = { ...hsbModels.null, distribution: "binomial", trials: "size" };
    expect(changed(trials, { kind: "set-outcome", name: "size" })).not.toHaveProperty("trials");
  });

  it("that is a text of several categories is multinomial", () => {
    const draft = changed(hsbModels.null, { kind: "set-outcome", name: "region" });
    expect([draft.outcome, draft.distribution, draft.link]).toEqual(["region", "multinomial", "logit"]);
  });

  it("takes its usual distribution where it has not the categories of the one before, and else keeps it", () => {
    const numbersTo = (last: number) => Array.from({ length: last }, (_, value) => ({ value, label: String(value) }));
    const labelled = ["Study", "Work", "Other"].map((label, value) => ({ value, label }));
    const { context: described } = describeData(hsb.context.levels, {
      passed: { categories: labelled.slice(0, 2) },
      plan: { categories: labelled },
      absences: { categories: numbersTo(30) },
      age: { numbers: { min: 8, max: 14, mean: 11, sd: 2 } },
    });
    const absences = described.variables.get("absences");
    if (absences === undefined) throw new Error("no absences");
    // Numbers without labels.
    const plain = { ...absences, measure: "scale", isCategorical: false } as const;
    const context = { ...described, variables: new Map([...described.variables, ["absences", plain]]) };
    const distributionOf = (distribution: Distribution, name: string) => {
      const draft = { outcome: "passed", distribution, fixed: [term()], random: [] } as const;
      return applyChange(workingModel(draft, context), { kind: "set-outcome", name }).distribution ?? "normal";
    };
    expect(distributionOf("bernoulli", "plan")).toBe("multinomial");
    expect(distributionOf("bernoulli", "age")).toBe("normal");
    expect(distributionOf("multinomial", "absences")).toBe("normal");
    expect(distributionOf("ordinal", "plan")).toBe("ordinal");
    expect(distributionOf("poisson", "absences")).toBe("poisson");
    expect(distributionOf("normal", "plan")).toBe("normal");
  });

  it("cannot be an identifier, or the same in all rows", () => {
    const make = (name: string) => obstacle(hsbModels.null, { kind: "set-outcome", name })?.code;
    expect([make("school"), make("country"), make("nobody"), make("ses")]).toEqual([
      "is-identifier",
      "is-constant",
      "unknown-variable",
      undefined,
    ]);
  });
});

describe("adding a predictor", () => {
  it("is refused where it would change nothing or mean nothing, with the reason", () => {
    const code = (change: ModelChange) => obstacle(hsbModels.slopesAsOutcomes, change)?.code;
    expect(code(add("mathach"))).toBe("is-outcome");
    expect(code(add("school", ofIntercept))).toBe("is-identifier");
    expect(code(add("country"))).toBe("is-constant");
    expect(code(add(sesWithin))).toBe("is-in-equation");
    expect(code(add("female", ofIntercept))).toBe("varies-below");
    expect(code(add("size"))).toBe("varies-above");
    expect(code(add({ name: "size", center: "group", by: "school" }, ofIntercept))).toBe("same-within");
    expect(code(add({ name: "region", center: "grand" }, ofIntercept))).toBe("categories-have-no-mean");
    expect(code(add({ name: "region", power: 2 }, ofIntercept))).toBe("categories-have-no-power");
    expect(code(add({ name: "region", type: "continuous" }, ofIntercept))).toBe("is-text");
  });

  it("writes no more into the file than needed", () => {
    const spelledOut: TermVariable = { name: "size", center: "none", power: 1, type: "continuous", coding: "dummy" };
    expect(changed(hsbModels.null, add(spelledOut, ofIntercept)).fixed[1]).toEqual(term("size"));
  });

  it("takes a labelled number as categories, or as a number where that is asked", () => {
    const asNumber: TermVariable = { name: "track", type: "continuous" };
    expect(equationTexts(changed(hsbModels.null, add("track")), hsb.context)[0]).toContain("TRACK (general)");
    expect(equationTexts(changed(hsbModels.null, add(asNumber)), hsb.context)[0]).toBe("Y = β₀ⱼ + β₁ⱼ TRACK + rᵢⱼ");
  });
});

describe("within + between", () => {
  const change: ModelChange = { kind: "add-within-between", prefix: [], name: "ses" };
  const mean: TermVariable = { name: "ses", aggregate: { function: "mean", by: "school" } };

  it("adds the deviation at level 1 and the mean at level 2", () => {
    expect(changed(hsbModels.null, change).fixed).toEqual([term(), term(sesWithin), term(mean)]);
    expect(label(hsbModels.null, change)).toBe("Add SES, within + between");
  });

  it("adds what is missing where one of them is there", () => {
    expect(changed(hsbModels.randomCoefficients, change).fixed).toEqual([term(), term(sesWithin), term(mean)]);
    expect(obstacle(changed(hsbModels.null, change), change)?.code).toBe("is-in-equation");
  });

  it("on three levels separates deviations in the child, between children of a school, and between schools", () => {
    const model = workingModel(nullModel("math", growth.context.levels), growth.context);
    const draft = applyChange(model, { kind: "add-within-between", prefix: [], name: "retained" });
    const childMean = { name: "retained", aggregate: { function: "mean", by: "childid" } } as const;
    expect(draft.fixed.slice(1)).toEqual([
      term({ name: "retained", center: "group", by: "childid" }),
      term({ ...childMean, center: "group", by: "schoolid" }),
      term({ name: "retained", aggregate: { function: "mean", by: "schoolid" } }),
    ]);
    expect(equationTexts(draft, growth.context)[3]).toBe("β₀₀ₖ = γ₀₀₀ + γ₀₀₁ school mean of RETAINED + u₀₀ₖ");
  });

  it("needs a variable that varies within units", () => {
    const ofSector: ModelChange = { kind: "add-within-between", prefix: ofIntercept, name: "sector" };
    expect(obstacle(hsbModels.null, ofSector)?.code).toBe("same-within");
  });
});

describe("removing a predictor", () => {
  it("takes the interactions that explain its slope and its random effect with it", () => {
    const draft = changed(hsbModels.slopesAsOutcomes, { kind: "remove-predictor", path: ofSes });
    expect(equationTexts(draft, hsb.context)).toEqual(
      equationTexts(hsbModels.meansAsOutcomes, hsb.context).with(1, "β₀ⱼ = γ₀₀ + γ₀₁ MEANSES + γ₀₂ SECTOR + u₀ⱼ"),
    );
  });

  it("takes products and higher powers of it in the same equation with it", () => {
    const draft = changed(
      hsbModels.null,
      add("ses"),
      add({ name: "ses", power: 2 }),
      add("female"),
      { kind: "add-product", path: [[{ name: "ses" }]], other: [[{ name: "female" }]] },
      { kind: "remove-predictor", path: [[{ name: "ses" }]] },
    );
    expect(draft.fixed).toEqual([term(), term("female")]);
  });

  it("leaves the same predictor of other equations", () => {
    const draft = changed(hsbModels.slopesAsOutcomes, { kind: "remove-predictor", path: [[], [{ name: "sector" }]] });
    expect(equationTexts(draft, hsb.context).slice(1)).toEqual([
      "β₀ⱼ = γ₀₀ + γ₀₁ MEANSES + u₀ⱼ",
      "β₁ⱼ = γ₁₀ + γ₁₁ MEANSES + γ₁₂ SECTOR + u₁ⱼ",
    ]);
  });

  it("by its name takes it out everywhere, in every form", () => {
    const draft = changed(hsbModels.slopesAsOutcomes, { kind: "remove-variable", name: "sector" });
    expect(draft.fixed).toHaveLength(4);
    expect(obstacle(draft, { kind: "remove-variable", name: "sector" })?.code).toBe("is-not-in-model");
  });
});

describe("random effects", () => {
  it("removing the last one removes the entry, and bringing it back restores it", () => {
    const off = changed(hsbModels.null, { kind: "switch-effect", prefix: ofIntercept });
    expect(off.random).toEqual([]);
    expect(changed(off, { kind: "switch-effect", prefix: ofIntercept })).toEqual(hsbModels.null);
  });

  it("enter in the order of the equations, whichever is switched first", () => {
    const draft = changed(
      hsbModels.null,
      add("ses"),
      add("female"),
      { kind: "switch-effect", prefix: [[{ name: "female" }]] },
      {
        kind: "switch-effect",
        prefix: [[{ name: "ses" }]],
      },
    );
    expect(draft.random[0]?.terms).toEqual([term(), term("ses"), term("female")]);
  });

  it("keep their covariance structure", () => {
    const diagonal = changed(hsbModels.randomCoefficients, {
      kind: "set-covariances",
      random: hsbModels.randomCoefficients.random.map((entry) => ({ ...entry, covariance: "diagonal" })),
    });
    const draft = changed(diagonal, { kind: "switch-effect", prefix: ofSes });
    expect(draft.random).toEqual([{ group: "school", terms: [term()], covariance: "diagonal" }]);
  });
});

describe("sets of random effects", () => {
  it("divide what varies, and nothing else", () => {
    const random = [
      { group: "school", terms: [term()] },
      { group: "school", terms: [term("ses")] },
    ];
    const entries = hsbModels.randomCoefficients.random.flatMap(({ group, terms }) =>
      terms.map((one) => ({ group, terms: [one] })),
    );
    const draft = changed(hsbModels.randomCoefficients, { kind: "set-covariances", random: entries });
    expect(draft.random).toEqual(entries);
    const off = changed(draft, { kind: "switch-effect", prefix: ofSes });
    expect(off.random).toEqual([{ group: "school", terms: [term()] }]);
    expect(obstacle(hsbModels.null, { kind: "set-covariances", random })).toEqual({ code: "is-not-there" });
  });
});

describe("intercepts", () => {
  it("of level 1: off takes what explains it with it, on brings it back alone", () => {
    const off = changed(hsbModels.slopesAsOutcomes, { kind: "switch-intercept", prefix: [] });
    expect(equationTexts(off, hsb.context)).toEqual([
      "Y = β₁ⱼ SES + rᵢⱼ",
      "β₁ⱼ = γ₁₀ + γ₁₁ MEANSES + γ₁₂ SECTOR + u₁ⱼ",
    ]);
    const on = changed(off, { kind: "switch-intercept", prefix: [] });
    expect(equationTexts(on, hsb.context)[1]).toBe("β₀ⱼ = γ₀₀");
  });

  it("of a slope: off leaves the interactions", () => {
    const off = changed(hsbModels.slopesAsOutcomes, { kind: "switch-intercept", prefix: ofSes });
    expect(equationTexts(off, hsb.context)[2]).toBe("β₁ⱼ = γ₁₁ MEANSES + γ₁₂ SECTOR + u₁ⱼ");
  });

  it("are told apart where their change is undone", () => {
    const said = [[], ofIntercept, ofSes].map((prefix) =>
      label(hsbModels.slopesAsOutcomes, { kind: "switch-intercept", prefix }),
    );
    expect(said).toEqual([
      "Remove the intercept",
      "Remove the average intercept",
      "Remove the intercept of the slope of SES",
    ]);
  });

  it("cannot go where nothing else would be left", () => {
    const fixedSlope = changed(hsbModels.null, add(sesWithin));
    expect(obstacle(fixedSlope, { kind: "switch-intercept", prefix: ofSes })?.code).toBe("nothing-else-in-equation");
  });
});

describe("the form of a predictor", () => {
  it("changes wherever it stands: in interactions and random slopes too", () => {
    const draft = changed(hsbModels.slopesAsOutcomes, {
      kind: "change-form",
      from: sesWithin,
      to: { name: "ses", center: "grand" },
    });
    expect(JSON.stringify(draft)).not.toContain('"group","by"');
    expect(draft.random[0]?.terms[1]).toEqual(term({ name: "ses", center: "grand" }));
    expect(equationTexts(draft, hsb.context)).toEqual(equationTexts(hsbModels.slopesAsOutcomes, hsb.context));
  });

  it("cannot become one that is there already", () => {
    const draft = changed(hsbModels.null, add("ses"), add(sesWithin));
    const change: ModelChange = { kind: "change-form", from: sesWithin, to: { name: "ses" } };
    expect(obstacle(draft, change)).toEqual({ code: "is-in-model", predictor: "SES, uncentered" });
  });

  it("of categories is their reference and coding, and no center", () => {
    const draft = changed(hsbModels.null, add("region", ofIntercept));
    const change = (to: Omit<TermVariable, "name">): ModelChange => ({
      kind: "change-form",
      from: { name: "region" },
      to: { name: "region", ...to },
    });
    expect(changed(draft, change({ reference: "West" })).fixed[1]).toEqual(term({ name: "region", reference: "West" }));
    expect(changed(draft, change({ coding: "effect" })).fixed[1]).toEqual(term({ name: "region", coding: "effect" }));
    expect(changed(draft, change({ reference: "North" }))).toBe(draft);
    expect(obstacle(draft, change({ center: "grand" }))?.code).toBe("categories-have-no-mean");
  });
});

describe("products and order", () => {
  const ses = [[{ name: "ses" }]] as const;
  const female = [[{ name: "female" }]] as const;
  const both = changed(hsbModels.null, add("ses"), add("female"));

  it("a product of two level-1 predictors moderates at level 1", () => {
    const draft = changed(both, { kind: "add-product", path: ses, other: female });
    expect(equationTexts(draft, hsb.context)[0]).toBe("Y = β₀ⱼ + β₁ⱼ SES + β₂ⱼ FEMALE + β₃ⱼ SES × FEMALE + rᵢⱼ");
    expect(obstacle(draft, { kind: "add-product", path: female, other: ses })?.code).toBe("is-in-equation");
  });

  it("no product with a predictor that is the same in all rows", () => {
    const draft = { ...both, fixed: [...both.fixed, { variables: [{ name: "country" }] }] };
    const country = [[{ name: "country" }]] as const;
    expect(obstacle(draft, { kind: "add-product", path: ses, other: country })?.code).toBe("is-constant");
    expect(obstacle(draft, { kind: "add-product", path: country, other: ses })?.code).toBe("is-constant");
  });

  it("no product of a predictor with itself", () => {
    expect(obstacle(both, { kind: "add-product", path: ses, other: ses })?.code).toBe("shares-variable");
  });

  it("moving a predictor changes the numbers of the coefficients, also of the random effects", () => {
    const random = changed(both, { kind: "switch-effect", prefix: ses }, { kind: "switch-effect", prefix: female });
    const draft = changed(random, { kind: "move-predictor", path: female, direction: "left" });
    expect(equationTexts(draft, hsb.context)[0]).toBe("Y = β₀ⱼ + β₁ⱼ FEMALE + β₂ⱼ SES + rᵢⱼ");
    expect(draft.random[0]?.terms).toEqual([term(), term("female"), term("ses")]);
    expect(obstacle(draft, { kind: "move-predictor", path: female, direction: "left" })?.code).toBe("is-first");
    expect(obstacle(draft, { kind: "move-predictor", path: ses, direction: "right" })?.code).toBe("is-last");
  });
});

describe("settings", () => {
  it("of the residuals come and go with the weights", () => {
    const residual = { structure: "ar1", within: "school" } as const;
    const with1 = changed(hsbModels.null, { kind: "set-residual", residual, weight: "ses", compare: [] });
    expect(with1).toEqual({ ...hsbModels.null, residual, weights: { level1: "ses" } });
    expect(changed(with1, { kind: "set-residual", residual: null, weight: null, compare: [] })).toEqual(hsbModels.null);
  });

  it("of the search are written where they are not the usual ones", () => {
    const usual = { kind: "set-search", maxIterations: 500, tolerance: 1e-10, start: null } as const;
    expect(changed(hsbModels.null, usual)).toBe(hsbModels.null);
    const start = { random: [[8]], residual: 39 };
    const draft = changed(hsbModels.null, { ...usual, maxIterations: 50, start });
    expect(draft.estimation).toEqual({ maxIterations: 50, start });
    expect(changed(draft, usual)).toEqual(hsbModels.null);
  });

  it("of a comparison of structures come and go", () => {
    const nothing = { kind: "set-residual", residual: null, weight: null } as const;
    const comparing = changed(hsbModels.null, { ...nothing, compare: ["independent", "ar1"] });
    expect(comparing.inference?.compareResiduals).toEqual(["independent", "ar1"]);
    expect(changed(comparing, { ...nothing, compare: [] })).toEqual(hsbModels.null);
  });

  it("of an outcome go with the distribution that has a use for them", () => {
    const zeros = { kind: "hurdle", predictors: [term("ses")] } as const;
    const counts = changed(hsbModels.null, {
      kind: "set-distribution",
      distribution: "poisson",
      link: "log",
      beside: { ...nothingBeside, zeros, order: ["a", "b"], reference: "b" },
    });
    expect([counts.zeros, counts.order, counts.reference]).toEqual([zeros, undefined, undefined]);
    const ordinal = changed(counts, {
      kind: "set-distribution",
      distribution: "ordinal",
      link: "probit",
      beside: { ...nothingBeside, zeros, order: ["a", "b"], reference: "b" },
    });
    expect([ordinal.zeros, ordinal.order, ordinal.reference]).toEqual([undefined, ["a", "b"], undefined]);
  });

  it("of a distribution with a factor of its own in the variance take quasi-likelihood", () => {
    const choose = { kind: "set-distribution", distribution: "poisson", link: "log" } as const;
    const beside = { ...nothingBeside, overdispersion: true } as const;
    const counts = changed(hsbModels.null, { ...choose, beside });
    expect(counts).toMatchObject({ overdispersion: true, estimation: { method: "pql" } });
    expect(changed(counts, { ...choose, beside })).toBe(counts);
    const { overdispersion: _, ...without } = counts;
    const { estimation: __, ...usual } = without;
    expect(changed(counts, { ...choose, beside: nothingBeside })).toEqual(usual);
  });

  it("that another distribution cannot have go when it is chosen, and the usual method takes their place", () => {
    const choose = { kind: "set-distribution", distribution: "poisson", link: "log" } as const;
    const counts = changed(hsbModels.null, { ...choose, beside: nothingBeside });
    const byPql = { ...counts, estimation: { method: "pql", maxIterations: 90 } } as const satisfies ModelDraft;
    const zeros = { kind: "inflated" } as const;
    expect(changed(byPql, { ...choose, beside: { ...nothingBeside, zeros } }).estimation).toEqual({
      maxIterations: 90,
    });
    const beside = nothingBeside;
    const other = { kind: "set-distribution", distribution: "negative-binomial", link: "log", beside } as const;
    expect(changed(byPql, other).estimation).toEqual({ maxIterations: 90 });
    const geometric = { kind: "set-distribution", distribution: "geometric", link: "log", beside } as const;
    expect(changed(byPql, geometric).estimation?.method).toBe("pql");
    const categories = { kind: "set-distribution", distribution: "multinomial", link: "logit", beside } as const;
    expect(changed({ ...counts, estimation: { method: "agq" } }, categories).estimation).toBeUndefined();
  });

  it("that are as they are already leave the model untouched", () => {
    expect(
      changed(hsbModels.null, { kind: "set-estimation", method: "REML", quadraturePoints: 7, restricted: true }),
    ).toBe(hsbModels.null);
    expect(
      changed(hsbModels.null, {
        kind: "set-distribution",
        distribution: "normal",
        link: "identity",
        beside: nothingBeside,
      }),
    ).toBe(hsbModels.null);
    const standard = { df: "satterthwaite", standardErrors: "model", confidenceLevel: 0.95, ...waldIntervals } as const;
    expect(changed(hsbModels.null, { kind: "set-inference", ...standard })).toBe(hsbModels.null);
    expect(changed(hsbModels.null, { kind: "set-residual", residual: null, weight: null, compare: [] })).toBe(
      hsbModels.null,
    );
    const unstructured = hsbModels.null.random.map((entry) => ({ ...entry, covariance: "unstructured" }) as const);
    expect(changed(hsbModels.null, { kind: "set-covariances", random: unstructured })).toBe(hsbModels.null);
  });

  it("are written into the model", () => {
    const draft = changed(
      hsbModels.null,
      { kind: "set-estimation", method: "ML", quadraturePoints: 7, restricted: true },
      { kind: "set-inference", df: "infinite", standardErrors: "robust", confidenceLevel: 0.9, ...waldIntervals },
    );
    expect(draft.estimation).toEqual({ method: "ML" });
    expect(draft.inference).toEqual({ df: "infinite", standardErrors: "robust", confidenceLevel: 0.9 });
  });
});

describe("intervals", () => {
  const standard = {
    kind: "set-inference",
    df: "satterthwaite",
    standardErrors: "model",
    confidenceLevel: 0.95,
    varianceTests: [],
  } as const;

  it("are written into the model with the samples of the bootstrap, and leave it as if they had not been", () => {
    const change = { ...standard, intervals: "bootstrap", samples: 200, seed: 7 } as const;
    const draft = changed(hsbModels.null, change);
    expect(draft.inference).toMatchObject({ intervals: "bootstrap", bootstrap: { samples: 200, seed: 7 } });
    expect(changed(draft, change)).toBe(draft);
    const back = changed(draft, { ...standard, ...waldIntervals });
    expect(back.inference).not.toHaveProperty("intervals");
    expect(back.inference).not.toHaveProperty("bootstrap");
  });
});

describe("tests of variances", () => {
  it("are written into the model where they are asked for", () => {
    const standard = { df: "satterthwaite", standardErrors: "model", confidenceLevel: 0.95, ...waldIntervals } as const;
    const change = { kind: "set-inference", ...standard, varianceTests: ["homogeneity"] } as const;
    const draft = changed(hsbModels.null, change);
    expect(draft.inference?.varianceTests).toEqual(["homogeneity"]);
    expect(changed(draft, change)).toBe(draft);
    const back = changed(draft, { kind: "set-inference", ...standard });
    expect(back.inference).not.toHaveProperty("varianceTests");
  });
});

describe("hypotheses", () => {
  const hypotheses = [{ name: "No effect", rows: [{ weights: { ses: 1 } }] }];
  const standard = { df: "satterthwaite", standardErrors: "robust-cr2", confidenceLevel: 0.95 } as const;

  it("are written into the model and stay when the tests change", () => {
    const draft = changed(
      hsbModels.null,
      { kind: "set-hypotheses", hypotheses },
      { kind: "set-inference", ...standard, ...waldIntervals },
    );
    expect(draft.inference).toEqual({ ...standard, hypotheses });
    expect(changed(draft, { kind: "set-hypotheses", hypotheses })).toBe(draft);
  });

  it("go without a trace", () => {
    const draft = changed(hsbModels.null, { kind: "set-inference", ...standard, ...waldIntervals });
    const with1 = changed(draft, { kind: "set-hypotheses", hypotheses });
    expect(changed(with1, { kind: "set-hypotheses", hypotheses: [] })).toEqual(draft);
    expect(changed(hsbModels.null, { kind: "set-hypotheses", hypotheses: [] })).toBe(hsbModels.null);
  });
});

describe("terms outside the equations", () => {
  it("can be removed one by one", () => {
    const draft: ModelDraft = {
      ...hsbModels.null,
      random: [...hsbModels.null.random, { group: "neighbourhood", terms: [term()] }],
    };
    const [item] = workingModel(draft, hsb.context).equations.rest;
    if (item === undefined) throw new Error("the neighbourhood's effect should stand in the rest");
    expect(changed(draft, { kind: "remove-rest", item })).toEqual(hsbModels.null);
  });
});
