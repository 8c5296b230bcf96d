import { expect, test } from "vitest";
import type { NewRow } from "../../../src-contract/after.ts";
import type { ModelSpecification, Term } from "../../../src-contract/analysis.ts";
import { afterAnalysis, analyse } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const intercept: Term = { variables: [] };

function predictionsOf(data: string, model: ModelSpecification, rows: readonly NewRow[]) {
  const analysis = analyse(goldenData(data), model);
  const after = analysis.ok ? afterAnalysis(analysis.value, { show: ["predictions"], rows }) : analysis;
  if (!after.ok) throw new Error(JSON.stringify(after.failure));
  return after.value.outcomePredictions ?? [];
}

test("an outcome of 0 and 1 has a set: one value where the other has less than what is left, else both, the likelier first", () => {
  const found = predictionsOf(
    "outcomes",
    {
      outcome: "binary",
      distribution: "bernoulli",
      fixed: [intercept, { variables: [{ name: "x" }] }],
      random: [{ group: "unit", terms: [intercept] }],
      inference: { confidenceLevel: 0.8 },
    },
    [{ x: -6 }, { x: 0 }, { x: 6 }],
  );
  for (const { predicted, predictionInterval, predictionSet } of found.map(({ quantities, ...one }) => ({
    ...one,
    predicted: quantities?.[0]?.marginal?.estimate ?? Number.NaN,
  }))) {
    expect(predictionInterval).toBeNull();
    const likelier = predicted > 0.5 ? [1, 0] : [0, 1];
    expect(predictionSet).toEqual(Math.max(predicted, 1 - predicted) >= 0.8 ? likelier.slice(0, 1) : likelier);
  }
  expect(new Set(found.map(({ predictionSet }) => predictionSet?.length))).toEqual(new Set([1, 2]));
});

test("unordered categories have the fewest that have the level together", () => {
  const found = predictionsOf(
    "jobs",
    {
      outcome: "job",
      distribution: "multinomial",
      fixed: [intercept, { variables: [{ name: "age" }] }],
      random: [{ group: "firm", terms: [intercept] }],
    },
    [{ age: 20 }, { age: 40 }, { age: 200 }],
  );
  expect(found).toHaveLength(3);
  for (const { quantities, predictionSet = [] } of found) {
    const shareOf = (category: string | number) =>
      quantities?.find(({ quantity }) => typeof quantity === "object" && quantity.category === category)?.marginal
        ?.estimate ?? Number.NaN;
    const shares = predictionSet.map(shareOf);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    const together = shares.reduce((sum, share) => sum + share, 0);
    expect(together).toBeGreaterThanOrEqual(0.95);
    expect(together - (shares.at(-1) ?? 0)).toBeLessThan(0.95);
  }
});
