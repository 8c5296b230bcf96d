import { describe, expect, test } from "vitest";
import { analyse } from "../../src-engine/analyse.ts";
import { madeData } from "../support/made-data.ts";
import { expectedModels } from "./expected-models.ts";
import { randomCategories } from "./random-categories.ts";

const cases = expectedModels("expected-categories.json");

/**
 * Where Laplace's approximation has a higher maximum that is none: standard deviations of 72, at which the likelihood itself, as far as
 * importance sampling tells, is far below; at ours, by Laplace −82.11, it is −81.64.
 */
const spurious: readonly number[] = [25];
/** Where it has none at all: two categories of a few rows, which effects of units separate; of TMB's searches each ends elsewhere. */
const endless: readonly number[] = [35];

/**
 * Random outcomes without order against their likelihood written out in TMB, the highest of six searches: none ends lower here, but for the
 * above. Of 46, four categories in 41 units of two rows, there are two maxima, one of them with units drawn far out.
 */
describe("random categories", () => {
  test.each(cases)("seed $seed", ({ seed, logLik = Number.NaN, estimate = [] }) => {
    const { columns, model } = randomCategories(seed);
    const analysis = analyse(madeData(columns), model);
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
    const { fit, fixed, warnings } = analysis.value.result;
    expect(warnings.some(({ code }) => code === "not-converged")).toBe(endless.includes(seed));
    if (endless.includes(seed)) return;
    if (spurious.includes(seed)) {
      expect(fit.logLikelihood).toBeLessThan(logLik - 1);
      return;
    }
    expect(Math.abs(fit.logLikelihood - logLik)).toBeLessThan(1e-5);
    for (const [k, { name, estimate: own, se }] of fixed.entries()) {
      expect(Math.abs(own - (estimate[k] ?? Number.NaN)) / se, name).toBeLessThan(5e-3);
    }
  });
});
