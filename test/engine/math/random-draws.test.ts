import { describe, expect, test } from "vitest";
import {
  betaDraw,
  binomialDraw,
  gammaDraw,
  inverseGaussianDraw,
  poissonDraw,
  positivePoissonDraw,
} from "../../../src-engine/math/random-draws.ts";
import { type RandomStream, randomStream } from "../../../src-engine/math/random-stream.ts";

const draws = 40_000;

type Draw = (random: RandomStream) => number;

/** Mean and variance by formula. */
const cases: readonly (readonly [string, Draw, number, number])[] = [
  ["gamma of a small shape", (random) => gammaDraw(0.3, random), 0.3, 0.3],
  ["gamma of a large shape", (random) => gammaDraw(7, random), 7, 7],
  ["beta", (random) => betaDraw(2, 3, random), 0.4, 0.04],
  ["binomial of few trials", (random) => binomialDraw(12, 0.3, random), 3.6, 2.52],
  ["binomial of many trials", (random) => binomialDraw(1000, 0.02, random), 20, 19.6],
  ["Poisson of a small mean", (random) => poissonDraw(0.7, random), 0.7, 0.7],
  ["Poisson of a large mean", (random) => poissonDraw(300, random), 300, 300],
  ["inverse Gaussian", (random) => inverseGaussianDraw(2, 5, random), 2, 8 / 5],
  ["a positive Poisson of a small mean", (random) => positivePoissonDraw(0.5, random), ...positive(0.5)],
  ["a positive Poisson of a larger mean", (random) => positivePoissonDraw(3, random), ...positive(3)],
];

function positive(mean: number): readonly [number, number] {
  const share = -Math.expm1(-mean);
  const expected = mean / share;
  return [expected, expected * (1 + mean) - expected ** 2];
}

describe("random draws", () => {
  test.each(cases)("of %s have its mean and variance", (_, draw, mean, variance) => {
    const random = randomStream(5);
    const values = Array.from({ length: draws }, () => draw(random));
    const own = values.reduce((sum, value) => sum + value, 0) / draws;
    const spread = values.reduce((sum, value) => sum + (value - own) ** 2, 0) / draws;
    // Within four standard errors of a mean; the seed is fixed.
    expect(Math.abs(own - mean)).toBeLessThan(4 * Math.sqrt(variance / draws));
    expect(Math.abs(spread / variance - 1)).toBeLessThan(0.06);
  });

  test("of a seed are always the same", () => {
    expect([1, 2, 3].map(() => poissonDraw(20, randomStream(9)))).toEqual(
      [1, 2, 3].map(() => poissonDraw(20, randomStream(9))),
    );
    expect(poissonDraw(20, randomStream(9))).not.toBe(poissonDraw(20, randomStream(10)));
  });
});
