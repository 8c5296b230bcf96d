import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { spellPeriods, survivalCases } from "../support/survival-cases.ts";

/** Against R's glmmTMB and survfit; see survival.R. */
describe.each(survivalCases.cases)("$name", ({ model, expected }) => {
  const analysis = analyse(spellPeriods(), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;

  test("log-likelihood, hazards and variance", () => {
    near(result.fit.logLikelihood, expected.logLik, 1e-5);
    expect(result.fixed).toHaveLength(expected.estimate.length);
    for (const [k, { estimate, se }] of result.fixed.entries()) {
      near(estimate, expected.estimate[k], 2e-3 * se);
      near(se, expected.se[k], 1e-3 * se);
    }
    if (expected.variance !== null) {
      near(result.random[0]?.covariance[0]?.[0], expected.variance, 1e-3 * expected.variance);
    }
  });

  test("the life table is survfit’s, whatever the model", () => {
    for (const column of ["period", "atRisk", "events", "censored", "hazard", "survival", "se"] as const) {
      expect(result.lifeTable?.map((row) => row[column])).toHaveLength(survivalCases.lifeTable[column].length);
      for (const [k, row] of (result.lifeTable ?? []).entries()) {
        near(Number(row[column]), survivalCases.lifeTable[column][k], 1e-12);
      }
    }
  });
});

function near(actual: number | undefined, expected: number | undefined, tolerance: number): void {
  const difference = Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN));
  expect(difference, `${actual} should be ${expected} ± ${tolerance}`).toBeLessThanOrEqual(tolerance);
}
