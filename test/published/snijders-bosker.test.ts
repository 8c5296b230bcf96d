import { expect, test } from "vitest";
import type { ModelSpecification, Term } from "../../src-contract/analysis.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";

/**
 * Snijders & Bosker (1999), examples 4.1, 4.2 and 5.1: language tests of 2,287 pupils in 131 Dutch schools, by ML. The digits
 * are those that HLM 5 prints for them (UCLA's textbook examples). Its deviance lacks one log 2π, its EM iterations stop a
 * little early, and it centers a variable of level 2 at the mean over schools (11.707), not over pupils.
 */
const data = goldenData("bdf");
const intercept: Term = { variables: [] };
const iq: Term = { variables: [{ name: "iq", center: "grand" }] };
const withoutConstant = (deviance: number) => deviance - Math.log(2 * Math.PI);

test("4.1, no predictors: 40.364, robust error 0.426363, chi-square 733.96 on 130 df, deviance 16251.380618", () => {
  const { fixed, random, residual, fit } = resultOf({
    outcome: "language",
    fixed: [intercept],
    random: [{ group: "school", terms: [intercept] }],
  });
  expect(fixed[0]?.estimate).toBeCloseTo(40.364049, 4);
  expect(fixed[0]?.robustSe).toBeCloseTo(0.426363, 6);
  expect(fixed[0]?.df).toBe(130);
  expect(random[0]?.covariance[0]?.[0]).toBeCloseTo(19.43043, 2);
  expect(random[0]?.tests?.[0]).toMatchObject({ df: 130 });
  expect(random[0]?.tests?.[0]?.chiSquare).toBeCloseTo(733.95978, 2);
  expect(residual?.variance).toBeCloseTo(64.56761, 3);
  expect(withoutConstant(fit.deviance)).toBeCloseTo(16_251.380618, 6);
});

test("4.2, verbal IQ: 40.6093 (0.3069) and 2.48807 (0.070055)", () => {
  const { fixed } = resultOf({
    outcome: "language",
    fixed: [intercept, iq],
    random: [{ group: "school", terms: [intercept] }],
  });
  expect(fixed[0]?.estimate).toBeCloseTo(40.609312, 3);
  expect(fixed[0]?.se).toBeCloseTo(0.306915, 3);
  expect(fixed[1]?.estimate).toBeCloseTo(2.48807, 4);
  expect(fixed[1]?.se).toBeCloseTo(0.070055, 6);
});

test("5.1, a random slope and the school mean: coefficients, both errors, variances, reliabilities .698 and .217", () => {
  const meanIq = { name: "iq", aggregate: { function: "mean", by: "school" } } as const;
  const { fixed, random } = resultOf({
    outcome: "language",
    fixed: [intercept, iq, { variables: [{ ...meanIq, center: 11.70711549 }] }],
    random: [{ group: "school", terms: [intercept, iq] }],
  });
  const printed = [
    { estimate: 40.571236, se: 0.287602, robustSe: 0.286613, df: 129 },
    { estimate: 2.458424, se: 0.082982, df: 130 },
    { estimate: 1.402053, se: 0.321215, df: 129 },
  ];
  for (const [k, { estimate, se, robustSe, df }] of printed.entries()) {
    const ours = fixed[k];
    if (ours === undefined) throw new Error(`no coefficient ${k}`);
    expect(Math.abs(ours.estimate - estimate) / se).toBeLessThan(0.01);
    expect(ours.se / se).toBeCloseTo(1, 2);
    expect(ours.df).toBe(df);
    if (robustSe !== undefined) expect(ours.robustSe).toBeCloseTo(robustSe, 4);
  }
  expect(random[0]?.covariance.flat()).toEqual([7.917, -0.821, -0.821, 0.2].map((value) => expect.closeTo(value, 2)));
  expect(random[0]?.correlation[0]?.[1]).toBeCloseTo(-0.652, 3);
  expect(random[0]?.reliability?.[0]).toBeCloseTo(0.698, 3);
  expect(random[0]?.reliability?.[1]).toBeCloseTo(0.217, 2);
});

function resultOf(model: ModelSpecification) {
  const analysis = analyse(data, {
    ...model,
    estimation: { method: "ML" },
    inference: { df: "between-within" },
  });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}
