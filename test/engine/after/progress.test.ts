import { expect, test } from "vitest";
import { afterNumbers } from "../../../src-engine/analyse.ts";
import { goldenData } from "../../support/golden-data.ts";

test("what follows a fit tells how far it is, over all that was asked for, and never less than before", () => {
  const told: number[] = [];
  const model = {
    outcome: "diameter",
    fixed: [{ variables: [] }],
    random: ["plate", "sample"].map((group) => ({ group, terms: [{ variables: [] }] })),
  };
  const after = { show: ["variance-explained", "unit-effects", "influence", "residuals"] } as const;
  const watch = { stop: () => false, progress: (fraction: number) => void told.push(fraction) };
  const numbers = afterNumbers(goldenData("penicillin"), { model, after }, watch);
  expect(numbers.ok).toBe(true);
  expect(told.length).toBeGreaterThan(20);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(Math.max(...told)).toBeLessThanOrEqual(1);
});
