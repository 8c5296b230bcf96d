import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { generalizedCases, otherGeneralizedCases } from "../support/generalized-cases.ts";
import { goldenData } from "../support/golden-data.ts";
import { near } from "../support/near.ts";

describe.each([...generalizedCases.cases, ...otherGeneralizedCases.cases])("$name", ({ data, model, expected }) => {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const { result } = analysis.value;

  test("log-likelihood", () => {
    expect(result.fit.converged).toBe(true);
    expect(result.fit.parameters).toBe(expected.parameters);
    expect(result.fit.logLikelihood).toBeGreaterThan(expected.logLik - 1e-6);
    expect(result.fit.logLikelihood).toBeLessThan(expected.logLik + 1e-4);
  });

  test("fixed effects", () => {
    expect(result.fixed).toHaveLength(expected.estimate.length);
    for (const [k, effect] of result.fixed.entries()) {
      const se = at(expected.se, k);
      near(effect.estimate, at(expected.estimate, k), 2e-3 * se);
      near(effect.se, se, 1e-3 * se);
    }
  });

  test("variances, thresholds, and the distribution's own parameter", () => {
    for (const [part, reference] of expected.covariance.entries()) {
      const own = at(result.random, part).covariance;
      for (const [i, row] of reference.entries()) {
        for (const [j, value] of row.entries()) {
          const scale = Math.sqrt(at(at(reference, i), i) * at(at(reference, j), j));
          near(at(at(own, i), j), value, 2e-3 * scale);
        }
      }
    }
    for (const [k, { estimate, se }] of result.thresholds.entries())
      near(estimate, expected.thresholds?.[k], 2e-3 * se);
    if (expected.own === null) return;
    near(Number(result.dispersion?.estimate ?? result.residual?.variance), expected.own, 1e-3 * expected.own);
  });
});

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value at ${index}`);
  return value;
}

const averages: readonly {
  readonly case: string;
  readonly expected: Readonly<Record<"estimate" | "se" | "robustSe", readonly number[]>>;
}[] = JSON.parse(readFileSync(new URL("population-average.json", import.meta.url), "utf8"));

test.each(averages)("population-average effects of $case", ({ case: name, expected }) => {
  const { data, model } = at(
    generalizedCases.cases.filter((one) => one.name === name),
    0,
  );
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  const effects = analysis.value.result.populationAverage ?? [];
  expect(effects).toHaveLength(expected.estimate.length);
  for (const [k, effect] of effects.entries()) {
    const se = at(expected.se, k);
    near(effect.estimate, at(expected.estimate, k), 1e-3 * se);
    near(effect.se, se, 1e-3 * se);
    near(effect.robustSe ?? Number.NaN, at(expected.robustSe, k), 1e-3 * se);
  }
});
