import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import { linkScaleName, type OutputChart } from "../../../src-contract/output.ts";
import { defaultOutputSettings } from "../../../src-contract/project.ts";
import { fitModel } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

const binary: ModelSpecification = {
  outcome: "binary",
  distribution: "bernoulli",
  fixed: [{ variables: [] }, { variables: [{ name: "x" }] }],
  random: [{ group: "unit", terms: [{ variables: [] }] }],
};

test("a chart of a probability is there on the scale of the link too, where its lines are straight", () => {
  const [chart, ...others] = chartsOf(binary);
  const onLink = others.find(({ name }) => name === linkScaleName);
  expect(chart?.y.label).toBe("Probability of binary: 1");
  expect(onLink?.y.label).toBe("Log-odds of binary: 1");
  const [points = [], line = []] = [chart, onLink].map((one) => one?.lines[0]?.points);
  for (const [k, [, probability]] of points.entries()) {
    expect(line[k]?.[1]).toBeCloseTo(Math.log(probability / (1 - probability)), 10);
  }
});

test("without a predictor the units’ means are on both scales, and with the identity link there is one", () => {
  const means = chartsOf({ ...binary, fixed: [{ variables: [] }] });
  expect(means.map(({ kind, name }) => [kind, name ?? null])).toEqual([
    ["group-means", null],
    ["group-means", linkScaleName],
  ]);
  const score = chartsOf({ ...binary, outcome: "score", distribution: "student-t" });
  expect(score.filter(({ name }) => name === linkScaleName)).toEqual([]);
});

test("a lognormal outcome has both scales: the mean of its logarithm, and its mean, where lines of units bend, too", () => {
  const [chart, ...others] = chartsOf({ ...binary, outcome: "income", distribution: "lognormal" });
  const onLink = others.find(({ name }) => name === linkScaleName);
  expect(onLink?.y.label).toBe("Mean logarithm of income");
  const bends = (one: OutputChart | undefined) =>
    one?.unitLines.some(({ points }) => {
      const [first, middle, last] = [points[0], points[points.length >> 1], points.at(-1)].map(
        (point) => point ?? [0, 0],
      );
      if (first === undefined || middle === undefined || last === undefined) return false;
      const straight = first[1] + ((last[1] - first[1]) * (middle[0] - first[0])) / (last[0] - first[0]);
      return Math.abs(middle[1] - straight) > 1e-3;
    });
  expect(bends(chart)).toBe(true);
  expect(onLink?.unitLines.every(({ points }) => points.length === 2)).toBe(true);
});

test("a chart's bands are not cut, as long as they are not much wider than its lines", () => {
  const model = { ...binary, random: [] };
  for (const chart of chartsOf(model)) {
    const ends = chart.lines.flatMap(({ band }) => (band ?? []).flat());
    expect(ends.length).toBeGreaterThan(0);
    expect(Math.max(...ends)).toBeLessThanOrEqual(chart.y.max);
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(chart.y.min);
  }
});

function chartsOf(model: ModelSpecification): readonly OutputChart[] {
  const request = { id: "m", revision: 1, name: "m", table: "t", levels: null, model, output: defaultOutputSettings };
  const answer = fitModel(goldenData("outcomes"), request);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.output.charts;
}
