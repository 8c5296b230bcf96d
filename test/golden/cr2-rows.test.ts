import { expect, test } from "vitest";
import { adjustedCases, adjustedResult } from "../support/cr2-cases.ts";
import { near } from "../support/near.ts";

/** Against clubSandwich and Pustejovsky & Tipton's formulas with whole matrices; see cr2-rows.R and robust-crossed.R. */
test.each(adjustedCases)("CR2 standard errors and degrees of freedom: $name", (one) => {
  const { fixed } = adjustedResult(one);
  expect(fixed).toHaveLength(one.expected.se.length);
  for (const [k, { se, df, robustSe }] of fixed.entries()) {
    if (one.expected.cr0 !== undefined) near(robustSe, one.expected.cr0[k], 1e-4 * se);
    near(se, one.expected.se[k], 1e-4 * se);
    near(df, one.expected.df[k], 1e-3 * (df ?? 0));
  }
});
