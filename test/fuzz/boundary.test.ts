import { describe, expect, test } from "vitest";
import type { NoticeContent } from "../../src-contract/notice.ts";
import type { ResultDocument } from "../../src-contract/result.ts";
import { analyse } from "../../src-engine/analyse.ts";
import { madeData } from "../support/made-data.ts";
import { type ExpectedModel, expectedModels } from "./expected-models.ts";
import { randomBoundary } from "./random-boundary.ts";

interface ExpectedBoundary extends ExpectedModel {
  /** By random entry: how many directions have no variance, at least and at most. */
  readonly lacking?: readonly (readonly [number, number])[];
}

const cases: readonly ExpectedBoundary[] = expectedModels("expected-boundaries.json");

/** Nothing can be estimated there. */
const refusals = ["groups-same-units", "one-unit", "too-many-random-effects"];

/** Three hundred designs that want their random part on the boundary, against likelihoods written out in R. */
describe("random designs on the boundary", () => {
  test.each(cases)("seed $seed", ({ seed, logLik = Number.NaN, lacking = [] }) => {
    const { columns, model } = randomBoundary(seed);
    const analysis = analyse(madeData(columns), model);
    if (!analysis.ok) {
      expect(refusals).toContain(analysis.failure.code);
      return;
    }
    const { result } = analysis.value;
    expect(result.fit.converged).toBe(true);
    expect(result.fit.logLikelihood - logLik).toBeGreaterThan(-1e-5);
    if (result.fit.logLikelihood - logLik > 1e-5) return;
    for (const group of new Set(model.random.map((entry) => String(entry.group)))) {
      const own = lacking.filter((_, k) => String(model.random[k]?.group) === group);
      const count = named(result, group);
      expect(count, group).toBeGreaterThanOrEqual(own.reduce((sum, [least]) => sum + least, 0));
      expect(count, group).toBeLessThanOrEqual(own.reduce((sum, [, most]) => sum + most, 0));
    }
  });

  test("nearly all of them are fitted and compared, most on the boundary", () => {
    expect(cases).toHaveLength(300);
    expect(cases.filter(({ error }) => error === undefined).length).toBeGreaterThan(290);
    expect(cases.filter(({ lacking = [] }) => lacking.some(([least]) => least > 0)).length).toBeGreaterThan(180);
  });
});

/** How many directions without a variance the notices name. */
function named({ warnings }: ResultDocument, group: string): number {
  return warnings.reduce((sum, warning) => sum + directions(warning, group), 0);
}

function directions(notice: NoticeContent, group: string): number {
  if (!("group" in notice) || notice.group !== group) return 0;
  switch (notice.code) {
    case "variance-zero":
    case "correlation-one":
      return 1;
    case "covariance-singular":
      return notice.dependent.length;
    case "correlation-bound":
      return notice.correlation === 1 ? notice.effects.length - 1 : 1;
    default:
      return 0;
  }
}
