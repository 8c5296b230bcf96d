import { expect, test } from "vitest";
import { echelonFactor } from "../../../src-engine/math/echelon-factor.ts";

test("a factor of less than full rank has columns of zeros where a row depends on those before it", () => {
  const rows = [
    [0, 0],
    [3, 4],
    [6, 8],
    [1, -1],
  ];
  const lower = echelonFactor(rows);
  const at = (i: number, j: number) => lower[4 * i + j] ?? Number.NaN;
  const product = (i: number, j: number) => [0, 1, 2, 3].reduce((sum, k) => sum + at(i, k) * at(j, k), 0);
  for (const [i, left] of rows.entries()) {
    for (const [j, right] of rows.entries()) {
      expect(product(i, j)).toBeCloseTo(
        left.reduce((sum, value, k) => sum + value * (right[k] ?? 0), 0),
        12,
      );
      if (j > i) expect(at(i, j)).toBe(0);
    }
  }
  expect([0, 1, 2, 3].map((i) => at(i, i) > 0)).toEqual([false, true, false, true]);
  expect([0, 1, 2, 3].map((i) => at(i, 2))).toEqual([0, 0, 0, 0]);
});
