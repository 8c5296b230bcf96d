import type { SizeSummary } from "../../src-contract/levels.ts";

/** Summary of the sizes of units: quartiles by linear interpolation (type 7 of Hyndman & Fan 1996, R's default). */
export function summarizeSizes(sizes: Int32Array): SizeSummary {
  const sorted = Int32Array.from(sizes).sort();
  const mean = sorted.length === 0 ? 0 : sorted.reduce((sum, size) => sum + size, 0) / sorted.length;
  return {
    min: sorted[0] ?? 0,
    lowerQuartile: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    mean,
    upperQuartile: quantile(sorted, 0.75),
    max: sorted.at(-1) ?? 0,
    histogram: histogramOf(sorted),
  };
}

function quantile(sorted: Int32Array, share: number): number {
  if (sorted.length === 0) return 0;
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

const mostBars = 15;

/** Bars of equal, round width, each with the sizes `from` to `to`. */
function histogramOf(sorted: Int32Array): SizeSummary["histogram"] {
  if (sorted.length === 0) return [];
  const min = sorted[0];
  const max = sorted[sorted.length - 1];
  const width = roundUp((max - min + 1) / mostBars);
  const first = width === 1 ? min : Math.floor(min / width) * width;
  const bars = Array.from({ length: Math.floor((max - first) / width) + 1 }, (_, bar) => ({
    from: first + bar * width,
    to: first + (bar + 1) * width - 1,
    units: 0,
  }));
  for (const size of sorted) bars[Math.floor((size - first) / width)].units++;
  return bars;
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundUp(width: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(width, 1)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= width) ?? 10 * power;
}
