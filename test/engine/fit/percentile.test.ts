import { expect, test } from "vitest";
import { percentileInterval } from "../../../src-engine/fit/intervals/percentile.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, i) => ((i * 7) % count) + 1);

test("the 25th smallest and the 25th largest of 999 samples bound 95 %", () => {
  expect(percentileInterval(numbers(999), 0.95)).toEqual([25, 975]);
});

test("between two samples the end lies on the scale of normal quantiles, as R's boot.ci has it", () => {
  // boot::boot.ci(type = "perc") of 1:1000: 25.01 (0.025 × 1001 = 25.025) and 975.99.
  const [low, high] = percentileInterval(numbers(1000), 0.95) ?? [];
  expect(low).toBeGreaterThan(25);
  expect(low).toBeLessThan(25.1);
  expect(high).toBeGreaterThan(975.9);
  expect(high).toBeLessThan(976);
});

test("samples without a value are left out; fewer than twenty give no interval", () => {
  expect(percentileInterval([...numbers(999), Number.NaN, Number.NaN], 0.95)).toEqual([25, 975]);
  expect(percentileInterval(numbers(19), 0.95)).toBeNull();
});
