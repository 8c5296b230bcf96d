import { expect, test } from "vitest";
import { exponential } from "../../../src-engine/math/exponential.ts";

test("has the digits of Math.exp, all but the last, for any number", () => {
  for (let x = -745; x < 709; x += 0.173) {
    const exact = Math.exp(x);
    expect(Math.abs(exponential(x) - exact)).toBeLessThanOrEqual(2 * Number.EPSILON * exact);
  }
});

test("says 0 and infinity where doubles end, and no number for none", () => {
  expect(exponential(-800)).toBe(0);
  expect(exponential(800)).toBe(Number.POSITIVE_INFINITY);
  expect(exponential(0)).toBe(1);
  expect(exponential(Number.NaN)).toBeNaN();
});
