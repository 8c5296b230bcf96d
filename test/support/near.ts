import { expect } from "vitest";

/** Fails unless a number is there and differs by no more than the tolerance. */
export function near(actual: number | null | undefined, expected: number | null | undefined, tolerance: number): void {
  const difference = Math.abs((actual ?? Number.NaN) - (expected ?? Number.NaN));
  expect(difference, `${actual} should be ${expected} ± ${tolerance}`).toBeLessThanOrEqual(tolerance);
}
