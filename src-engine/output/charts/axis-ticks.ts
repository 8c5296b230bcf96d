import type { ChartAxis } from "../../../src-contract/output.ts";
import { niceStep, tidy } from "../../math/nice-step.ts";

/** An axis over the values: about `count` ticks at 1, 2 or 5 times a power of ten, limits at the values' own ends. */
export function axisOver(label: string, values: Iterable<number>, count: number, snapped: boolean): ChartAxis {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  // Values that differ by rounding alone are one value, whose ticks could not be told apart.
  if (!(high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)))) {
    low -= Math.max(Math.abs(low) * 0.05, 0.5);
    high += Math.max(Math.abs(high) * 0.05, 0.5);
  }
  const step = niceStep((high - low) / count);
  if (snapped) {
    low = Math.floor(low / step) * step;
    high = Math.ceil(high / step) * step;
  }
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
  return { label, min: tidy(low), max: tidy(high), ticks };
}
