import { describe, expect, test } from "vitest";
import type { ModelSpecification } from "../../../src-contract/analysis.ts";
import { analyse } from "../../../src-engine/analyse.ts";
import { searchProgress } from "../../../src-engine/fit/search-progress.ts";
import { goldenData } from "../../support/golden-data.ts";

test("a search is as far in its share as its expected gain is on the way to the tolerance, and never goes back", () => {
  const told: number[] = [];
  const report = searchProgress(1e-8, (fraction) => told.push(fraction));
  for (const gain of [1, 1e-2, 1e-4, 1e-1, 1e-9]) report(gain);
  expect(told.map((fraction) => Math.round(fraction * 100))).toEqual([0, 23, 45, 45, 90]);
});

test("a fit of an outcome that is not normal tells how far it is", () => {
  const told: number[] = [];
  const model: ModelSpecification = {
    outcome: "binary",
    distribution: "bernoulli",
    fixed: [{ variables: [] }, { variables: [{ name: "x" }] }],
    random: [{ group: "unit", terms: [{ variables: [] }, { variables: [{ name: "x" }] }] }],
  };
  analyse(goldenData("outcomes"), model, { stop: () => false, progress: (fraction) => told.push(fraction) });
  expect(told.length).toBeGreaterThan(3);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBeGreaterThan(0.9);
  // Standard errors take their share.
  expect(told.filter((fraction) => fraction > 0.6).length).toBeGreaterThan(3);
});

describe("every way to fit such an outcome tells how far it is, and stops when asked while it is at standard errors", () => {
  const intercept = { variables: [] };
  const base = { fixed: [intercept, { variables: [{ name: "x" }] }], random: [{ group: "unit", terms: [intercept] }] };
  test.each<readonly [string, ModelSpecification]>([
    ["quadrature", { ...base, outcome: "binary", distribution: "bernoulli", estimation: { method: "agq" } }],
    ["quasi-likelihood", { ...base, outcome: "binary", distribution: "bernoulli", estimation: { method: "pql" } }],
    ["multinomial", { ...base, outcome: "kind", distribution: "multinomial" }],
    ["ordinal", { ...base, outcome: "kind", distribution: "ordinal" }],
    ["zero-inflated", { ...base, outcome: "count", distribution: "poisson", zeros: { kind: "inflated" } }],
  ])("%s", (_, model) => {
    const told: number[] = [];
    const stop = () => (told.at(-1) ?? 0) > 0.65;
    const cancelled = analyse(goldenData("outcomes"), model, { stop, progress: (fraction) => told.push(fraction) });
    expect(cancelled).toMatchObject({ ok: false, failure: { code: "cancelled" } });
    expect(told.filter((fraction) => fraction > 0 && fraction < 0.6).length).toBeGreaterThan(0);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThan(0.85);
  });
});

test("a fit of a normal outcome does, with residuals of a structure, too", () => {
  const intercept = { variables: [] };
  const slopes = { group: "student", terms: [intercept, { variables: [{ name: "wave" }] }] };
  const model: ModelSpecification = {
    outcome: "y",
    fixed: [intercept, { variables: [{ name: "wave" }] }],
    random: [slopes],
  };
  for (const residual of [undefined, { structure: "ar1", within: "student", order: "wave" } as const]) {
    const told: number[] = [];
    const progress = (fraction: number) => told.push(fraction);
    analyse(goldenData("waves"), { ...model, residual }, { stop: () => false, progress });
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(0.9);
  }
});

test("where profiles follow the search they alone tell how far the fit is, from the beginning", () => {
  const told: number[] = [];
  const intercept = { variables: [] };
  const model: ModelSpecification = {
    outcome: "y",
    fixed: [intercept],
    random: [{ group: "student", terms: [intercept] }],
    inference: { intervals: "profile" },
  };
  analyse(goldenData("waves"), model, { stop: () => false, progress: (fraction) => told.push(fraction) });
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told[0]).toBeLessThan(0.5);
});
