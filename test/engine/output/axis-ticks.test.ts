import { expect, it } from "vitest";
import { axisOver } from "../../../src-engine/output/charts/axis-ticks.ts";

it("an axis over values that differ by rounding alone has ticks that can be told apart", () => {
  const mean = 99 / 56;
  const { min, max, ticks } = axisOver("incidence", [mean, mean * (1 + 2 ** -52), mean * (1 - 2 ** -52)], 5, true);
  expect(ticks.length).toBeGreaterThan(2);
  expect(new Set(ticks).size).toBe(ticks.length);
  expect(min).toBeLessThan(mean - 0.1);
  expect(max).toBeGreaterThan(mean + 0.1);
});

it("an axis over small differences of large values keeps them", () => {
  const { ticks } = axisOver("year", [2020.001, 2020.004], 5, true);
  expect(ticks[0]).toBeGreaterThan(2019.99);
  expect(new Set(ticks).size).toBe(ticks.length);
});
