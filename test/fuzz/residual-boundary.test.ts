import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { madeData } from "../support/made-data.ts";
import { type ExpectedModel, expectedModels } from "./expected-models.ts";
import { randomResidualBoundary } from "./random-residual-boundary.ts";

interface ExpectedBoundary extends ExpectedModel {
  /** The smallest eigenvalue of the residuals' correlation matrix: zero at an end. */
  readonly smallest?: number;
}

const cases: readonly ExpectedBoundary[] = expectedModels("expected-residual-boundaries.json");

/** The random effects are as many as the rows. */
const refusals = ["too-many-random-effects"];
/** Some residuals follow from the others of their subject, and the likelihood grows without end. */
const withoutMaximum = [68, 88, 116, 178, 228];
/** At its end, but with fewer digits than a search asks for. */
const restless = [237];
/** Below this R's matrix is singular to rounding, and no likelihood is left to compare with. */
const rounding = 1e-12;

/** Designs that want their residual structure at the end of what it can be, against likelihoods written out in R. */
describe("random residuals on the boundary", () => {
  test.each(cases)("seed $seed", ({ seed, logLik = Number.NaN, smallest = 1 }) => {
    const { columns, model } = randomResidualBoundary(seed);
    const analysis = analyse(madeData(columns), model);
    if (!analysis.ok) {
      const { code } = analysis.failure;
      expect(withoutMaximum.includes(seed) ? ["residual-matrix-singular"] : refusals).toContain(code);
      return;
    }
    const { fit, warnings } = analysis.value.result;
    expect(fit.converged).toBe(!restless.includes(seed));
    if (smallest < rounding) return;
    expect(fit.logLikelihood - logLik).toBeGreaterThan(-2e-5);
    if (fit.logLikelihood - logLik > 2e-5) return;
    const codes: readonly string[] = warnings.map(({ code }) => code);
    const isNamed = codes.includes("residual-bound") || codes.includes("residual-variance-zero");
    if (smallest < 1e-7) expect(isNamed).toBe(true);
  });
});

test.each([
  {
    seed: 25,
    message:
      /^The moving average of the residuals .* lower end of what it can be, −1: neighboring occasions are as little alike/,
  },
  {
    seed: 2,
    message:
      /^The correlation rho of the residuals .* lower end of what it can be, −0\.333: the random effects account/,
  },
])("the end is told in words: seed $seed", ({ seed, message }) => {
  const { columns, model } = randomResidualBoundary(seed);
  const analysis = analyse(madeData(columns), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  expect(analysis.value.result.warnings[0]?.message).toMatch(message);
});
