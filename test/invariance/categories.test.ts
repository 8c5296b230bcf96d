import { expect, test } from "vitest";
import type { ModelSpecification } from "../../src-contract/analysis.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { randomResidualBoundary } from "../fuzz/random-residual-boundary.ts";
import { madeData } from "../support/made-data.ts";

/** Which occasion comes first does not matter to variances of their own, also where one of them is zero. */
const seeds = Array.from({ length: 24 }, (_, index) => 10 * index + 9);

test.each(seeds)("the occasions may be counted backwards: seed %d", (seed) => {
  const { columns, model } = randomResidualBoundary(seed);
  const turn = (columns.wave ?? []).map((wave) => 6 - Number(wave));
  const backwards = { ...model, residual: { ...model.residual, order: "turn" } } as ModelSpecification;
  const [before, after] = [model, backwards].map((one) => {
    const analysis = analyse(madeData({ ...columns, turn }), one);
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.failure));
    return analysis.value.result;
  }) as [ResultDocument, ResultDocument];
  expect(after.fit.converged).toBe(before.fit.converged);
  expect(Math.abs(after.fit.logLikelihood - before.fit.logLikelihood)).toBeLessThan(1e-5);
});
