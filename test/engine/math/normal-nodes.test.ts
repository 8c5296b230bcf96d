import { describe, expect, test } from "vitest";
import { normalNodes } from "../../../src-engine/math/normal-nodes.ts";

/** E f(X) over independent standard normal variables. */
function mean(dimension: number, f: (x: Float64Array) => number): number {
  const { points, weights } = normalNodes(dimension) ?? { points: [], weights: [] };
  return points.reduce((sum, x, node) => sum + (weights[node] ?? 0) * f(x), 0);
}

describe("means over normal variables", () => {
  test("are those of polynomials and exponentials in one dimension, to the last digits", () => {
    expect(mean(1, () => 1)).toBeCloseTo(1, 14);
    expect(mean(1, ([x = 0]) => x ** 6)).toBeCloseTo(15, 10);
    expect(mean(1, ([x = 0]) => Math.exp(3 * x))).toBeCloseTo(Math.exp(4.5), 8);
  });

  test("of a logistic function with a large standard deviation are as R integrates them", () => {
    // integrate(function(u) plogis(-2 + 6 * u) * dnorm(u), -Inf, Inf, rel.tol = 1e-13)
    expect(mean(1, ([u = 0]) => 1 / (1 + Math.exp(2 - 6 * u)))).toBeCloseTo(0.374720644601177, 10);
  });

  test.each([2, 3, 4, 5, 6])("weigh to one in %i dimensions, with unit variances and no covariance", (dimension) => {
    expect(mean(dimension, () => 1)).toBeCloseTo(1, 12);
    expect(mean(dimension, (x) => (x[0] ?? 0) ** 2)).toBeCloseTo(1, 12);
    expect(mean(dimension, (x) => (x[0] ?? 0) * (x.at(-1) ?? 0))).toBeCloseTo(0, 12);
  });

  test("are not worked out in more than six dimensions", () => {
    expect(normalNodes(7)).toBeNull();
  });
});
