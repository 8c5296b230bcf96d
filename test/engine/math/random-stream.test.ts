import { expect, test } from "vitest";
import { randomStream } from "../../../src-engine/math/random-stream.ts";

test("a seed gives the same numbers again, another seed others", () => {
  const first = taken(randomStream(7).uniform, 5);
  expect(taken(randomStream(7).uniform, 5)).toEqual(first);
  expect(taken(randomStream(8).uniform, 5)).not.toEqual(first);
});

test("numbers are uniform: moments, and a chi-square of a hundred cells", () => {
  const values = taken(randomStream(1).uniform, 100_000);
  expect(values.every((value) => value > 0 && value < 1)).toBe(true);
  expect(Math.abs(mean(values) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / values.length));
  const cells = new Float64Array(100);
  for (const value of values) cells[Math.floor(100 * value)] = (cells[Math.floor(100 * value)] ?? 0) + 1;
  const chiSquare = cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  // χ²(99): 0.001 of it lies beyond 149, 0.001 below 60.
  expect(chiSquare).toBeGreaterThan(60);
  expect(chiSquare).toBeLessThan(149);
});

test("normal numbers have the moments of the normal distribution, neighbors nothing in common", () => {
  const values = taken(randomStream(3).normal, 100_000);
  expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(values.length));
  expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 1.5);
  expect(mean(values.map((value) => value ** 4))).toBeCloseTo(3, 0.5);
  const neighbors = mean(values.slice(1).map((value, i) => value * (values[i] ?? 0)));
  expect(Math.abs(neighbors)).toBeLessThan(4 / Math.sqrt(values.length));
});

function taken(next: () => number, count: number): readonly number[] {
  return Array.from({ length: count }, next);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
