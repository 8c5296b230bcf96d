import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { near } from "../support/near.ts";
import { residualCases } from "../support/residual-cases.ts";

/** Against nlme and lme4; see residual-structures.R. */
describe.each(residualCases.cases)("$name", ({ data, model, expected }) => {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;

  test("log-likelihood and number of parameters", () => {
    // nlme may stop a little below the maximum, never above it.
    expect(result.fit.logLikelihood).toBeGreaterThan(expected.logLik - 1e-6);
    expect(result.fit.logLikelihood).toBeLessThan(expected.logLik + 1e-4);
    expect(result.fit.converged).toBe(true);
    expect(result.fit.parameters).toBe(expected.parameters);
    expect(result.warnings.filter(({ code }) => code.startsWith("likelihood-endless"))).toEqual([]);
  });

  test("fixed effects", () => {
    expect(result.fixed).toHaveLength(expected.estimate.length);
    for (const [k, { estimate, se, df }] of result.fixed.entries()) {
      near(estimate, expected.estimate[k], 2e-3 * se);
      near(se, expected.se[k], 1e-3 * se);
      if (expected.df !== undefined) near(df ?? Number.NaN, expected.df[k], 5e-3 * (df ?? 0));
    }
  });

  test("variances and correlations", () => {
    near(result.residual?.variance, expected.residual, 1e-3 * expected.residual);
    for (const [name, value] of Object.entries(expected.residualParameters)) {
      near(result.residual?.parameters?.[name], value, 2e-3 * Math.max(Math.abs(value), 0.05));
      expect(result.residual?.parameterSe?.[name]).toBeGreaterThan(0);
    }
    for (const [part, matrix] of expected.covariance.entries()) {
      for (const [i, row] of matrix.entries()) {
        for (const [j, value] of row.entries()) {
          const scale = Math.sqrt((matrix[i]?.[i] ?? 0) * (matrix[j]?.[j] ?? 0));
          near(result.random[part]?.covariance[i]?.[j], value, 3e-3 * scale);
        }
      }
    }
  });
});
