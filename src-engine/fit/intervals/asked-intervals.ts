import type { CoefficientTest } from "../inference/coefficient-tests.ts";
import type { VarianceInformation } from "../inference/information.ts";
import type { HypothesisTest } from "../inference/joint-tests.ts";
import type { LinearMixedFit } from "../linear-mixed-model.ts";
import type { residualEstimates } from "../residual/residual-estimates.ts";
import type { Watch } from "../watch.ts";
import { bootstrapIntervals } from "./bootstrap-intervals.ts";
import type { Interval, Intervals } from "./intervals.ts";
import { profileIntervals } from "./profile-intervals.ts";
import { waldIntervals } from "./wald-intervals.ts";

/** The intervals that the specification asks for; null where the work was stopped. */
export function askedIntervals(
  fit: LinearMixedFit,
  information: VarianceInformation,
  residual: ReturnType<typeof residualEstimates>,
  singularParts: ReadonlySet<number>,
  watch: Watch,
): Intervals | null {
  const wald = waldIntervals(fit, information, residual, singularParts);
  const count = fit.coefficients.length;
  switch (fit.design.specification.intervals) {
    case "wald":
      return wald;
    case "profile": {
      const errors = Array.from({ length: count }, (_, k) => Math.sqrt(fit.coefficientCovariance[k * count + k]));
      return profileIntervals(fit, errors, wald, watch);
    }
    case "bootstrap":
      return bootstrapIntervals(fit, watch);
  }
}

/** The tests with these intervals in the place of their own. */
export function withIntervals(tests: readonly CoefficientTest[], { fixed }: Intervals): readonly CoefficientTest[] {
  return fixed === null ? tests : tests.map((test, k) => ({ ...test, interval: fixed[k] ?? undefinedInterval }));
}

export function withRowIntervals(
  tests: readonly HypothesisTest[],
  { hypotheses }: Intervals,
): readonly HypothesisTest[] {
  if (hypotheses === null) return tests;
  return tests.map((test, index) => ({
    ...test,
    rows: test.rows.map((row, r) => ({ ...row, interval: hypotheses[index]?.[r] ?? undefinedInterval })),
  }));
}

const undefinedInterval: Interval = [Number.NaN, Number.NaN];
