import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ModelSpecification, Term } from "../../src-contract/analysis.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { goldenData } from "../support/golden-data.ts";

interface Estimates {
  readonly estimate: readonly number[];
  readonly se: readonly number[];
}
type Structures = Readonly<Record<"independence" | "exchangeable", Estimates>>;

const golden: Readonly<Record<"binary" | "events", Structures>> = JSON.parse(
  readFileSync(new URL("geepack.json", import.meta.url), "utf8"),
);

const intercept: Term = { variables: [] };
const shared = {
  fixed: [intercept, { variables: [{ name: "x" }] }],
  random: [{ group: "unit", terms: [intercept] }],
};
const models: Readonly<Record<keyof typeof golden, ModelSpecification>> = {
  binary: { outcome: "binary", distribution: "bernoulli", ...shared },
  events: { outcome: "events", distribution: "poisson", exposure: "years", ...shared },
};

/** HLM weighs rows by the fitted model's covariance, geepack by one correlation for all pairs, or none: see geepack.R. */
describe.each(["binary", "events"] as const)("population averages of %s", (name) => {
  const { independence, exchangeable } = golden[name];

  test("have effects and robust errors close to those with an exchangeable correlation", () => {
    const average = averageOf(models[name]);
    const [effect, error] = [exchangeable.estimate[1] ?? Number.NaN, exchangeable.se[1] ?? Number.NaN];
    expect(Math.abs((average[1]?.estimate ?? Number.NaN) - effect)).toBeLessThan(error);
    expect((average[1]?.robustSe ?? Number.NaN) / error).toBeCloseTo(1, 0);
  });

  test("are those of geepack without correlation where the model has no random effects", () => {
    const { fixed } = resultOf({ ...models[name], random: [] });
    for (const [k, { estimate }] of fixed.entries()) expect(estimate).toBeCloseTo(independence.estimate[k] ?? 0, 6);
  });
});

function averageOf(model: ModelSpecification) {
  return resultOf(model).populationAverage ?? [];
}

function resultOf(model: ModelSpecification) {
  const analysis = analyse(goldenData("outcomes"), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}
