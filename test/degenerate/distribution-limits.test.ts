import { describe, expect, test } from "vitest";
import type { ModelSpecification, Term } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { failureText } from "../../src-wording/failures.ts";
import { madeData, randomNumbers } from "../support/made-data.ts";

/** A distribution's own parameter at the end of its range: the fit is that of a simpler distribution, which is said. */

const intercept: Term = { variables: [] };
const x: Term = { variables: [{ name: "x" }] };
const rows = 200;
const draw = randomNumbers(23);
const xs = Array.from({ length: rows }, () => draw.normal());
const unitEffects = Array.from({ length: 20 }, () => 0.6 * draw.normal());
const etas = xs.map((value, row) => 0.5 + 0.4 * value + (unitEffects[row % 20] ?? 0));
/** As even as whole numbers can be: less spread than Poisson's, with zeros. */
const evenCounts = etas.map((eta) => Math.round(Math.exp(eta) - 0.3));
const lightTails = etas.map((eta) => eta + draw.uniform());

const base = { outcome: "y", fixed: [intercept, x], random: [{ group: "unit", terms: [intercept] }] };

function resultOf(y: readonly number[], model: Partial<ModelSpecification>): ResultDocument {
  const analysis = analyse(madeData({ y, x: xs, unit: xs.map((_, row) => row % 20) }), { ...base, ...model });
  if (!analysis.ok) throw new Error(failureText(analysis.failure));
  return analysis.value.result;
}

function sameAs(own: ResultDocument, simpler: ResultDocument): void {
  expect(own.fit.converged).toBe(true);
  expect(own.fit.logLikelihood).toBeCloseTo(simpler.fit.logLikelihood, 6);
  for (const [k, effect] of own.fixed.entries()) {
    expect(effect.estimate).toBeCloseTo(simpler.fixed[k]?.estimate ?? Number.NaN, 5);
    expect(effect.se).toBeCloseTo(simpler.fixed[k]?.se ?? Number.NaN, 5);
  }
  expect(own.random[0]?.covariance[0]?.[0]).toBeCloseTo(simpler.random[0]?.covariance[0]?.[0] ?? Number.NaN, 5);
}

const limit = { code: "distribution-limit", severity: "warning" };

describe("counts that vary less than Poisson’s", () => {
  const poisson = { distribution: "poisson" } as const;

  test("quadratic negative binomial: θ goes to infinity", () => {
    const own = resultOf(evenCounts, { distribution: "negative-binomial" });
    sameAs(own, resultOf(evenCounts, poisson));
    expect(own.dispersion).toMatchObject({ name: "theta", se: Number.NaN, limit: "infinity" });
    expect(own.warnings).toContainEqual(expect.objectContaining({ ...limit, parameter: "theta", into: "poisson" }));
    expect(own.warnings.map(({ message }) => message).join()).toMatch(/θ goes to ∞ .* Poisson model gives the same/);
  });

  test("linear negative binomial: φ goes to zero", () => {
    const own = resultOf(evenCounts, { distribution: "negative-binomial-linear" });
    sameAs(own, resultOf(evenCounts, poisson));
    expect(own.dispersion).toEqual({ name: "phi", estimate: 0, se: Number.NaN, limit: "zero" });
    expect(own.warnings).toContainEqual(expect.objectContaining({ ...limit, parameter: "phi", into: "poisson" }));
  });

  test("behind a hurdle, too", () => {
    const zeros = { kind: "hurdle" } as const;
    const own = resultOf(evenCounts, { distribution: "negative-binomial", zeros });
    sameAs(own, resultOf(evenCounts, { ...poisson, zeros }));
    expect(own.warnings).toContainEqual(expect.objectContaining({ ...limit, into: "poisson" }));
  });

  test("behind a hurdle, counts of many ones and a few large ones: θ goes to zero, and the intercept with it", () => {
    const zeros = { kind: "hurdle" } as const;
    const logarithmic = xs.map((_, row) => (row % 3 === 0 ? 0 : row % 10 === 1 ? 15 + (row % 17) : 1 + (row % 2)));
    const own = resultOf(logarithmic, { distribution: "negative-binomial", zeros, random: [] });
    expect(own.fit.converged).toBe(true);
    expect(own.dispersion).toEqual({ name: "theta", estimate: 0, se: Number.NaN, limit: "zero" });
    expect(own.warnings).toContainEqual(expect.objectContaining({ ...limit, parameter: "theta", into: "logarithmic" }));
    expect(own.fixed[0]?.se).toBeGreaterThan(100);
    expect(own.fixed[1]?.se).toBeLessThan(1);
  });

  test("no certain zeros: their probability goes to zero, and the counts alone say the same", () => {
    const own = resultOf(evenCounts, { ...poisson, zeros: { kind: "inflated" } });
    sameAs(own, resultOf(evenCounts, poisson));
    expect(own.zeros?.[0]?.estimate).toBeGreaterThan(-31);
    expect(own.warnings).toContainEqual(
      expect.objectContaining({ code: "zero-separation", severity: "warning", isNeedless: true }),
    );
  });
});

test("Student’s t with tails no heavier than normal: ν goes to infinity", () => {
  const own = resultOf(lightTails, { distribution: "student-t" });
  sameAs(own, resultOf(lightTails, { distribution: "normal", estimation: { method: "ML" } }));
  expect(own.dispersion).toMatchObject({ dfSe: Number.NaN, dfLimit: "infinity" });
  expect(own.warnings).toContainEqual(expect.objectContaining({ ...limit, parameter: "df", into: "normal" }));
});

test("nothing is said where the parameter has an estimate, however far out", () => {
  const wild = etas.map((eta, row) => Math.round(Math.exp(eta + 1.5 * (xs[(row * 7) % rows] ?? 0))));
  for (const distribution of ["negative-binomial", "negative-binomial-linear"] as const) {
    const { warnings, dispersion } = resultOf(wild, { distribution });
    expect(warnings.map(({ code }) => code)).not.toContain("distribution-limit");
    expect(dispersion).not.toHaveProperty("limit");
  }
});

describe("an outcome without any rest", () => {
  const positive = etas.map((eta) => Math.exp(eta));
  test.each([
    ["gamma", "log", positive],
    ["inverse-gaussian", "log", positive],
    ["lognormal", "identity", positive],
    ["normal", "log", positive],
    ["beta", "logit", etas.map((eta) => 1 / (1 + Math.exp(-eta)))],
  ] as const)("%s: is refused, with what fits it", (distribution, link, y) => {
    expect(() => resultOf(y, { distribution, link })).toThrow(/random effects of “unit” fit “y” exactly/);
    const alone = y.map((_, row) => {
      const eta = 0.3 + 0.2 * (xs[row] ?? 0);
      return distribution === "beta" ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta);
    });
    expect(() => resultOf(alone, { distribution, link, random: [] })).toThrow(/predictors explain “y” completely/);
  });
});

describe("Student’s t where rows are fitted exactly has no maximum, which is said whatever its degrees of freedom", () => {
  const computed = xs.map((value, row) => 2 + 3 * value + (unitEffects[row % 20] ?? 0));
  const line = xs.map((value) => 2 + 3 * value);
  const outliers = line.map((value, row) => value + (row % 90 === 7 ? 5 : 0));
  const failureOf = (y: readonly number[], model: Partial<ModelSpecification>) => {
    const set = madeData({ y, x: xs, unit: xs.map((_, row) => row % 20) });
    const analysis = analyse(set, { ...base, distribution: "student-t", ...model });
    return analysis.ok ? null : analysis.failure;
  };

  test.each([{}, { degreesOfFreedom: 5 }])("%o", (given) => {
    expect(failureOf(line, { ...given, random: [] })).toMatchObject({ code: "perfect-fit" });
    expect(failureOf(line, given)).toMatchObject({ code: "no-residual-variance", groups: ["unit"] });
    expect(failureOf(computed, given)).toMatchObject({ code: "no-residual-variance", groups: ["unit"] });
    for (const random of [[], base.random]) {
      const failure = failureOf(outliers, { ...given, random });
      expect(failure).toMatchObject({ code: "exact-rows", rows, exact: 197 });
      expect(failure && failureText(failure)).toContain("197 of 200 rows of “y” are fitted as good as exactly");
    }
  });
});
