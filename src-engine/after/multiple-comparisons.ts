import type { ComparisonAdjustment } from "../../src-contract/after.ts";
import { type CombinationTest, combinationTest } from "../fit/inference/coefficient-tests.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import { studentizedRangeQuantile, studentizedRangeUpperTail } from "../math/studentized-range.ts";
import { tQuantile } from "../math/t-distribution.ts";

/** A test among several of one family, with its p value and interval widened so that they hold for all together. */
export interface AdjustedTest extends CombinationTest {
  readonly adjustedP: number;
  readonly adjustedInterval: readonly [number, number];
}

/** A mean or a slope: the combination of β that it is. */
export interface ComparedPoint {
  readonly row: readonly number[];
}

/** The first of two minus the second. */
export interface PairwiseComparison<Point extends ComparedPoint> {
  readonly first: Point;
  readonly second: Point;
  readonly test: AdjustedTest;
}

/**
 * All pairs of some means or slopes, adjusted for their number m (Hsu 1996): Tukey & Kramer by the studentized range of so many
 * means, Bonferroni m p, Šidák 1 − (1 − p)^m, Holm step by step. Holm's method has no intervals: Bonferroni's are given.
 */
export function pairwiseComparisons<Point extends ComparedPoint>(
  fit: ModelFit,
  points: readonly Point[],
  adjustment: ComparisonAdjustment,
): readonly PairwiseComparison<Point>[] {
  const pairs = points.flatMap((first, index) => points.slice(index + 1).map((second) => ({ first, second })));
  const tests = pairs.map(({ first, second }) => {
    const difference = first.row.map((weight, k) => weight - second.row[k]);
    return combinationTest(fit, fit.reference, difference);
  });
  const adjusted = adjustedTests(tests, adjustment, points.length, fit.design.specification.confidenceLevel);
  return pairs.map((pair, index) => ({ ...pair, test: adjusted[index] }));
}

function adjustedTests(
  tests: readonly CombinationTest[],
  adjustment: ComparisonAdjustment,
  means: number,
  confidenceLevel: number,
): readonly AdjustedTest[] {
  const count = tests.length;
  const holm = adjustment === "holm" ? holmAdjusted(tests.map(({ p }) => p)) : [];
  const quantiles = new Map<number, number>();
  const criticalValue = (df: number) => {
    const known = quantiles.get(df) ?? critical(adjustment, { count, means, df, confidenceLevel });
    quantiles.set(df, known);
    return known;
  };
  return tests.map((test, index) => {
    const margin = criticalValue(test.df) * test.se;
    return {
      ...test,
      adjustedP: holm[index] ?? adjustedP(test, adjustment, count, means),
      adjustedInterval: [test.estimate - margin, test.estimate + margin],
    };
  });
}

function adjustedP(
  { p, statistic, df }: CombinationTest,
  adjustment: ComparisonAdjustment,
  count: number,
  means: number,
): number {
  switch (adjustment) {
    case "none":
      return p;
    case "bonferroni":
    case "holm":
      return Math.min(1, count * p);
    case "sidak":
      return -Math.expm1(count * Math.log1p(-p));
    case "tukey":
      // With two means it is the t test, which keeps more digits.
      return means === 2 ? p : studentizedRangeUpperTail(Math.SQRT2 * Math.abs(statistic), means, df);
  }
}

/** What the standard error is multiplied by on either side. */
function critical(
  adjustment: ComparisonAdjustment,
  family: {
    readonly count: number;
    readonly means: number;
    readonly df: number;
    readonly confidenceLevel: number;
  },
): number {
  const { count, means, df, confidenceLevel } = family;
  const level = (share: number) => tQuantile((1 + share) / 2, df);
  switch (adjustment) {
    case "none":
      return level(confidenceLevel);
    case "bonferroni":
    case "holm":
      return level(1 - (1 - confidenceLevel) / count);
    case "sidak":
      return level(confidenceLevel ** (1 / count));
    case "tukey":
      return means === 2
        ? level(confidenceLevel)
        : studentizedRangeQuantile(1 - confidenceLevel, means, df) / Math.SQRT2;
  }
}

/** Holm (1979): p in order, times the number not yet decided, never falling. */
function holmAdjusted(ps: readonly number[]): readonly number[] {
  const order = [...ps.keys()].toSorted((a, b) => ps[a] - ps[b]);
  const adjusted = ps.map(() => 1);
  let least = 0;
  for (const [rank, index] of order.entries()) {
    least = Math.max(least, Math.min(1, (ps.length - rank) * ps[index]));
    adjusted[index] = least;
  }
  return adjusted;
}
