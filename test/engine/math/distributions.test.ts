import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { chiSquareUpperTail } from "../../../src-engine/math/chi-square-distribution.ts";
import { fUpperTail } from "../../../src-engine/math/f-distribution.ts";
import { normalQuantile, normalTwoSided, normalUpperTail } from "../../../src-engine/math/normal-distribution.ts";
import { tQuantile, tTwoSided } from "../../../src-engine/math/t-distribution.ts";

const golden = JSON.parse(readFileSync(new URL("../../golden/distributions.json", import.meta.url), "utf8"));

function close(actual: number, expected: number, relative: number) {
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
  expect(actual === expected || error < relative, `${actual} should be ${expected}, off by ${error}`).toBe(true);
}

test("normal tail probabilities and quantiles are R's", () => {
  for (const { z, upper } of golden.normal) {
    close(normalUpperTail(z), upper, 1e-13);
    if (z > 0) close(normalTwoSided(z), 2 * upper, 1e-13);
  }
  for (const { p, z } of golden.normalQuantile) close(normalQuantile(p), z, 1e-14);
});

test("two-sided p values and quantiles of t are R's", () => {
  for (const { t, df, p } of golden.t) close(tTwoSided(t, df), p, 1e-12);
  for (const { p, df, t } of golden.tQuantile) close(tQuantile(p, df), t, 1e-11);
});

test("upper tails of chi-square and F are R's", () => {
  for (const { x, df, p } of golden.chiSquare) close(chiSquareUpperTail(x, df), p, 1e-11);
  for (const { f, a, b, p } of golden.f) close(fUpperTail(f, a, b), p, 1e-11);
});
