import { describe, expect, test } from "vitest";
import { afterComparisons, afterGolden } from "../support/after-cases.ts";

/** Against lme4, emmeans and formulas in R; see after.R. */
describe.each(afterGolden.cases)("$name", (one) => {
  test.each(Object.entries(afterComparisons(one)))("%s", (_, comparisons) => {
    expect(comparisons.length).toBeGreaterThan(0);
    const differing = comparisons.filter(([, own, reference, unit]) => !(Math.abs(own - reference) <= 1e-3 * unit));
    expect(differing).toEqual([]);
  });
});
