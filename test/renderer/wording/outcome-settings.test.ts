import { expect, test } from "vitest";
import { linkUse } from "../../../src-renderer/wording/outcome-settings.ts";

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
