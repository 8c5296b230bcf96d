import { expect, test } from "vitest";
import type { ModelSpecification, Term } from "../../src-contract/analysis.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { failureText } from "../../src-wording/failures.ts";
import { madeData, randomNumbers } from "../support/made-data.ts";

/** Penalized quasi-likelihood where an effect has no finite estimate: nothing it linearizes tells about that. */

const intercept: Term = { variables: [] };
const x: Term = { variables: [{ name: "x" }] };
const kind: Term = { variables: [{ name: "kind", type: "categorical" }] };
const draw = randomNumbers(11);
const xs = Array.from({ length: 200 }, () => draw.normal());
const unitEffects = Array.from({ length: 20 }, () => 0.7 * draw.normal());
const etas = xs.map((value, row) => 0.5 * value + (unitEffects[row % 20] ?? 0));
const binary = etas.map((eta) => (draw.uniform() < 1 / (1 + Math.exp(-eta)) ? 1 : 0));

function fitted(y: readonly number[], rows: readonly number[], model: Partial<ModelSpecification>) {
  const columns = {
    y: rows.map((row) => y[row] ?? 0),
    x: rows.map((row) => xs[row] ?? 0),
    unit: rows.map((row) => row % 20),
    kind: rows.map((row) => "abc".charAt(row % 3)),
  };
  return analyse(madeData(columns), {
    outcome: "y",
    distribution: "bernoulli",
    fixed: [intercept, x, kind],
    random: [{ group: "unit", terms: [intercept] }],
    ...model,
  });
}

const all = xs.map((_, row) => row);

test.each([
  ["bernoulli", true, binary.map((value, row) => (row % 3 === 1 ? 1 : value)), 1],
  ["bernoulli", false, binary.map((value, row) => (row % 3 === 1 ? 1 : value)), 1],
  ["poisson", true, etas.map((eta, row) => (row % 3 === 2 ? 0 : Math.round(Math.exp(eta + 1)))), 2],
  ["poisson", false, etas.map((eta, row) => (row % 3 === 2 ? 0 : Math.round(Math.exp(eta + 1)))), 2],
] as const)(
  "%s (restricted: %s): a category that separates is said, and the others are estimated as if it were not there",
  (distribution, restricted, y, separating) => {
    const estimation = { method: "pql", restricted } as const;
    const whole = fitted(y, all, { distribution, estimation });
    const others = all.filter((row) => row % 3 !== separating);
    const without = fitted(y, others, { distribution, estimation });
    if (!whole.ok || !without.ok) throw new Error("no fit");
    const { fit, fixed, random, warnings } = whole.value.result;
    const name = `kind[${"abc".charAt(separating)}]`;
    expect(fit.converged).toBe(true);
    expect(fit.iterations).toBeLessThan(100);
    expect(warnings).toContainEqual(expect.objectContaining({ code: "separation", effects: [{ name }] }));
    expect(fixed.find((one) => one.name === name)?.se).toBeGreaterThan(1000);
    const own = without.value.result;
    for (const effect of own.fixed) {
      const same = fixed.find((one) => one.name === effect.name);
      expect(same?.estimate).toBeCloseTo(effect.estimate, 4);
      expect(same?.se).toBeCloseTo(effect.se, 4);
    }
    expect(random[0]?.covariance[0]?.[0]).toBeCloseTo(own.random[0]?.covariance[0]?.[0] ?? Number.NaN, 4);
  },
);

test("a predictor that separates all rows is named: nothing is left to linearize", () => {
  const y = xs.map((value) => (value > 0.3 ? 1 : 0));
  const analysis = fitted(y, all, { fixed: [intercept, x], estimation: { method: "pql" } });
  expect(analysis.ok ? "" : failureText(analysis.failure)).toMatch(
    /^“x” separates “y” completely: .* nothing to linear/,
  );
});
