import { describe, expect, test } from "vitest";
import { comparedVarianceTests, varianceTestGolden } from "../support/variance-test-cases.ts";

/** Against lme4 and lm; see variance-tests.R. */
describe.each(varianceTestGolden.cases)("$name", (one) => {
  test.each(comparedVarianceTests(one))("%s", (_, own, reference) => {
    expect(own?.df).toBe(reference?.df);
    // Differences of two deviances, each right to 1e-6 or so.
    expect(Math.abs((own?.chiSquare ?? Number.NaN) - (reference?.chiSquare ?? 0))).toBeLessThan(1e-4);
    expect(Math.abs((own?.p ?? Number.NaN) - (reference?.p ?? 0))).toBeLessThan(1e-5 + 1e-3 * (reference?.p ?? 0));
  });
});
