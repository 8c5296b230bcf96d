import { describe, expect, test } from "vitest";
import { awkwardComparisons, awkwardGolden, awkwardResult } from "../support/awkward-cases.ts";
import { near } from "../support/near.ts";

/** Against lme4, lmerTest, pbkrtest, clubSandwich and nlme; see awkward.R. */
describe.each(awkwardGolden.cases)("$name", (one) => {
  const { expected } = one;

  test("log-likelihood, and what is counted", () => {
    const { fit } = awkwardResult(one);
    expect(fit.logLikelihood).toBeGreaterThan(expected.logLik - 1e-5);
    expect(fit.logLikelihood).toBeLessThan(expected.logLik + 1e-4);
    expect(fit.converged).toBe(true);
    expect(fit.parameters).toBe(expected.parameters);
    expect(fit.observations).toBe(expected.observations);
  });

  test.each(awkwardComparisons(one).filter(({ lines }) => lines.length > 0))("$name", ({ tolerance, lines }) => {
    for (const [, own, reference, unit = Math.abs(reference)] of lines) near(own, reference, tolerance * unit + 1e-12);
  });
});
