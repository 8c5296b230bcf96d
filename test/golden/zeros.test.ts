import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { near } from "../support/near.ts";
import { zeroCases } from "../support/zero-cases.ts";

/** Against glmmTMB; see zeros.R. */
describe.each(zeroCases.cases)("$name", ({ data, model, expected }) => {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;

  test("log-likelihood and number of parameters", () => {
    near(result.fit.logLikelihood, expected.logLik, 1e-5);
    expect(result.fit.converged).toBe(true);
    expect(result.fit.parameters).toBe(expected.parameters);
  });

  test("coefficients of the counts and of the zeros", () => {
    expect(result.fixed).toHaveLength(expected.estimate.length);
    for (const [k, { estimate, se }] of result.fixed.entries()) {
      near(estimate, expected.estimate[k], 2e-3 * se);
      near(se, expected.se[k], 1e-3 * se);
    }
    expect(result.zeros).toHaveLength(expected.zeroEstimate.length);
    for (const [k, { estimate, se }] of (result.zeros ?? []).entries()) {
      near(estimate, expected.zeroEstimate[k], 2e-3 * se);
      near(se, expected.zeroSe[k], 1e-3 * se);
    }
  });

  test("dispersion and variances", () => {
    if (expected.dispersion === null) expect(result.dispersion).toBeNull();
    else near(Number(result.dispersion?.estimate), expected.dispersion, 1e-3 * expected.dispersion);
    expect(result.random).toHaveLength(expected.covariance.length);
    for (const [part, matrix] of expected.covariance.entries()) {
      for (const [i, row] of matrix.entries()) {
        for (const [j, value] of row.entries()) {
          const scale = Math.sqrt((matrix[i]?.[i] ?? 0) * (matrix[j]?.[j] ?? 0));
          near(result.random[part]?.covariance[i]?.[j], value, 2e-3 * scale);
        }
      }
    }
  });
});
