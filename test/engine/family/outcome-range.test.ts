import { describe, expect, test } from "vitest";
import type { DesignFailure } from "../../../src-contract/model-failure.ts";
import type { PlainDistribution } from "../../../src-engine/family/outcome-choice.ts";
import { checkOutcomeRange } from "../../../src-engine/family/outcome-range.ts";

function problem(
  distribution: PlainDistribution,
  outcome: readonly number[],
  trials: readonly number[] | null = null,
): DesignFailure | null {
  return checkOutcomeRange(
    { distribution, link: "log", degreesOfFreedom: null, outcome: "y", trials: trials === null ? null : "n" },
    {
      outcome: Float64Array.from(outcome),
      trials: trials === null ? null : Float64Array.from(trials),
      weights: null,
    },
    Int32Array.from(outcome, (_, row) => 100 + row),
  );
}

describe("values that a distribution cannot have are refused by their row in the table", () => {
  test.each<[PlainDistribution, number, number, string]>([
    ["bernoulli", 1, 2, "binary"],
    ["poisson", 3, 2.5, "count"],
    ["poisson", 0, -1, "count"],
    ["negative-binomial", 0, 0.5, "count"],
    ["geometric", 0, -3, "count"],
    ["gamma", 0.1, 0, "positive"],
    ["exponential", 0.1, -2, "positive"],
    ["inverse-gaussian", 0.1, 0, "positive"],
    ["lognormal", 0.1, 0, "positive"],
    ["beta", 0.1, 1, "proportion"],
    ["beta", 0.1, 0, "proportion"],
  ])("%s: %d may be, %d may not", (distribution, possible, impossible, range) => {
    expect(problem(distribution, [possible, possible])).toBeNull();
    expect(problem(distribution, [possible, impossible])).toEqual({
      code: "outcome-outside",
      name: "y",
      distribution,
      range,
      remedy: distribution === "beta" ? "inwards" : null,
      row: 102,
      others: 0,
      value: impossible,
    });
  });

  test("what would make shares of values that are none", () => {
    expect(problem("beta", [12.5, 0, 100])).toMatchObject({ value: 12.5, others: 2, remedy: "divide" });
    expect(problem("beta", [0.5, 0, 1])).toMatchObject({ value: 0, others: 1, remedy: "inwards" });
    expect(problem("beta", [12.5, 101])).toMatchObject({ remedy: null });
    expect(problem("gamma", [12.5, 0])).toMatchObject({ remedy: null });
  });

  test("the first of them by its row, the rest by their number", () => {
    expect(problem("gamma", [1, 0, 2, -1, -3])).toMatchObject({ row: 102, others: 2, value: 0 });
    expect(problem("binomial", [0, 5, 0, 6], [0, 3, 0, 9])).toMatchObject({ code: "trials-impossible", others: 1 });
  });

  test("trials that are no whole number of at least 1, and fewer trials than successes", () => {
    expect(problem("binomial", [0, 3], [1, 3])).toBeNull();
    expect(problem("binomial", [0, 0], [1, 0])).toEqual({
      code: "trials-impossible",
      name: "n",
      row: 102,
      others: 0,
      value: 0,
    });
    expect(problem("binomial", [0, 1], [1, 1.5])).toEqual({
      code: "trials-impossible",
      name: "n",
      row: 102,
      others: 0,
      value: 1.5,
    });
    expect(problem("binomial", [4, 0], [3, 3])).toEqual({
      code: "trials-fewer",
      name: "y",
      trials: "n",
      row: 101,
      others: 0,
      successes: 4,
      count: 3,
    });
  });
});
