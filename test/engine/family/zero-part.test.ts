import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ConditionalDistribution, RowDerivatives } from "../../../src-engine/family/conditional-distribution.ts";
import { conditionalDistribution } from "../../../src-engine/family/outcome-distribution.ts";
import { withZeroPart, type ZeroPart } from "../../../src-engine/family/zero-part.ts";

interface Case {
  readonly kind: ZeroPart["kind"];
  readonly distribution: "poisson" | "negative-binomial";
  readonly y: number;
  readonly eta: number;
  readonly columns: readonly number[];
  readonly psi: readonly number[];
  readonly eta_derivatives: readonly number[];
  readonly psi_derivatives: readonly (readonly number[])[];
}

const cases: readonly Case[] = JSON.parse(
  readFileSync(new URL("../../golden/zero-part.json", import.meta.url), "utf8"),
);

type Described = Pick<Case, "kind" | "distribution" | "columns">;

function bound(
  { kind, distribution, columns }: Described,
  outcome: Float64Array,
  weights: Float64Array | null = null,
): ConditionalDistribution {
  const count = (of: Float64Array) => {
    const choice = { distribution, link: "log", degreesOfFreedom: null, outcome: "y", trials: null } as const;
    const family = conditionalDistribution(
      choice,
      { outcome: of, trials: null, weights: null },
      new Int32Array(of.length),
    );
    if (!family.ok) throw new Error(family.failure.code);
    return family.value;
  };
  const part = { kind, columns: columns.map((value) => outcome.map(() => value)), intercept: 0 };
  return withZeroPart(count, { outcome, weights }, part);
}

function evaluated(family: ConditionalDistribution, eta: number, psi: readonly number[], rows = 1): RowDerivatives {
  const column = () => new Float64Array(rows).fill(Number.NaN);
  const parameters = psi.map(() => ({ first: column(), mixed: column(), mixedSecond: column() }));
  const into = { value: column(), first: column(), second: column(), third: column(), parameters };
  family.evaluate(new Float64Array(rows).fill(eta), Float64Array.from(psi), 3, into);
  return into;
}

const firstOf = (column: Float64Array) => column[0] ?? Number.NaN;

describe("ln P of counts with a zero part and its derivatives are those of 60-digit arithmetic", () => {
  const nameOf = ({ kind, distribution }: Case) => `${kind} ${distribution}`;
  test.each([...new Set(cases.map(nameOf))])("%s", (name) => {
    for (const one of cases.filter((each) => nameOf(each) === name)) {
      const at = `y ${one.y}, η ${one.eta}, ψ ${one.psi.join()}`;
      const { value, first, second, third, parameters } = evaluated(
        bound(one, Float64Array.of(one.y)),
        one.eta,
        one.psi,
      );
      const found = [
        [value, first, second, third],
        ...parameters.map(({ first: own, mixed, mixedSecond }) => [own, mixed, mixedSecond]),
      ].map((columns) => columns.map(firstOf));
      for (const [k, expected] of [one.eta_derivatives, ...one.psi_derivatives].entries()) {
        for (const [order, derivative] of expected.entries()) {
          const error = Math.abs((found[k]?.[order] ?? Number.NaN) - derivative) / Math.max(Math.abs(derivative), 1e-2);
          expect(error < 1e-10, `${k}, ∂${order} at ${at}: ${found[k]?.[order]} should be ${derivative}`).toBe(true);
        }
      }
    }
  });

  test("a prior weight of 2 counts a row twice", () => {
    const described = { kind: "inflated", distribution: "poisson", columns: [1] } as const;
    for (const y of [0, 3]) {
      const once = evaluated(bound(described, Float64Array.of(y)), 0.4, [-0.3]);
      const twice = evaluated(bound(described, Float64Array.of(y), Float64Array.of(2)), 0.4, [-0.3]);
      expect(firstOf(twice.value)).toBeCloseTo(2 * firstOf(once.value), 12);
      expect(firstOf(twice.third)).toBeCloseTo(2 * firstOf(once.third), 12);
      expect(firstOf(twice.parameters[0]?.mixedSecond ?? Float64Array.of(1))).toBeCloseTo(
        2 * firstOf(once.parameters[0]?.mixedSecond ?? Float64Array.of(0)),
        12,
      );
    }
  });
});

describe("mean and variance of counts with a zero part are what the probabilities say they are", () => {
  test.each([
    ["inflated", "poisson", [-0.7]],
    ["hurdle", "poisson", [-0.7]],
    ["inflated", "negative-binomial", [0.9, -0.7]],
    ["hurdle", "negative-binomial", [0.9, -0.7]],
  ] as const)("%s %s", (kind, distribution, psi) => {
    const outcome = Float64Array.from({ length: 400 }, (_, y) => y);
    const family = bound({ kind, distribution, columns: [1] }, outcome);
    const { value, first } = evaluated(family, 1.2, psi, outcome.length);
    const expectation = (of: (y: number) => number) =>
      outcome.reduce((sum, y) => sum + Math.exp(value[y] ?? Number.NaN) * of(y), 0);
    const filled = (fill: ConditionalDistribution["mean"]) => {
      const into = new Float64Array(outcome.length);
      fill(new Float64Array(outcome.length).fill(1.2), Float64Array.from(psi), into);
      return firstOf(into);
    };
    const mean = filled(family.mean);
    expect(expectation(() => 1)).toBeCloseTo(1, 10);
    expect(expectation((y) => y)).toBeCloseTo(mean, 10);
    expect(expectation((y) => (y - mean) ** 2)).toBeCloseTo(filled(family.variance), 9);
    expect(expectation((y) => y * (first[y] ?? Number.NaN))).toBeCloseTo(filled(family.slope), 10);
  });
});
