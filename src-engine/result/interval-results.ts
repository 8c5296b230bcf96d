import type { IntervalMethod, RandomIntervals, ResidualIntervals, ResultInterval } from "../../src-contract/result.ts";
import type { Interval, Intervals } from "../fit/intervals/intervals.ts";
import type { ModelFit } from "../fit/model-fit.ts";

/** Intervals as the public document has them. */

export function intervalMethod({ intervals, design }: ModelFit): IntervalMethod {
  const { kind, bootstrap } = intervals;
  const level = design.specification.confidenceLevel;
  return { kind, level, ...(bootstrap !== null && { bootstrap }) };
}

export function randomIntervals({ random }: Intervals, part: number): RandomIntervals {
  const { sd, correlation } = random[part] ?? { sd: [], correlation: [] };
  return {
    variance: sd.map(squared),
    sd,
    correlation: sd.map((_, i) =>
      sd.map((_other, j) => (i === j ? null : (correlation[Math.max(i, j)]?.[Math.min(i, j)] ?? null))),
    ),
  };
}

export function residualIntervals({ residual, parameters }: Intervals): ResidualIntervals {
  return {
    variance: squared(residual),
    sd: residual,
    ...(Object.keys(parameters).length > 0 && { parameters }),
  };
}

function squared(interval: Interval | null): ResultInterval {
  return interval && [interval[0] ** 2, interval[1] ** 2];
}
