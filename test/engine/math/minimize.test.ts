import { expect, test } from "vitest";
import { minimize } from "../../../src-engine/math/minimize.ts";

test("a search does not stop where a function has a value but no slope: it comes back from there", () => {
  const found = minimize(
    ([x = 0]) => {
      const isBeyond = x > 1.5;
      return {
        value: isBeyond ? -1 : (x - 1) ** 2,
        gradient: () => Float64Array.of(isBeyond ? Number.NaN : 2 * (x - 1)),
      };
    },
    {
      start: Float64Array.of(-3),
      hessian: Float64Array.of(0.5),
      maxEvaluations: 100,
      tolerance: 1e-10,
      stop: () => false,
    },
  );
  expect(found?.converged).toBe(true);
  expect(found?.x[0]).toBeCloseTo(1, 4);
});
