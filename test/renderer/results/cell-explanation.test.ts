import { describe, expect, test } from "vitest";
import { allDigits, explanationOf } from "../../../src-renderer/draw/table/cell-explanation.ts";
import { hsbFixedEffects } from "../../support/hsb-output.ts";

describe("a number with all its digits", () => {
  test.each([
    [12.096, "12.096"],
    [-1.6425983476123, "−1.6425983476123"],
    [0.1 + 0.2, "0.3"],
    [46503.664, "46,503.664"],
    [0, "0"],
    [0.00003, "0.00003"],
    [1.7e-112, "1.7 × 10⁻¹¹²"],
    [-2.5e18, "−2.5 × 10¹⁸"],
    [(0.1 + 0.2) * 1e-10, "3 × 10⁻¹¹"],
  ])("%d reads %s", (value, text) => {
    expect(allDigits(value)).toBe(text);
  });
});

test("a cell says what it is itself, else what its column holds, else nothing", () => {
  expect(explanationOf(hsbFixedEffects, { row: 1, column: 2 })).toBe("The standard error of Intercept, γ00.");
  expect(explanationOf(hsbFixedEffects, { row: 0, column: 1 })).toBe("The coefficient: what one unit more changes.");
  expect(explanationOf(hsbFixedEffects, { row: 1, column: 7 })).toBeNull();
});
