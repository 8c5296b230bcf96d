import { expect, test } from "vitest";
import { adjustedCases, robustResult } from "../support/cr2-cases.ts";
import { near } from "../support/near.ts";

/** Against clubSandwich and Pustejovsky & Tipton's formulas with whole matrices; see cr2-rows.R and robust-crossed.R. */
test.each(adjustedCases)("CR2 standard errors and degrees of freedom: $name", (one) => {
  const { fixed } = robustResult(one, "robust-cr2");
  expect(fixed).toHaveLength(one.expected.se.length);
  for (const [k, { se, df, robustSe }] of fixed.entries()) {
    near(robustSe, one.expected.cr0[k], 1e-4 * se);
    near(se, one.expected.se[k], 1e-4 * se);
    near(df, one.expected.df[k], 1e-3 * (df ?? 0));
  }
});

test.each(adjustedCases)("CR0 standard errors and degrees of freedom: $name", (one) => {
  const { fixed } = robustResult(one, "robust");
  for (const [k, { se, df }] of fixed.entries()) {
    near(se, one.expected.cr0[k], 1e-4 * se);
    near(df, one.expected.cr0Df[k], 1e-3 * (df ?? 0));
  }
});
