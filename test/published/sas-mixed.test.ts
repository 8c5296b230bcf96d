import { expect, test } from "vitest";
import type { DegreesOfFreedom, ModelSpecification, Term } from "../../src-contract/analysis.ts";
import { analyse } from "../../src-engine/analyse.ts";
import type { DataSet } from "../../src-engine/table/data-set.ts";
import { madeData } from "../support/made-data.ts";

/**
 * Two examples of the SAS/STAT User's Guide, "The MIXED Procedure", with the digits that it prints: the split plot of Stroup
 * (1989) and the stability data of Obenchain (1990).
 */
const intercept: Term = { variables: [] };

/** Four blocks of three whole plots (A), each with two subplots (B); rows in the guide's order. */
const splitPlot = (() => {
  const yields = [56, 41, 50, 36, 39, 35, 30, 25, 36, 28, 33, 30, 32, 24, 31, 27, 15, 19, 30, 25, 35, 30, 17, 18];
  return madeData({
    Block: yields.map((_, row) => `block ${Math.floor(row / 6)}`),
    A: yields.map((_, row) => `a${Math.floor(row / 2) % 3}`),
    B: yields.map((_, row) => `b${row % 2}`),
    Y: yields,
  });
})();

const [a, b] = [{ name: "A" }, { name: "B" }];
const splitPlotModel: ModelSpecification = {
  outcome: "Y",
  fixed: [intercept, { variables: [a] }, { variables: [b] }, { variables: [a, b] }],
  random: [
    { group: ["Block", "A"], terms: [intercept] },
    { group: "Block", terms: [intercept] },
  ],
};

test.each<DegreesOfFreedom>(["satterthwaite", "kenward-roger"])(
  "split plot: variances 15.3819, 62.3958 and 9.3611; F(2, 6) = 4.07, F(1, 9) = 19.39, F(2, 9) = 4.02 (%s)",
  (df) => {
    const { random, residual, terms } = resultOf(splitPlot, splitPlotModel, df);
    expect(random[0]?.covariance[0]?.[0]).toBeCloseTo(15.3819, 4);
    expect(random[1]?.covariance[0]?.[0]).toBeCloseTo(62.3958, 4);
    expect(residual?.variance).toBeCloseTo(9.3611, 4);
    const printed = [
      ["A", 4.07, 6, 0.0764],
      ["B", 19.39, 9, 0.0017],
      ["A:B", 4.02, 9, 0.0566],
    ] as const;
    for (const [name, statistic, denominator, p] of printed) {
      const term = terms.find((one) => one.name === name);
      expect(term?.statistic).toBeCloseTo(statistic, 2);
      expect(term?.df[1]).toBeCloseTo(denominator, 3);
      expect(term?.p).toBeCloseTo(p, 4);
    }
  },
);

/** By batch and age in months: assays in percent of the label's claim. */
const assays: readonly (readonly [batch: string, month: number, assays: readonly number[]])[] = [
  ["1", 0, [101.2, 103.3, 103.3, 102.1, 104.4, 102.4]],
  ["1", 1, [98.8, 99.4, 99.7, 99.5]],
  ["1", 3, [98.4, 99.0, 97.3, 99.8]],
  ["1", 6, [101.5, 100.2, 101.7, 102.7]],
  ["1", 9, [96.3, 97.2, 97.2, 96.3]],
  ["1", 12, [97.3, 97.9, 96.8, 97.7, 97.7, 96.7]],
  ["2", 0, [102.6, 102.7, 102.4, 102.1, 102.9, 102.6]],
  ["2", 1, [99.1, 99.0, 99.9, 100.6]],
  ["2", 3, [105.7, 103.3, 103.4, 104.0]],
  ["2", 6, [101.3, 101.5, 100.9, 101.4]],
  ["2", 9, [94.1, 96.5, 97.2, 95.6]],
  ["2", 12, [93.1, 92.8, 95.4, 92.2, 92.2, 93.0]],
  ["3", 0, [105.1, 103.9, 106.1, 104.1, 103.7, 104.6]],
  ["3", 1, [102.2, 102.0, 100.8, 99.8]],
  ["3", 3, [101.2, 101.8, 100.8, 102.6]],
  ["3", 6, [101.1, 102.0, 100.1, 100.2]],
  ["3", 9, [100.9, 99.5, 102.2, 100.8]],
  ["3", 12, [97.8, 98.3, 96.9, 98.4, 96.9, 96.5]],
];

test("random coefficients: −2 log likelihood 350.3, T = [0.9768, −0.1045; 0.03717], σ² = 3.2932, slope −0.5259 (0.1194), 2 df", () => {
  const data = madeData({
    Batch: assays.flatMap(([batch, , values]) => values.map(() => `batch ${batch}`)),
    Month: assays.flatMap(([, month, values]) => values.map(() => month)),
    Y: assays.flatMap(([, , values]) => [...values]),
  });
  const month: Term = { variables: [{ name: "Month" }] };
  const model: ModelSpecification = {
    outcome: "Y",
    fixed: [intercept, month],
    random: [{ group: "Batch", terms: [intercept, month] }],
  };
  const { fit, fixed, random, residual } = resultOf(data, model, "between-within");
  expect(fit.deviance).toBeCloseTo(350.3, 1);
  expect(fit.observations).toBe(84);
  const [tau = []] = random.map(({ covariance }) => covariance);
  expect(tau[0]?.[0]).toBeCloseTo(0.9768, 4);
  expect(tau[1]?.[0]).toBeCloseTo(-0.1045, 4);
  expect(tau[1]?.[1]).toBeCloseTo(0.03717, 5);
  expect(residual?.variance).toBeCloseTo(3.2932, 4);
  const [level, slope] = fixed;
  expect(level?.estimate).toBeCloseTo(102.7, 2);
  expect(level?.se).toBeCloseTo(0.6456, 4);
  expect(slope?.estimate).toBeCloseTo(-0.5259, 4);
  expect(slope?.se).toBeCloseTo(0.1194, 4);
  expect(fixed.map(({ df }) => df)).toEqual([2, 2]);
  expect(slope?.p).toBeCloseTo(0.0478, 4);
});

function resultOf(data: DataSet, model: ModelSpecification, df: DegreesOfFreedom) {
  const analysis = analyse(data, { ...model, inference: { df } });
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
  return analysis.value.result;
}
