import { describe, expect, test } from "vitest";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { golden } from "../support/golden-cases.ts";
import { goldenData } from "../support/golden-data.ts";
import { near } from "../support/near.ts";

/** Against lme4, lmerTest and clubSandwich; what no package prints by the formula in R. See linear-mixed.R. */
describe.each(golden.cases)("$name", ({ data, model, expected }) => {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;

  test("log-likelihood, and what is counted", () => {
    // lme4 may stop a little below the maximum, never above it.
    expect(result.fit.logLikelihood).toBeGreaterThan(expected.logLik - 1e-6);
    expect(result.fit.logLikelihood).toBeLessThan(expected.logLik + 1e-4);
    expect(result.fit.converged).toBe(true);
    expect(result.fit.parameters).toBe(expected.parameters);
    expect(result.fit.observations).toBe(expected.observations);
    const counts = result.random.map(({ group }) => result.fit.groups.find((one) => one.group === group)?.count);
    expect(new Set(counts)).toEqual(new Set(expected.counts));
  });

  test("fixed effects", () => {
    expect(result.fixed).toHaveLength(expected.estimate.length);
    for (const [k, effect] of result.fixed.entries()) {
      near(effect.estimate, at(expected.estimate, k), 1e-3 * at(expected.se, k));
      near(effect.se, at(expected.se, k), 5e-4 * at(expected.se, k));
      near(effect.df ?? Number.NaN, at(expected.df, k), 5e-3 * at(expected.df, k));
      near(effect.p, at(expected.p, k), 0.02 * at(expected.p, k) + 1e-12);
      if (expected.robust) near(effect.robustSe ?? Number.NaN, at(expected.robust, k), 5e-4 * at(expected.robust, k));
    }
  });

  test("variance components and explained variance", () => {
    near(result.residual?.variance ?? Number.NaN, expected.residual, 2e-4 * expected.residual);
    for (const [part, reference] of expected.covariance.entries()) {
      const own = covarianceOf(result, model, part, reference.length);
      for (const [i, row] of reference.entries()) {
        for (const [j, value] of row.entries()) {
          const scale = Math.sqrt(at(at(reference, i), i) * at(at(reference, j), j));
          near(at(at(own, i), j), value, 2e-3 * scale);
        }
      }
    }
    near(result.r2?.marginal ?? Number.NaN, expected.r2[0], 1e-4);
    near(result.r2?.conditional ?? Number.NaN, expected.r2[1], 1e-4);
  });

  const { tests, errors, kenwardRoger } = expected;
  if (kenwardRoger !== undefined)
    test("Kenward and Roger's standard errors and degrees of freedom", () => {
      const adjusted = analyse(goldenData(data), { ...model, inference: { df: "kenward-roger" } });
      if (!adjusted.ok) throw new Error(JSON.stringify(adjusted.failure));
      for (const [k, effect] of adjusted.value.result.fixed.entries()) {
        near(effect.se, at(kenwardRoger.se, k), 5e-4 * at(kenwardRoger.se, k));
        near(effect.df ?? Number.NaN, at(kenwardRoger.df, k), 5e-3 * at(kenwardRoger.df, k));
      }
    });

  if (tests !== undefined)
    test("HLM's chi-square tests and reliabilities", () => {
      const [random] = result.random;
      for (const [k, one] of (random?.tests ?? []).entries()) {
        near(one.chiSquare, at(tests.chiSquare, k), 1e-3 * at(tests.chiSquare, k));
        expect(one.df).toBe(at(tests.df, k));
        near(one.p, at(tests.p, k), 2e-3 * at(tests.p, k) + 1e-12);
        expect(one.units).toBe(at(tests.units, 0));
        near(random?.reliability?.[k] ?? Number.NaN, at(tests.reliability, k), 2e-3 * at(tests.reliability, k));
      }
      expect(random?.tests).toHaveLength(tests.chiSquare.length);
    });

  if (errors !== undefined)
    test("standard errors of the variance components", () => {
      near(result.residual?.se ?? Number.NaN, errors.residual, 1e-3 * errors.residual);
      for (const [part, reference] of errors.random.entries()) {
        const own = result.random[placeOf(result, model, part, reference.length)]?.se ?? [];
        for (const [i, row] of reference.entries()) {
          for (const [j, value] of row.entries()) near(own[i]?.[j] ?? Number.NaN, value, 2e-3 * value);
        }
      }
    });
});

function at<Item>(items: readonly Item[] | undefined, index: number): Item {
  const item = items?.[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}

/** lme4 lists its terms from the factor with most units down, like our groupings; uncorrelated effects as terms of their own. */
function placeOf(result: ResultDocument, model: ModelSpecification, part: number, size: number): number {
  const isSplit = model.random[0]?.covariance === "diagonal" && size === 1;
  if (isSplit || model.random.length === 1) return 0;
  const counts = result.random.map(({ group }) => result.fit.groups.find((one) => one.group === group)?.count ?? 0);
  return counts.indexOf(
    at(
      counts.toSorted((a, b) => b - a),
      part,
    ),
  );
}

function covarianceOf(
  result: ResultDocument,
  model: ModelSpecification,
  part: number,
  size: number,
): readonly (readonly number[])[] {
  const random = at(result.random, placeOf(result, model, part, size));
  if (random.names.length === size) return random.covariance;
  return [[at(at(random.covariance, part), part)]];
}
