import { describe, expect, test } from "vitest";
import { studentizedRangeQuantile, studentizedRangeUpperTail } from "../../../src-engine/math/studentized-range.ts";
import { tTwoSided } from "../../../src-engine/math/t-distribution.ts";

describe("the studentized range", () => {
  test.each([2, 3.7, 10, 155.3, Number.POSITIVE_INFINITY])(
    "of two means is a t test's, with %d df, in the tails too",
    (df) => {
      for (const t of [0.1, 1, 2.5, 6, 40]) {
        expect(Math.abs(studentizedRangeUpperTail(t * Math.SQRT2, 2, df) - tTwoSided(t, df))).toBeLessThan(3e-8);
      }
    },
  );

  // R 4.2, ptukey(q, means, df, lower.tail = FALSE).
  test.each([
    [3.5, 3, 10, 0.0771033108387],
    [4.2, 10, 155.3, 0.0959735282454],
    [3.63, 4, Number.POSITIVE_INFINITY, 0.0502972851414],
    [1, 6, 33.3, 0.979774855841],
    [6, 3, 1000, 7.16031351928e-5],
  ])("of q = %d, %d means, %d df is R's", (q, means, df, reference) => {
    expect(Math.abs(studentizedRangeUpperTail(q, means, df) - reference)).toBeLessThan(1e-8);
  });

  // R 4.2, qtukey(1 − p, means, df).
  test.each([
    [0.05, 3, 10, 3.87677674919],
    [0.05, 4, Number.POSITIVE_INFINITY, 3.6331595818],
    [0.01, 10, 155.3, 5.26638479542],
    [0.05, 3, 2, 8.33078255119],
  ])("has R's quantile for p = %d, %d means, %d df", (p, means, df, reference) => {
    expect(Math.abs(studentizedRangeQuantile(p, means, df) - reference)).toBeLessThan(1e-5);
  });
});
