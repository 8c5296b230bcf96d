import type { Notice, RareOutcome } from "../../src-contract/notice.ts";
import type { Design } from "../design/design.ts";
import type { ModelFit } from "../fit/model-fit.ts";
import { notice } from "./notice-words.ts";

/** Below this many for each coefficient estimates and intervals are off more often than not (Vittinghoff & McCulloch 2007). */
const fewEventsLimit = 5;

/** That what is rare of an outcome is too rare to tell the coefficients by, however many the rows: of each kind the rarest. */
export function fewEvents({ kind, design }: ModelFit): readonly Notice[] {
  const coefficients = design.fixed.length / (design.equations?.length ?? 1);
  const rare = kind === "generalized" ? rarest(design) : null;
  if (rare === null || rare.count >= fewEventsLimit * coefficients) return [];
  const { outcome } = design.specification;
  return [notice("warning", { code: "few-events", outcome, ...rare, rows: design.rows.length, coefficients })];
}

function rarest(design: Design): RareOutcome | null {
  const { outcome, specification, trials, equations, baseline, event } = design;
  const rows = outcome.length;
  switch (specification.distribution) {
    case "bernoulli": {
      const count = total(outcome);
      const rare = 2 * count <= rows ? ("event" as const) : ("no-event" as const);
      return { rare, category: event, count: Math.min(count, rows - count) };
    }
    case "binomial": {
      const count = total(outcome);
      const failures = trials === null ? count : total(trials) - count;
      return count <= failures
        ? { rare: "successes", category: null, count }
        : { rare: "failures", category: null, count: failures };
    }
    case "poisson":
    case "negative-binomial":
    case "negative-binomial-linear":
    case "geometric":
      return { rare: "counts", category: null, count: total(outcome) };
    case "multinomial":
      return [baseline, ...(equations ?? [])]
        .map((category, code) => ({ rare: "category" as const, category, count: rowsOf(outcome, code) }))
        .reduce((least, one) => (one.count < least.count ? one : least));
    default:
      return null;
  }
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function rowsOf(outcome: Float64Array, code: number): number {
  return outcome.reduce((sum, value) => sum + (value === code ? 1 : 0), 0);
}
