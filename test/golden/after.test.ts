import { describe, expect, test } from "vitest";
import { afterCases } from "../support/after-comparisons.ts";

/** Against lme4, emmeans and formulas in R; see after.R and after-means.R. */
describe.each(afterCases)("$name", ({ parts }) => {
  test.each(Object.entries(parts))("%s", (_, comparisons) => {
    expect(comparisons.length).toBeGreaterThan(0);
    const differing = comparisons.filter(([, own, reference, unit]) => !(Math.abs(own - reference) <= 1e-3 * unit));
    expect(differing).toEqual([]);
  });
});
