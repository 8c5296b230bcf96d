import { describe, expect, test } from "vitest";
import type { Link } from "../../../src-contract/analysis.ts";
import type { PlainDistribution } from "../../../src-engine/family/outcome-choice.ts";
import { conditionalDistribution } from "../../../src-engine/family/outcome-distribution.ts";
import { rangeOf } from "../../../src-engine/specification/outcome-range.ts";

/** Outcomes that stand for all a distribution can have, each with the share of the line (or the one value) it stands for. */
interface Grid {
  readonly outcome: readonly number[];
  readonly share: readonly number[];
}

const counts = (most: number): Grid => {
  const outcome = Array.from({ length: most + 1 }, (_, y) => y);
  return { outcome, share: outcome.map(() => 1) };
};

/** y = of(t), t on an even grid: the trapezoidal rule, exact to many digits where the integrand dies away at both ends. */
const even = (of: (t: number) => number, slope: (t: number) => number, from: number, to: number): Grid => {
  const step = (to - from) / 4000;
  const t = Array.from({ length: 4001 }, (_, k) => from + k * step);
  return { outcome: t.map(of), share: t.map((at) => slope(at) * step) };
};

const logistic = (t: number) => 1 / (1 + Math.exp(-t));

const grids = {
  binary: counts(1),
  count: counts(1500),
  positive: even(Math.exp, Math.exp, -30, 8),
  proportion: even(logistic, (t) => logistic(t) * logistic(-t), -34, 34),
  number: even(
    (t) => Math.sinh(t),
    (t) => Math.cosh(t),
    -25,
    25,
  ),
};

const trials = 12;

describe("mean, variance and Fisher information are what the density says they are", () => {
  test.each<[PlainDistribution, Link, number, readonly number[]]>([
    ["bernoulli", "logit", 0.4, []],
    ["bernoulli", "probit", -0.9, []],
    ["bernoulli", "cloglog", 0.3, []],
    ["bernoulli", "cauchit", -2, []],
    ["binomial", "logit", 0.4, []],
    ["binomial", "loglog", 0.4, []],
    ["poisson", "log", 1.7, []],
    ["poisson", "identity", 6, []],
    ["negative-binomial", "log", 1.7, [0.4]],
    ["negative-binomial-linear", "log", 1.7, [0.4]],
    ["geometric", "log", 1.7, []],
    ["gamma", "log", 0.4, [-0.5]],
    ["gamma", "inverse", 0.4, [-0.5]],
    ["exponential", "log", 0.4, []],
    ["inverse-gaussian", "log", 0.3, [-0.8]],
    ["inverse-gaussian", "inverse-squared", 0.7, [-0.8]],
    ["beta", "logit", 0.7, [1.2]],
    ["beta", "probit", -0.5, [1.2]],
    ["normal", "identity", 0.7, [0.6]],
    ["normal", "log", 0.7, [0.6]],
    ["student-t", "identity", 0.7, [0.3, Math.log(9)]],
    ["lognormal", "identity", 0.3, [-0.6]],
  ])("%s, %s link", (distribution, link, eta, psi) => {
    const grid = distribution === "binomial" ? counts(trials) : grids[rangeOf(distribution)];
    const rows = grid.outcome.length;
    const bound = conditionalDistribution(
      { distribution, link, degreesOfFreedom: null, outcome: "y", trials: "n" },
      {
        outcome: Float64Array.from(grid.outcome),
        trials: distribution === "binomial" ? new Float64Array(rows).fill(trials) : null,
        weights: null,
      },
      new Int32Array(rows),
    );
    if (!bound.ok) throw new Error(bound.failure.code);
    const family = bound.value;
    const column = () => new Float64Array(rows);
    const parameters = psi.map(() => ({ first: column(), mixed: column(), mixedSecond: column() }));
    const ln = { value: column(), first: column(), second: column(), third: column(), parameters };
    const at = new Float64Array(rows).fill(eta);
    const own = Float64Array.from(psi);
    family.evaluate(at, own, 3, ln);
    const expectation = (of: (row: number) => number) => {
      let sum = 0;
      for (const [row, share] of grid.share.entries()) {
        const probability = share * Math.exp(ln.value[row] ?? Number.NaN);
        if (probability !== 0) sum += probability * of(row);
      }
      return sum;
    };
    const first = (fill: (into: Float64Array) => void) => {
      const into = column();
      fill(into);
      return into[0] ?? Number.NaN;
    };
    const response = (row: number) => family.response[row] ?? Number.NaN;
    const mean = first((into) => family.mean(at, own, into));
    expect(expectation(() => 1)).toBeCloseTo(1, 8);
    expect(expectation(response)).toBeCloseTo(mean, 7);
    expect(expectation((row) => (response(row) - mean) ** 2)).toBeCloseTo(
      first((into) => family.variance(at, own, into)),
      6,
    );
    expect(expectation((row) => response(row) * (ln.first[row] ?? Number.NaN))).toBeCloseTo(
      first((into) => family.slope(at, own, into)),
      6,
    );
    const information = first((into) => family.expectedInformation(at, own, into));
    const exact = expectation((row) => -(ln.second[row] ?? Number.NaN));
    if (distribution === "negative-binomial-linear") expect(information).toBeLessThan(exact);
    else expect(information).toBeCloseTo(exact, 7);
  });
});
