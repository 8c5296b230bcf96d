import type { DesignFailure } from "../../src-contract/model-failure.ts";
import { isPossible, type OutcomeRange, rangeOf } from "../specification/outcome-range.ts";
import type { OutcomeRows } from "./conditional-distribution.ts";
import type { OutcomeChoice } from "./outcome-choice.ts";

/** The first value that the distribution cannot have, or trials that are none, and how many more; null where all is well. */
export function checkOutcomeRange(
  { distribution, outcome: name, trials: trialsName }: OutcomeChoice,
  { outcome, trials }: OutcomeRows,
  positions: Int32Array,
): DesignFailure | null {
  const range = rangeOf(distribution);
  const counts = distribution === "binomial" ? trials : null;
  const first = firstImpossible(range, outcome, counts);
  if (first < 0) return null;
  const value = outcome[first];
  const count = counts?.[first] ?? 0;
  const problem = problemAt(range, outcome, counts, first);
  const alike = outcome.reduce((sum, _, i) => (problemAt(range, outcome, counts, i) === problem ? sum + 1 : sum), 0);
  const at = { row: positions[first] + 1, others: alike - 1 };
  switch (problem) {
    case "trials-impossible":
      return { code: "trials-impossible", name: trialsName ?? "", ...at, value: count };
    case "trials-fewer":
      return { code: "trials-fewer", name, trials: trialsName ?? "", ...at, successes: value, count };
    default:
      return { code: "outcome-outside", name, distribution, range, remedy: remedyOf(range, outcome), ...at, value };
  }
}

/** Percentages, and shares of nothing or all, are shares once they are computed anew. */
function remedyOf(range: OutcomeRange, outcome: Float64Array): "divide" | "inwards" | null {
  const liesBelow = (most: number) => outcome.every((value) => value >= 0 && value <= most);
  if (range !== "proportion" || !liesBelow(100)) return null;
  return liesBelow(1) ? "inwards" : "divide";
}

type ImpossibleRow = Extract<DesignFailure["code"], "outcome-outside" | "trials-impossible" | "trials-fewer">;

/** −1: there is none. */
function firstImpossible(range: OutcomeRange, outcome: Float64Array, trials: Float64Array | null): number {
  for (let row = 0; row < outcome.length; row++) if (problemAt(range, outcome, trials, row) !== null) return row;
  return -1;
}

function problemAt(
  range: OutcomeRange,
  outcome: Float64Array,
  trials: Float64Array | null,
  row: number,
): ImpossibleRow | null {
  if (!isPossible(range, outcome[row])) return "outcome-outside";
  if (trials === null) return null;
  const count = trials[row];
  if (!(count >= 1 && Number.isInteger(count))) return "trials-impossible";
  return outcome[row] > count ? "trials-fewer" : null;
}
