import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import type { ResultDocument } from "../../../src-contract/result.ts";
import { afterNumbers, analyse } from "../../../src-engine/analyse.ts";
import { madeData, randomNumbers } from "../../support/made-data.ts";

const intercept = { variables: [] };
const slope = { variables: [{ name: "x" }] };
const model: ModelSpecification = {
  outcome: "y",
  fixed: [intercept, slope],
  random: [{ group: "unit", terms: [intercept, slope] }],
};

/** Few rows and a predictor far from zero: without the fourth unit the deviance has two valleys, and the lower one is far away. */
function columns() {
  const { normal, uniform } = randomNumbers(129);
  const [units, size] = [6 + Math.floor(uniform() * 6), 3 + Math.floor(uniform() * 3)];
  const rows = Array.from({ length: units * size }, (_, row) => Math.floor(row / size));
  const intercepts = rows.slice(0, units).map(() => normal() * 0.4);
  const slopes = rows.slice(0, units).map(() => normal() * 0.3);
  const x = rows.map(() => 5 + normal());
  const y = rows.map(
    (unit, row) => 1 + (x[row] ?? 0) * (0.5 + (slopes[unit] ?? 0)) + (intercepts[unit] ?? 0) + normal(),
  );
  return { unit: rows.map((unit) => `u${unit}`), x, y };
}

test("the influence of each unit is what a fit without its rows shows, also where that lies in another valley of the deviance", () => {
  const all = columns();
  const numbers = afterNumbers(madeData(all), { model, after: { show: ["influence"] } });
  if (!numbers.ok) throw new Error(JSON.stringify(numbers.failure));
  const variance = residualVariance(resultOf(all));
  const [influence] = numbers.value.result.influence ?? [];
  expect(influence?.units.length).toBeGreaterThan(5);
  for (const { unit, residual } of influence?.units ?? []) {
    const isKept = (_: unknown, row: number) => all.unit[row] !== unit;
    const without = { unit: all.unit.filter(isKept), x: all.x.filter(isKept), y: all.y.filter(isKept) };
    expect(residual).toBeCloseTo(residualVariance(resultOf(without)) / variance - 1, 4);
  }
});

function resultOf(data: Parameters<typeof madeData>[0]): ResultDocument {
  const analysis = analyse(madeData(data), model);
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}

function residualVariance({ residual }: ResultDocument): number {
  return residual?.variance ?? Number.NaN;
}
