import { describe, expect, test } from "vitest";
import type { Distribution, Link, ModelSpecification, Term } from "../../../../src-contract/analysis.ts";
import { buildDesign } from "../../../../src-engine/design/design.ts";
import { fitDesign } from "../../../../src-engine/fit/model-fit.ts";
import { resolve } from "../../../../src-engine/specification/resolve/resolve.ts";
import type { DataSet } from "../../../../src-engine/table/data-set.ts";
import { madeData, randomNumbers } from "../../../support/made-data.ts";

/** The gradient is exact: it is that of the criterion which is minimized, not of the integral that stands behind it. */

const intercept: Term = { variables: [] };
const x: Term = { variables: [{ name: "x" }] };
const oneGroup = [{ group: "unit", terms: [intercept, x] }];
const nested = [
  { group: ["unit", "block"], terms: [intercept, x] },
  { group: "unit", terms: [intercept] },
];
const oneEffectEach = [
  { group: ["unit", "block"], terms: [x] },
  { group: "unit", terms: [intercept] },
];
const crossed = [
  { group: "unit", terms: [intercept, x] },
  { group: "item", terms: [intercept] },
];

interface Case {
  readonly name: string;
  readonly outcome: string;
  readonly distribution: Distribution;
  readonly link: Link;
  readonly random: ModelSpecification["random"];
  readonly points?: number;
}

const cases: readonly Case[] = [
  { name: "Bernoulli, nested", outcome: "binary", distribution: "bernoulli", link: "logit", random: nested },
  { name: "Bernoulli, probit, crossed", outcome: "binary", distribution: "bernoulli", link: "probit", random: crossed },
  { name: "Poisson, slopes", outcome: "count", distribution: "poisson", link: "log", random: oneGroup },
  { name: "negative binomial", outcome: "count", distribution: "negative-binomial", link: "log", random: crossed },
  { name: "gamma, nested", outcome: "time", distribution: "gamma", link: "log", random: nested },
  { name: "beta, cloglog", outcome: "share", distribution: "beta", link: "cloglog", random: oneGroup },
  { name: "quadrature", outcome: "binary", distribution: "bernoulli", link: "logit", random: oneGroup, points: 3 },
  {
    name: "quadrature, cloglog",
    outcome: "binary",
    distribution: "bernoulli",
    link: "cloglog",
    random: oneGroup,
    points: 6,
  },
  {
    name: "quadrature, nested",
    outcome: "binary",
    distribution: "bernoulli",
    link: "cloglog",
    random: oneEffectEach,
    points: 3,
  },
  {
    name: "quadrature, nested, own parameter",
    outcome: "time",
    distribution: "gamma",
    link: "log",
    random: oneEffectEach,
    points: 4,
  },
  {
    name: "quadrature, own parameter",
    outcome: "time",
    distribution: "gamma",
    link: "log",
    random: oneGroup,
    points: 5,
  },
];

describe.each(cases)("$name", ({ points, random, ...outcome }) => {
  const data = made();
  const estimation =
    points === undefined ? { method: "laplace" as const } : { method: "agq" as const, quadraturePoints: points };
  const { name: _, ...model } = outcome;
  const fit = fitted(data, { ...model, fixed: [intercept, x], random, estimation });

  test("derivatives are those of differences", () => {
    const { marginal, parameters } = fit.state;
    const start = parameters.map((value, k) => value + 0.1 + 0.03 * k);
    const gradient = marginal(start)?.gradient() ?? new Float64Array(0);
    expect(gradient).toHaveLength(start.length);
    for (const [k, slope] of gradient.entries()) {
      const step = 1e-3;
      const at = (moved: number) => marginal(start.with(k, (start[k] ?? 0) + moved))?.value ?? Number.NaN;
      const differences = (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
      expect(Math.abs(slope - differences), `${k}: ${slope} should be ${differences}`).toBeLessThan(
        1e-6 * (1 + Math.abs(slope)),
      );
    }
  });

  test("shares of the clusters add up to it", () => {
    const { marginal, parameters } = fit.state;
    const at = marginal(parameters.map((value) => value + 0.1));
    const gradient = at?.gradient() ?? new Float64Array(0);
    const scores = at?.scores() ?? new Float64Array(0);
    for (const [k, slope] of gradient.entries()) {
      const sum = scores.reduce((total, value, index) => (index % gradient.length === k ? total + value : total), 0);
      expect(sum).toBeCloseTo(slope, 8);
    }
  });
});

function fitted(data: DataSet, model: ModelSpecification) {
  const specification = resolve(model, data.variables);
  if (!specification.ok) throw new Error(JSON.stringify(specification.failure));
  const design = buildDesign(data, specification.value);
  if (!design.ok) throw new Error(JSON.stringify(design.failure));
  const fit = fitDesign(design.value);
  if (!fit.ok || fit.value.kind !== "generalized") throw new Error(JSON.stringify(fit));
  return fit.value;
}

/** 240 rows in 40 units with two blocks each, by 7 items. */
function made(): DataSet {
  const rows = 240;
  const draw = randomNumbers(3).normal;
  const units = Array.from({ length: 40 }, draw);
  const items = Array.from({ length: 7 }, draw);
  const xs = Array.from({ length: rows }, draw);
  const eta = xs.map((value, row) => 0.3 + 0.5 * value + 0.8 * (units[row % 40] ?? 0) + 0.5 * (items[row % 7] ?? 0));
  const noise = xs.map(draw);
  return madeData({
    unit: xs.map((_, row) => row % 40),
    block: xs.map((_, row) => Math.floor(row / 120)),
    item: xs.map((_, row) => row % 7),
    x: xs,
    binary: eta.map((value, row) => (value + 1.5 * (noise[row] ?? 0) > 0 ? 1 : 0)),
    count: eta.map((value, row) => Math.max(0, Math.round(Math.exp(value + 0.5 * (noise[row] ?? 0))))),
    time: eta.map((value, row) => Math.exp(value + 0.6 * (noise[row] ?? 0))),
    share: eta.map((value, row) => 1 / (1 + Math.exp(-value - (noise[row] ?? 0)))),
  });
}
