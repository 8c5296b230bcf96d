import { expect, test } from "vitest";
import { gaussHermite } from "../../../src-engine/math/gauss-hermite.ts";

/** Moments of the standard normal distribution: 1·3·5 … (2m − 1). */
test.each([1, 2, 3, 7, 15, 30, 51, 101])("%d points integrate every polynomial they should", (count) => {
  const { points, logWeights } = gaussHermite(count);
  let moment = 1;
  for (let degree = 0; degree < Math.min(2 * count, 60); degree += 2) {
    const sum = points.reduce((total, x, k) => total + Math.exp(logWeights[k] ?? Number.NaN) * x ** degree, 0);
    expect(sum / moment).toBeCloseTo(1, 12);
    moment *= degree + 1;
  }
});

test("the outermost weights keep their digits where they are tiny", () => {
  const { points, logWeights } = gaussHermite(51);
  expect(points.at(-1)).toBeCloseTo(13.130057881095919, 10);
  expect(logWeights.at(-1)).toBeCloseTo(-87.04774394820366, 8);
});
