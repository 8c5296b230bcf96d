import { expect, test } from "vitest";
import type { ModelSpecification } from "../../../../src-contract/analysis.ts";
import { analyse } from "../../../../src-engine/analyse.ts";
import { madeData } from "../../../support/made-data.ts";

const rows = Array.from({ length: 240 }, (_, row) => row);
const x = rows.map((row) => ((row * 17) % 23) / 10 - 1);
const logarithm = rows.map((row, k) => 0.4 * (x[k] ?? 0) + Math.sin(row % 20) + (((row * 29) % 31) - 15) / 20);
const data = madeData({ unit: rows.map((row) => row % 20), x, logarithm, y: logarithm.map(Math.exp) });
const model: ModelSpecification = {
  outcome: "y",
  distribution: "lognormal",
  fixed: [{ variables: [] }, { variables: [{ name: "x" }] }],
  random: [{ group: "unit", terms: [{ variables: [] }] }],
};

test("shares of variance of a lognormal outcome are those of its normal logarithm", () => {
  const lognormal = resultOf(model);
  const normal = resultOf({
    ...model,
    outcome: "logarithm",
    distribution: "normal",
    estimation: { method: "ML" },
  });
  expect(lognormal.icc?.[0]?.icc).toBeCloseTo(normal.icc?.[0]?.icc ?? Number.NaN, 4);
  expect(lognormal.r2?.marginal).toBeCloseTo(normal.r2?.marginal ?? Number.NaN, 4);
  expect(lognormal.r2?.conditional).toBeCloseTo(normal.r2?.conditional ?? Number.NaN, 4);
});

function resultOf(asked: ModelSpecification) {
  const answer = analyse(data, asked);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.result;
}
