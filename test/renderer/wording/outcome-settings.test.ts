import { describe, expect, test } from "vitest";
import type { Distribution } from "../../../src-contract/analysis.ts";
import {
  type OutcomeLook,
  outcomeLook,
  plainDistribution,
} from "../../../src-engine/specification/outcome-settings.ts";
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

describe("numbers", () => {
  const number = { storage: "number", measure: "scale", isCategorical: false } as const;
  const measured = (min: number, max: number, mean: number) => {
    return outcomeLook({ ...number, categories: null, range: { min, max }, shape: { mean, zeros: null } });
  };
  const counts = (mean: number, zeros: number) => {
    const categories = [0, 1, 2, 3, 9].map((value) => ({ value, label: String(value) }));
    return outcomeLook({ ...number, categories, range: { min: 0, max: 9 }, shape: { mean, zeros } });
  };

  test("with a long tail above 0 are offered gamma and lognormal, where 0 is among them with what it takes", () => {
    expect(said(measured(0.1, 90, 12), "normal")).toContain(
      "with a long tail upwards: gamma or lognormal may fit better",
    );
    expect(said(measured(0.1, 90, 12), "gamma")).toContain("as it has");
    expect(said(measured(0, 90, 12), "normal")).toContain("takes no values of exactly 0");
    expect(measured(20, 180, 100)).toBeNull();
    expect(measured(-3, 25, 1)).toBeNull();
  });

  test("from 0 to 100 may be percentages, shares with ends are told how beta takes them", () => {
    expect(said(measured(2.5, 97.5, 50), "normal")).toContain("once they are divided by 100");
    expect(said(measured(0, 1, 0.5), "normal")).toContain("(y·(n − 1) + 0.5)/n");
    expect(said(measured(0.1, 0.9, 0.5), "normal")).toContain("if they are shares, beta fits better");
  });

  test("that count and are often 0 are told by how much more often than Poisson’s", () => {
    expect(said(counts(1.5, 0.5), "normal")).toContain(
      "50% of them 0: if they are counts, negative binomial or one with",
    );
    expect(said(counts(1.5, 0.5), "poisson")).toBe(
      "Whole numbers from 0 to 9, 50% of them 0, where Poisson counts of this mean have 22%: compare negative binomial, zero-inflated and hurdle (under Zeros)",
    );
    expect(said(counts(1.5, 0.25), "poisson")).toBe("Whole numbers from 0 to 9, as counts are");
  });

  function said(look: OutcomeLook | null, chosen: Distribution): string {
    if (look === null) throw new Error("no look");
    return lookText(look, chosen) ?? "";
  }
});
