import { describe, expect, test } from "vitest";
import type { ModelSpecification, RandomEntry, Term } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";
import { goldenFile } from "../support/golden-file.ts";
import { multinomialCases } from "../support/multinomial-cases.ts";
import { near } from "../support/near.ts";

/** Against nnet and, with random effects, the likelihood itself in R; see multinomial.R. */
describe.each(multinomialCases.cases)("$name", ({ data, model, expected }) => {
  const result = resultOf(data, model);

  test("log-likelihood and number of parameters", () => {
    // The search in R has numerical gradients and may stop a little short.
    expect(result.fit.logLikelihood).toBeGreaterThan(expected.logLik - 1e-6);
    expect(result.fit.logLikelihood).toBeLessThan(expected.logLik + 1e-4);
    expect(result.fit.converged).toBe(true);
    expect(result.fit.parameters).toBe(expected.parameters);
  });

  test("coefficients, category by category", () => {
    expect(result.fixed.map(({ name }) => name)).toEqual([
      "clerical: (Intercept)",
      "clerical: age",
      "clerical: sex[m]",
      "manual: (Intercept)",
      "manual: age",
      "manual: sex[m]",
    ]);
    for (const [k, { estimate, se }] of result.fixed.entries()) {
      near(estimate, expected.estimate[k], 2e-3 * se);
      near(se, expected.se[k], 2e-3 * se);
    }
  });

  test("variances and correlations across the equations", () => {
    for (const [part, matrix] of expected.covariance.entries()) {
      for (const [i, row] of matrix.entries()) {
        for (const [j, value] of row.entries()) {
          const scale = Math.sqrt((matrix[i]?.[i] ?? 0) * (matrix[j]?.[j] ?? 0));
          near(result.random[part]?.covariance[i]?.[j], value, 5e-3 * scale);
        }
      }
    }
  });
});

test("Laplace’s approximation is near the integral: multinomial-quadrature.R", () => {
  const integral = goldenFile<{ readonly logLik: number; readonly distance: readonly number[] }>(
    "multinomial-quadrature",
  );
  const [, intercepts] = multinomialCases.cases;
  if (intercepts === undefined) throw new RangeError("no random intercepts");
  const { fit, fixed } = resultOf(intercepts.data, intercepts.model);
  expect(Math.abs(fit.logLikelihood - integral.logLik)).toBeLessThan(0.4);
  // In standard errors from where the integral is highest: coefficients, then the factor of the covariance matrix.
  expect(Math.max(...integral.distance.slice(0, fixed.length))).toBeLessThan(0.01);
  expect(Math.max(...integral.distance.slice(fixed.length))).toBeLessThan(0.1);
});

describe("two categories are a Bernoulli outcome", () => {
  const one: Term = { variables: [] };
  const age: Term = { variables: [{ name: "age", center: 40 }] };
  test.each<[string, readonly RandomEntry[]]>([
    ["one factor with a slope", [{ group: "firm", terms: [one, age] }]],
    [
      "two nested factors",
      [
        { group: "sector", terms: [one] },
        { group: "firm", terms: [one] },
      ],
    ],
    [
      "crossed factors",
      [
        { group: "firm", terms: [one] },
        { group: "age", terms: [one] },
      ],
    ],
  ])("%s", (_, random) => {
    const model = { outcome: "sex", fixed: [one, age], random } as const;
    const bernoulli = resultOf("jobs", { ...model, distribution: "bernoulli", event: "f" });
    const multinomial = resultOf("jobs", { ...model, distribution: "multinomial", reference: "m" });
    near(multinomial.fit.logLikelihood, bernoulli.fit.logLikelihood, 1e-7);
    for (const [k, { estimate, se, robustSe }] of multinomial.fixed.entries()) {
      near(estimate, bernoulli.fixed[k]?.estimate, 1e-3 * se);
      near(se, bernoulli.fixed[k]?.se, 1e-3 * se);
      near(multinomial.populationAverage?.[k]?.estimate, bernoulli.populationAverage?.[k]?.estimate, 1e-3 * se);
      if (robustSe !== null) near(robustSe, bernoulli.fixed[k]?.robustSe ?? undefined, 1e-3 * se);
    }
  });
});

test("another reference is the same model", () => {
  const [, { data, model } = multinomialCases.cases[0] ?? missing()] = multinomialCases.cases;
  const [sales, manual] = [undefined, "manual"].map((reference) => resultOf(data, { ...model, reference }));
  near(manual?.fit.logLikelihood, sales?.fit.logLikelihood, 1e-6);
  const coefficient = (result: ResultDocument | undefined, name: string) =>
    result?.fixed.find((effect) => effect.name === name)?.estimate ?? Number.NaN;
  near(coefficient(manual, "sales: age"), -coefficient(sales, "manual: age"), 1e-5);
  near(
    coefficient(manual, "clerical: age"),
    coefficient(sales, "clerical: age") - coefficient(sales, "manual: age"),
    1e-5,
  );
});

function resultOf(data: string, model: ModelSpecification): ResultDocument {
  const analysis = analyse(goldenData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

function missing(): never {
  throw new Error("no cases");
}
