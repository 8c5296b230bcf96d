import { combinationTest } from "../fit/inference/coefficient-tests.ts";
import type { ModelFit } from "../fit/model-fit.ts";

/**
 * Where, over the observed values of a moderator, a slope differs from zero (Johnson & Neyman 1936): its test at every value, with
 * the degrees of freedom that it has there.
 */
export interface JohnsonNeyman {
  /** The moderator's least and greatest observed value. */
  readonly range: readonly [number, number];
  /** Where p < α = 1 − confidence level, from below; their ends are boundaries, or the range's. */
  readonly significant: readonly {
    readonly from: number;
    readonly to: number;
    readonly isPositive: boolean;
    /** Share of the rows with values in it. */
    readonly share: number;
  }[];
  /** Where p = α. */
  readonly boundaries: readonly number[];
  readonly curve: readonly {
    readonly value: number;
    readonly slope: number;
    readonly interval: readonly [number, number];
  }[];
}

/** Places at which a region is looked for; a narrower one is not found. */
const places = 121;

/** `rowAt`: the combination of β that the slope is at a value of the moderator. Null: the data do not tell it. */
export function johnsonNeyman(
  fit: ModelFit,
  moderator: Float64Array,
  rowAt: (value: number) => readonly number[] | null,
): JohnsonNeyman | null {
  const alpha = 1 - fit.design.specification.confidenceLevel;
  const testAt = (value: number) => {
    const row = rowAt(value);
    return row && combinationTest(fit, fit.reference, row);
  };
  const [low, high] = rangeOf(moderator);
  const points = Array.from({ length: places }, (_, k) => {
    const value = low + ((high - low) * k) / (places - 1);
    const test = testAt(value);
    return test && { value, test };
  }).filter((point) => point !== null);
  if (points.length < places) return null;
  const isSignificant = (value: number) => (testAt(value)?.p ?? 1) < alpha;
  const boundaries = points.slice(1).flatMap(({ value, test }, k) => {
    const before = points[k];
    return before.test.p < alpha === test.p < alpha ? [] : [changeBetween(isSignificant, before.value, value)];
  });
  const ends = [low, ...boundaries, high];
  return {
    range: [low, high],
    boundaries,
    significant: ends.slice(1).flatMap((to, k) => {
      const from = ends[k];
      const test = testAt((from + to) / 2);
      if (test === null || !(test.p < alpha)) return [];
      return [{ from, to, isPositive: test.estimate > 0, share: shareBetween(moderator, from, to) }];
    }),
    curve: points.map(({ value, test }) => ({ value, slope: test.estimate, interval: test.interval })),
  };
}

/** By bisection. */
function changeBetween(isTrue: (value: number) => boolean, from: number, to: number): number {
  const start = isTrue(from);
  let [low, high] = [from, to];
  for (let step = 0; step < 48; step++) {
    const middle = (low + high) / 2;
    if (isTrue(middle) === start) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function rangeOf(values: Float64Array): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function shareBetween(values: Float64Array, from: number, to: number): number {
  let count = 0;
  for (const value of values) if (value >= from && value <= to) count++;
  return count / values.length;
}
