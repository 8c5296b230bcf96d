import { describe, expect, it } from "vitest";
import { levelEquations } from "../../../src-engine/specification/equations/level-equations.ts";
import { mixedEquation } from "../../../src-engine/specification/equations/mixed-equation.ts";
import { symbolText } from "../../../src-engine/specification/equations/symbol.ts";
import { describeData, districts, growth, hsb, ungrouped } from "./contexts.ts";
import { equationTexts, hsbModels, sesWithin, term } from "./equation-texts.ts";

describe("the textbook models of High School and Beyond (Raudenbush & Bryk, 2002, ch. 4)", () => {
  it("one-way ANOVA with random effects", () => {
    expect(equationTexts(hsbModels.null, hsb.context)).toEqual(["Y = β₀ⱼ + rᵢⱼ", "β₀ⱼ = γ₀₀ + u₀ⱼ"]);
  });

  it("means as outcomes", () => {
    expect(equationTexts(hsbModels.meansAsOutcomes, hsb.context)).toEqual([
      "Y = β₀ⱼ + rᵢⱼ",
      "β₀ⱼ = γ₀₀ + γ₀₁ MEANSES + u₀ⱼ",
    ]);
  });

  it("random coefficients", () => {
    expect(equationTexts(hsbModels.randomCoefficients, hsb.context)).toEqual([
      "Y = β₀ⱼ + β₁ⱼ SES + rᵢⱼ",
      "β₀ⱼ = γ₀₀ + u₀ⱼ",
      "β₁ⱼ = γ₁₀ + u₁ⱼ",
    ]);
  });

  it("intercepts and slopes as outcomes", () => {
    expect(equationTexts(hsbModels.slopesAsOutcomes, hsb.context)).toEqual([
      "Y = β₀ⱼ + β₁ⱼ SES + rᵢⱼ",
      "β₀ⱼ = γ₀₀ + γ₀₁ MEANSES + γ₀₂ SECTOR + u₀ⱼ",
      "β₁ⱼ = γ₁₀ + γ₁₁ MEANSES + γ₁₂ SECTOR + u₁ⱼ",
    ]);
  });

  it("names the coefficient of every fixed term, in whatever order the file lists them", () => {
    const { fixed } = mixedEquation(levelEquations(hsbModels.slopesAsOutcomes, hsb.context), hsb.context);
    const byTerm = fixed.toSorted((one, other) => one.term - other.term).map(({ symbol }) => symbolText(symbol));
    expect(byTerm).toEqual(["γ₀₀", "γ₀₁", "γ₀₂", "γ₁₀", "γ₁₁", "γ₁₂"]);
  });
});

describe("letters and indices by number of levels", () => {
  it("one level: β and r", () => {
    const draft = { outcome: "y", fixed: [term(), term("x"), term("x", "z")], random: [] };
    expect(equationTexts(draft, ungrouped.context)).toEqual(["Y = β₀ + β₁ X + β₂ X × Z + rᵢ"]);
  });

  it("three levels: π, β, γ with e, r, u", () => {
    const draft = {
      outcome: "math",
      fixed: [
        term(),
        term("year"),
        term("lowinc"),
        term("female"),
        term("year", "lowinc"),
        term("year", "female", "size"),
      ],
      random: [
        { group: "childid", terms: [term(), term("year")] },
        { group: "schoolid", terms: [term(), term("year"), term("year", "female")] },
      ],
    };
    expect(equationTexts(draft, growth.context)).toEqual([
      "Y = π₀ⱼₖ + π₁ⱼₖ YEAR + eᵢⱼₖ",
      "π₀ⱼₖ = β₀₀ₖ + β₀₁ₖ FEMALE + r₀ⱼₖ",
      "π₁ⱼₖ = β₁₀ₖ + β₁₁ₖ FEMALE + r₁ⱼₖ",
      "β₀₀ₖ = γ₀₀₀ + γ₀₀₁ LOWINC + u₀₀ₖ",
      "β₀₁ₖ = γ₀₁₀",
      "β₁₀ₖ = γ₁₀₀ + γ₁₀₁ LOWINC + u₁₀ₖ",
      "β₁₁ₖ = γ₁₁₁ SIZE + u₁₁ₖ",
    ]);
  });

  it("four levels: ψ, π, β, γ with ε, e, r, u", () => {
    const draft = {
      outcome: "read",
      fixed: [term(), term("ses", "budget"), term("teacher"), term("public")],
      random: [
        { group: ["class", "school"], terms: [term()] },
        { group: "district", terms: [term()] },
      ],
    };
    expect(equationTexts(draft, districts.context)).toEqual([
      "Y = ψ₀ⱼₖₗ + ψ₁ⱼₖₗ SES + εᵢⱼₖₗ",
      "ψ₀ⱼₖₗ = π₀₀ₖₗ + π₀₁ₖₗ TEACHER + e₀ⱼₖₗ",
      "ψ₁ⱼₖₗ = π₁₀ₖₗ",
      "π₀₀ₖₗ = β₀₀₀ₗ + β₀₀₁ₗ PUBLIC",
      "π₀₁ₖₗ = β₀₁₀ₗ",
      "π₁₀ₖₗ = β₁₀₀ₗ",
      "β₀₀₀ₗ = γ₀₀₀₀ + u₀₀₀ₗ",
      "β₀₀₁ₗ = γ₀₀₁₀",
      "β₀₁₀ₗ = γ₀₁₀₀",
      "β₁₀₀ₗ = γ₁₀₀₁ BUDGET",
    ]);
  });

  it("six levels go on with letters of their own", () => {
    const upper = ["b", "c", "d", "e", "f"].map((id) => ({ id: [id], singular: id, plural: `${id}s` }));
    const deep = describeData({ first: { singular: "row", plural: "rows" }, upper }, { y: {}, x: {} });
    const texts = equationTexts(
      { outcome: "y", fixed: [term()], random: [{ group: "f", terms: [term()] }] },
      deep.context,
    );
    expect([texts[0], texts.at(-1)]).toEqual(["Y = η₀ⱼₖₗₘₙ + ζᵢⱼₖₗₘₙ", "β₀₀₀₀₀ₙ = γ₀₀₀₀₀₀ + u₀₀₀₀₀ₙ"]);
  });

  it("keeps indices of two digits apart", () => {
    const names = Array.from({ length: 11 }, (_, position) => ({ name: "meanses", center: position + 1 }) as const);
    const draft = { ...hsbModels.null, fixed: [term(), ...names.map((variable) => term(variable))] };
    expect(equationTexts(draft, hsb.context)[1]).toContain("γ₀₉ MEANSES + γ₀,₁₀ MEANSES + γ₀,₁₁ MEANSES");
  });
});

describe("categorical predictors", () => {
  it("give one coefficient for each category but the reference", () => {
    const draft = { ...hsbModels.null, fixed: [term(), term({ name: "region", reference: "South" }), term("size")] };
    expect(equationTexts(draft, hsb.context)[1]).toBe(
      "β₀ⱼ = γ₀₀ + γ₀₁ REGION (North) + γ₀₂ REGION (West) + γ₀₃ SIZE + u₀ⱼ",
    );
  });

  it("give at level 1 one equation for each category, which belong together", () => {
    const draft = {
      ...hsbModels.null,
      fixed: [term(), term("track"), term("ses"), term("track", "sector")],
      random: [{ group: "school", terms: [term(), term("track")] }],
    };
    expect(equationTexts(draft, hsb.context)).toEqual([
      "Y = β₀ⱼ + β₁ⱼ TRACK (general) + β₂ⱼ TRACK (vocational) + β₃ⱼ SES + rᵢⱼ",
      "β₀ⱼ = γ₀₀ + u₀ⱼ",
      "β₁ⱼ = γ₁₀ + γ₁₁ SECTOR + u₁ⱼ",
      "β₂ⱼ = γ₂₀ + γ₂₁ SECTOR + u₂ⱼ",
      "β₃ⱼ = γ₃₀",
    ]);
    expect(levelEquations(draft, hsb.context).levels[1]).toHaveLength(3);
  });

  it("name their contrasts by the coding chosen", () => {
    const withCoding = (coding: "effect" | "helmert" | "polynomial") =>
      equationTexts({ ...hsbModels.null, fixed: [term(), term({ name: "region", coding })] }, hsb.context)[1];
    expect(withCoding("effect")).toBe("β₀ⱼ = γ₀₀ + γ₀₁ REGION (North) + γ₀₂ REGION (South) + u₀ⱼ");
    expect(withCoding("helmert")).toBe("β₀ⱼ = γ₀₀ + γ₀₁ REGION (South) + γ₀₂ REGION (West) + u₀ⱼ");
    expect(withCoding("polynomial")).toBe("β₀ⱼ = γ₀₀ + γ₀₁ REGION (linear) + γ₀₂ REGION (quadratic) + u₀ⱼ");
  });

  it("without an intercept the first has a coefficient for every category", () => {
    const fixed = [term("region"), term("track")];
    expect(equationTexts({ ...hsbModels.null, fixed }, hsb.context).slice(0, 2)).toEqual([
      "Y = β₀ⱼ + β₁ⱼ TRACK (general) + β₂ⱼ TRACK (vocational) + rᵢⱼ",
      "β₀ⱼ = γ₀₁ REGION (North) + γ₀₂ REGION (South) + γ₀₃ REGION (West) + u₀ⱼ",
    ]);
    const ofSlope = { ...hsbModels.null, fixed: [term(), term("ses", "region")] };
    expect(equationTexts(ofSlope, hsb.context)[2]).toBe(
      "β₁ⱼ = γ₁₁ REGION (North) + γ₁₂ REGION (South) + γ₁₃ REGION (West)",
    );
  });
});

describe("unusual models", () => {
  it("a slope without a fixed part keeps its place", () => {
    const draft = { ...hsbModels.null, random: [{ group: "school", terms: [term(), term("female")] }] };
    expect(equationTexts(draft, hsb.context)).toEqual(["Y = β₀ⱼ + β₁ⱼ FEMALE + rᵢⱼ", "β₀ⱼ = γ₀₀ + u₀ⱼ", "β₁ⱼ = u₁ⱼ"]);
  });

  it("predictors count from 1 also where there is no intercept", () => {
    const draft = { outcome: "mathach", fixed: [term("ses"), term("ses", "sector")], random: [] };
    expect(equationTexts(draft, hsb.context)).toEqual(["Y = β₁ⱼ SES + rᵢⱼ", "β₁ⱼ = γ₁₀ + γ₁₁ SECTOR"]);
  });

  it("the mean of a level-1 variable belongs to level 2", () => {
    const mean = { name: "ses", aggregate: { function: "mean", by: "school" } } as const;
    const draft = { ...hsbModels.null, fixed: [term(), term(sesWithin), term(mean)] };
    expect(equationTexts(draft, hsb.context)).toEqual([
      "Y = β₀ⱼ + β₁ⱼ SES + rᵢⱼ",
      "β₀ⱼ = γ₀₀ + γ₀₁ school mean of SES + u₀ⱼ",
      "β₁ⱼ = γ₁₀",
    ]);
  });

  it("random effects of units that are no level, and of predictors too high for them, stand in the rest", () => {
    const draft = {
      ...hsbModels.null,
      random: [
        { group: "school", terms: [term(), term("sector"), term()] },
        { group: "neighbourhood", terms: [term()] },
      ],
    };
    expect(levelEquations(draft, hsb.context).rest).toEqual([
      { kind: "random", source: { entry: 0, term: 1 }, why: "varies-too-high" },
      { kind: "random", source: { entry: 0, term: 2 }, why: "repeated" },
      { kind: "random", source: { entry: 1, term: 0 }, why: "group-is-no-level" },
    ]);
  });

  it("a term that is there twice stands in the rest once", () => {
    const draft = { ...hsbModels.null, fixed: [term(), term("ses", "sector"), term("sector", "ses")] };
    expect(levelEquations(draft, hsb.context).rest).toEqual([{ kind: "fixed", term: 2, why: "repeated" }]);
  });

  it("a variable in two forms is two predictors, the same form spelled out is one", () => {
    const draft = {
      ...hsbModels.null,
      fixed: [term(), term("ses"), term(sesWithin), term({ name: "ses", center: "none", power: 1 }, "sector")],
    };
    expect(equationTexts(draft, hsb.context)).toEqual([
      "Y = β₀ⱼ + β₁ⱼ SES + β₂ⱼ SES + rᵢⱼ",
      "β₀ⱼ = γ₀₀ + u₀ⱼ",
      "β₁ⱼ = γ₁₀ + γ₁₁ SECTOR",
      "β₂ⱼ = γ₂₀",
    ]);
  });
});
