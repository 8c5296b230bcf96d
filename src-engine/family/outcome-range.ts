import type { DesignFailure } from "../../src-contract/model-failure.ts";
import type { OutcomeRows } from "./conditional-distribution.ts";
import type { OutcomeChoice, PlainDistribution } from "./outcome-choice.ts";

/** What values a distribution can have. */
export type OutcomeRange = "number" | "binary" | "count" | "positive" | "proportion";

/** The first value that the distribution cannot have, or trials that are none; null where all is well. */
export function checkOutcomeRange(
  { distribution, outcome: name, trials: trialsName }: OutcomeChoice,
  { outcome, trials }: OutcomeRows,
  positions: Int32Array,
): DesignFailure | null {
  const range = rangeOf(distribution);
  for (let i = 0; i < outcome.length; i++) {
    const value = outcome[i];
    const row = positions[i] + 1;
    if (!holds(range, value)) return { code: "outcome-outside", name, distribution, range, row, value };
    if (distribution !== "binomial" || trials === null) continue;
    const count = trials[i];
    if (!(count >= 1 && Number.isInteger(count))) {
      return { code: "trials-impossible", name: trialsName ?? "", row, value: count };
    }
    if (value > count) {
      return { code: "trials-fewer", name, trials: trialsName ?? "", row, successes: value, count };
    }
  }
  return null;
}

export function rangeOf(distribution: PlainDistribution): OutcomeRange {
  switch (distribution) {
    case "normal":
    case "student-t":
      return "number";
    case "bernoulli":
      return "binary";
    case "binomial":
    case "poisson":
    case "negative-binomial":
    case "negative-binomial-linear":
    case "geometric":
      return "count";
    case "gamma":
    case "exponential":
    case "inverse-gaussian":
    case "lognormal":
      return "positive";
    case "beta":
      return "proportion";
  }
}

function holds(range: OutcomeRange, value: number): boolean {
  switch (range) {
    case "number":
      return true;
    case "binary":
      return value === 0 || value === 1;
    case "count":
      return value >= 0 && Number.isInteger(value);
    case "positive":
      return value > 0;
    case "proportion":
      return value > 0 && value < 1;
  }
}
