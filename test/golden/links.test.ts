import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { linkCases } from "../support/link-cases.ts";
import { near } from "../support/near.ts";

describe.each(linkCases.cases)("$name", ({ data, model, expected }) => {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;

  test("log-likelihood, estimates and standard errors", () => {
    expect(result.fit.converged).toBe(true);
    expect(result.fit.parameters).toBe(expected.parameters);
    near(result.fit.logLikelihood, expected.logLik, 1e-5);
    expect(result.fixed).toHaveLength(expected.estimate.length);
    for (const [k, { estimate, se }] of result.fixed.entries()) {
      near(estimate, expected.estimate[k], 2e-3 * se);
      near(se, expected.se[k], 1e-3 * se);
    }
  });

  test("the distribution’s own parameter and the variance", () => {
    if (expected.own !== null) near(Number(result.dispersion?.estimate), expected.own, 1e-3 * expected.own);
    if (expected.variance !== null)
      near(result.random[0]?.covariance[0]?.[0], expected.variance, 2e-3 * expected.variance);
  });
});
