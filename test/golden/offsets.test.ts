import { describe, expect, test } from "vitest";
import { afterAnalysis, analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { near } from "../support/near.ts";
import { offsetCases } from "../support/offset-cases.ts";

/** Against lme4, glmmTMB and emmeans; see offsets.R. */
describe.each(offsetCases.cases)("$name", ({ data, model, expected }) => {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;
  const used = [model.offset, model.exposure, "x", "kind", "unit"];
  const row = Object.fromEntries(Object.entries(offsetCases.row).filter(([name]) => used.includes(name)));
  const after = afterAnalysis(analysis.value, { show: ["predictions", "marginal-means", "residuals"], rows: [row] });
  if (!after.ok) throw new Error(JSON.stringify(after.failure));
  const { predictions, outcomePredictions, marginalMeans, residuals } = after.value;

  test("estimates with an offset are the reference’s", () => {
    near(result.fit.logLikelihood, expected.logLik, 1e-5);
    for (const [k, { estimate, se }] of result.fixed.entries()) {
      near(estimate, expected.estimate[k], 2e-3 * se);
      near(se, expected.se[k], 1e-3 * se);
    }
  });

  test("predictions and residuals count the offset of their row", () => {
    const linear = predictions?.[0]?.predicted?.estimate;
    const other = outcomePredictions?.[0]?.quantities?.[0]?.conditional.estimate;
    near(linear ?? other, expected.prediction, 1e-4);
    for (const [k, residual] of (expected.residuals ?? []).entries()) {
      near(residuals?.conditional[residuals.row.indexOf(k + 1)], residual, 1e-4);
    }
  });

  test("marginal means hold the offset at its mean", () => {
    const means = marginalMeans?.[0]?.means ?? [];
    expect(means).toHaveLength(expected.means.estimate.length);
    for (const [k, { estimate }] of means.entries()) {
      near(estimate?.estimate, expected.means.estimate[k], 2e-3 * (expected.means.se[k] ?? 0));
      near(estimate?.se, expected.means.se[k], 1e-3 * (expected.means.se[k] ?? 0));
      expect(estimate?.statistic).toBeCloseTo(Number(estimate?.estimate) / Number(estimate?.se), 8);
    }
  });
});
