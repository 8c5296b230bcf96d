import { describe, expect, test } from "vitest";
import { outcomeLook, plainDistribution } from "../../../src-engine/specification/outcome-settings.ts";
import { linkUse, lookText, outcomeWords } from "../../../src-renderer/wording/outcome-settings.ts";

test("a link says what exp(b) is of the distribution that was chosen", () => {
  expect(linkUse("poisson", "log")).toBe("η = ln μ; exp(b) is a rate ratio");
  expect(linkUse("bernoulli", "log")).toBe("η = ln μ; exp(b) is a risk ratio");
  expect(linkUse("gamma", "log")).toBe("η = ln μ; exp(b) is a ratio of means");
  expect(linkUse("beta", "logit")).toBe("η = ln(μ/(1 − μ)); exp(b) is an odds ratio");
  expect(linkUse("gamma", "inverse")).toBe("η = 1/μ");
});

test("links of categories are of their probabilities, not of a mean", () => {
  expect(linkUse("ordinal", "logit")).toContain("Proportional odds");
  expect(linkUse("ordinal", "cloglog")).not.toContain("hazard");
  expect(linkUse("multinomial", "logit")).toContain("over that of the reference");
});

describe("labelled categories", () => {
  const plans = ["Study", "Work", "Other"].map((label, index) => ({ value: index + 1, label }));
  const numbers = { storage: "number", range: { min: 1, max: 3 } } as const;

  test("without an order are a multinomial outcome", () => {
    const look = outcomeLook({ ...numbers, categories: plans, measure: "nominal", isCategorical: true });
    if (look === null) throw new Error("no look");
    expect(plainDistribution(look)).toBe("multinomial");
    expect(lookText(look, "normal")).toBe("3 categories without an order: choose multinomial");
    expect(lookText(look, "ordinal")).toBeUndefined();
    expect(outcomeWords.otherThan("normal", "Plan", look)).toBe(
      "Plan has 3 categories without an order, Study, Work and Other: its distribution is multinomial rather than normal.",
    );
  });

  test("in an order are an ordinal one", () => {
    const look = outcomeLook({ ...numbers, categories: plans, measure: "ordinal", isCategorical: false });
    if (look === null) throw new Error("no look");
    expect(plainDistribution(look)).toBe("ordinal");
    expect(outcomeWords.otherThan("bernoulli", "Plan", look)).toBe(
      "Plan has 3 ordered categories, from Study to Other: its distribution is ordinal rather than Bernoulli.",
    );
  });

  test("are not what numbers without labels are, whatever their measure", () => {
    const bare = plans.map(({ value }) => ({ value, label: String(value) }));
    for (const measure of ["nominal", "ordinal", "scale"] as const) {
      const look = outcomeLook({ ...numbers, categories: bare, measure, isCategorical: false });
      expect(look?.kind).toBe("ratings");
      expect(plainDistribution(look)).toBeNull();
    }
  });
});
