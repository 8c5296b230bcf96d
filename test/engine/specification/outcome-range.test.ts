import { expect, test } from "vitest";
import type { Distribution } from "../../../src-contract/analysis.ts";
import { type OutcomeMisfit, outcomeMisfit } from "../../../src-engine/specification/outcome-range.ts";

type Known = Parameters<typeof outcomeMisfit>[0];

const categories = (values: readonly (number | string)[]) => values.map((value) => ({ value, label: String(value) }));
const listed = (...values: number[]): Known => ({
  storage: "number",
  categories: categories(values),
  range: { min: Math.min(...values), max: Math.max(...values) },
});
const measured = (min: number, max: number): Known => ({ storage: "number", categories: null, range: { min, max } });
const texts = (count: number): Known => ({
  storage: "text",
  categories: categories(Array.from({ length: count }, (_, index) => `t${index}`)),
  range: null,
});
const unknown: Known = { storage: "number", categories: null, range: null };

test.each<[string, Known, Distribution, OutcomeMisfit | null]>([
  ["texts", texts(3), "gamma", "texts"],
  ["texts", texts(3), "multinomial", null],
  ["three texts", texts(3), "bernoulli", "not-two-values"],
  ["two texts", texts(2), "bernoulli", null],
  ["two numbers", listed(1, 2), "bernoulli", null],
  ["a measurement", measured(0, 9), "bernoulli", "not-two-values"],
  ["a measurement", measured(0, 9), "ordinal", "many-categories"],
  ["a few numbers", listed(1, 2, 3), "ordinal", null],
  ["zero among them", measured(0, 9), "gamma", "not-positive"],
  ["all above zero", measured(0.1, 9), "lognormal", null],
  ["the ends of shares", measured(0, 1), "beta", "ends"],
  ["percentages", measured(0, 100), "beta", "outside-unit-interval"],
  ["shares", measured(0.01, 0.99), "beta", null],
  ["below zero", measured(-1, 9), "poisson", "negative"],
  ["halves", listed(0, 0.5, 1), "binomial", "not-whole"],
  ["counts", listed(0, 1, 7), "negative-binomial", null],
  ["anything", measured(-1, 9), "student-t", null],
  ["what is not known yet", unknown, "beta", null],
])("%s (%j) as an outcome of %s", (_, variable, distribution, misfit) => {
  expect(outcomeMisfit(variable, distribution)).toBe(misfit);
});
