import { expect, test } from "vitest";
import type { ModelSpecification, Term } from "../../src-contract/analysis.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";

/**
 * Raudenbush & Bryk (2002), chapter 4, and Singer (1998) print these analyses of 7,185 students in 160 schools. HLM stops
 * its EM iterations early on the slope variance of the last model; SAS (Singer) and the tables of chapter 4 agree on the
 * digits below. SES is centered at the school means of the sampled students, MEANSES is the data's own column.
 */
const data = goldenData("hsb");
const intercept: Term = { variables: [] };
const ses: Term = { variables: [{ name: "ses", center: "group", by: "school" }] };
const meanses: Term = { variables: [{ name: "meanses" }] };
const sector: Term = { variables: [{ name: "sector" }] };

test("one-way ANOVA: 12.637 (0.244), variances 8.614 and 39.148, chi-square 1660.23, reliability .901", () => {
  const result = resultOf({
    outcome: "mathach",
    fixed: [intercept],
    random: [{ group: "school", terms: [intercept] }],
  });
  expect(result.fixed[0]?.estimate).toBeCloseTo(12.637, 3);
  expect(result.fixed[0]?.se).toBeCloseTo(0.244, 3);
  expect(result.random[0]?.covariance[0]?.[0]).toBeCloseTo(8.614, 3);
  expect(result.residual?.variance).toBeCloseTo(39.148, 3);
  expect(result.random[0]?.tests?.[0]).toMatchObject({ df: 159, units: 160 });
  expect(result.random[0]?.tests?.[0]?.chiSquare).toBeCloseTo(1660.23, 2);
  expect(result.random[0]?.reliability?.[0]).toBeCloseTo(0.901, 3);
  expect(result.icc?.[0]?.icc).toBeCloseTo(0.18, 2);
});

test("intercepts and slopes as outcomes: coefficients, both kinds of standard errors, variances, deviance", () => {
  const result = resultOf({
    outcome: "mathach",
    fixed: [intercept, meanses, sector, ses, product(meanses, ses), product(sector, ses)],
    random: [{ group: "school", terms: [intercept, ses] }],
  });
  const digits = [12.096, 5.3329, 1.2265, 2.9388, 1.0389, -1.6426];
  for (const [k, estimate] of digits.entries()) expect(result.fixed[k]?.estimate).toBeCloseTo(estimate, 4);
  expect(result.fixed[0]?.se).toBeCloseTo(0.1987, 4);
  const robust = [0.1737, 0.3346, 0.3085, 0.1475, 0.3328, 0.2374];
  for (const [k, se] of robust.entries()) expect(result.fixed[k]?.robustSe).toBeCloseTo(se, 4);
  expect(result.random[0]?.covariance[0]?.[0]).toBeCloseTo(2.3795, 3);
  expect(result.random[0]?.covariance[1]?.[1]).toBeCloseTo(0.1013, 3);
  expect(result.residual?.variance).toBeCloseTo(36.7212, 3);
  expect(result.fit.deviance).toBeCloseTo(46_503.664, 2);
});

function product(one: Term, other: Term): Term {
  return { variables: [...one.variables, ...other.variables] };
}

function resultOf(model: ModelSpecification) {
  const analysis = analyse(data, model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}
