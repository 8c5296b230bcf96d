import { describe, expect, test } from "vitest";
import type { ResultInterval } from "../../src-contract/result.ts";
import {
  type ExpectedIntervals,
  intervalGolden,
  intervalsByName,
  resultWith,
  waldGolden,
} from "../support/interval-cases.ts";

/** Against lme4; see intervals.R and intervals-wald.R. */
describe.each(intervalGolden.cases)("$name", (one) => {
  test("profile likelihood intervals", () => {
    // Of the interval's width: what lme4's splines between its grid's points are good for.
    compare(intervalsByName(resultWith(one, { intervals: "profile" })), one.profile, 1e-3);
  });

  const wald = waldGolden.cases[one.name];
  if (wald !== undefined) {
    test("Wald intervals of standard deviations and correlations", () => {
      compare(intervalsByName(resultWith(one, {})), wald, 1e-4);
    });
  }

  test("bootstrap intervals", () => {
    // Both are random: quantiles of so many samples scatter by some 4 % of the interval's width.
    compare(intervalsByName(resultWith(one, { intervals: "bootstrap" })), one.bootstrap, 0.15);
  }, 60_000);
});

function compare(own: Readonly<Record<string, ResultInterval>>, expected: ExpectedIntervals, share: number): void {
  for (const [name, ends] of Object.entries(expected)) {
    const interval = own[name];
    expect(interval, name).toBeTruthy();
    if (!interval) continue;
    for (const [end, reference] of ends.entries()) {
      if (reference === "NA") continue;
      const off = Math.abs((interval[end] ?? Number.NaN) - reference) / (interval[1] - interval[0]);
      expect(off, `${name}: [${interval}] should be [${ends}]`).toBeLessThan(share);
    }
  }
}
