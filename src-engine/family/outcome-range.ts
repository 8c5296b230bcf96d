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
  const countOf = (i: number) => (distribution === "binomial" && trials !== null ? trials[i] : null);
  const problemAt = (value: number, i: number) => problemOf(range, value, countOf(i));
  const first = outcome.findIndex((value, i) => problemAt(value, i) !== null);
  if (first < 0) return null;
  const value = outcome[first];
  const count = countOf(first) ?? 0;
  const problem = problemAt(value, first);
  const alike = outcome.reduce((sum, each, i) => (problemAt(each, i) === problem ? sum + 1 : sum), 0);
  const at = { row: positions[first] + 1, others: alike - 1 };
  switch (problem) {
    case "trials-impossible":
      return { code: "trials-impossible", name: trialsName ?? "", ...at, value: count };
    case "trials-fewer":
      return { code: "trials-fewer", name, trials: trialsName ?? "", ...at, successes: value, count };
    default:
      return { code: "outcome-outside", name, distribution, range, ...at, value };
  }
}

type ImpossibleRow = Extract<DesignFailure["code"], "outcome-outside" | "trials-impossible" | "trials-fewer">;

function problemOf(range: OutcomeRange, value: number, trials: number | null): ImpossibleRow | null {
  if (!isPossible(range, value)) return "outcome-outside";
  if (trials === null) return null;
  if (!(trials >= 1 && Number.isInteger(trials))) return "trials-impossible";
  return value > trials ? "trials-fewer" : null;
}
