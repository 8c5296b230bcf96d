import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { type GoldenFile, goldenFile, type ModelCase } from "../support/golden-file.ts";

/** Quadrature over two nested factors against the likelihood integrated in R: nested-quadrature.R. */
type NestedCase = ModelCase<{
  readonly logLik: number;
  readonly estimate: readonly number[];
  readonly variance: readonly number[];
  /** By how much the log-likelihood can still rise from these estimates along each parameter. */
  readonly gain: readonly number[];
}>;

const { cases } = goldenFile<GoldenFile<NestedCase>>("nested-quadrature");
const data = goldenData("outcomes");

describe.each(cases)("$name", ({ model, expected }) => {
  const analysis = analyse(data, model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { fit, fixed, random } = analysis.value.result;

  test("the log-likelihood is the integral", () => {
    expect(fit).toMatchObject({ method: "agq", converged: true });
    expect(fit.logLikelihood).toBeCloseTo(expected.logLik, 6);
  });

  test("the estimates are where it is highest", () => {
    for (const gain of expected.gain) expect(gain).toBeLessThan(1e-6);
    for (const [k, { estimate, se }] of fixed.entries()) {
      expect(Math.abs(estimate - (expected.estimate[k] ?? Number.NaN))).toBeLessThan(1e-3 * se);
    }
    const variances = random.map(({ covariance }) => covariance[0]?.[0] ?? Number.NaN);
    expect(variances).toEqual(expected.variance.map((variance) => expect.closeTo(variance, 3)));
  });
});

test("two factors that are not nested are refused", () => {
  const intercept = { variables: [] };
  const crossed = analyse(data, {
    outcome: "binary",
    distribution: "bernoulli",
    fixed: [intercept],
    random: [
      { group: "unit", terms: [intercept] },
      { group: "item", terms: [intercept] },
    ],
    estimation: { method: "agq" },
  });
  expect(crossed).toMatchObject({ ok: false, failure: { code: "quadrature-factors" } });
});
