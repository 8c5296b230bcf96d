import { expect, test } from "vitest";
import { equals } from "../../src-wording/equals.ts";
import {
  columnDecimals,
  decimalsFor,
  decimalText,
  probabilityText,
  readableNumbers,
} from "../../src-wording/number-text.ts";

test("two decimals as a rule, more where a standard error needs them to show its first digit", () => {
  expect(decimalText(-1642.6, decimalsFor(0.3, null))).toBe("−1,642.60");
  expect(decimalText(-0.0015, decimalsFor(0.0005, null))).toBe("−0.0015");
  expect(decimalText(-0.001, 2)).toBe("0.00");
});

test("a column has as many decimals as its smallest number needs, but for one that is a thousand times smaller", () => {
  const decimalsIn = (sizes: readonly number[], asked: number | null = null) => sizes.map(columnDecimals(sizes, asked));
  expect(decimalsIn([39, 0.1])).toEqual([2, 2]);
  expect(decimalsIn([39, 0.004, 0])).toEqual([3, 3, 3]);
  expect(decimalsIn([39, 0.0003])).toEqual([4, 4]);
  expect(decimalsIn([39, 0.004, 0.0000003])).toEqual([3, 3, 7]);
  expect(decimalsIn([4e-9, 2e-10])).toEqual([10, 10]);
  expect(decimalsIn([39, 0.0003], 3)).toEqual([3, 3]);
  expect(decimalsIn([Number.NaN, 0])).toEqual([2, 2]);
});

test("what would be a row of zeros is a power of ten", () => {
  const decimals = decimalsFor(1.1e-10, null);
  expect(decimalText(-2.3577e-8, decimals)).toBe("−2.36 × 10⁻⁸");
  expect(decimalText(1.1e-10, decimals)).toBe("1.10 × 10⁻¹⁰");
  expect(decimalText(9.99996e-9, decimals)).toBe("1.00 × 10⁻⁸");
  expect(decimalText(0, decimals)).toBe("0");
  expect(decimalText(1.03e-18, decimalsFor(1.4e-19, null))).toBe("1.03 × 10⁻¹⁸");
  expect(decimalText(12.5, decimals)).toBe("12.50000000");
  expect(decimalText(-32524501565722120, 2)).toBe("−3.25 × 10¹⁶");
  expect(decimalText(999999999999, 2)).toBe("999,999,999,999.00");
});

test("programs read them as numbers", () => {
  expect(readableNumbers("[−2.36 × 10⁻⁸, 1.50]")).toBe("[-2.36e-8, 1.50]");
});

test("a probability is never 0 or 1, and says itself how it is related", () => {
  const probabilities = [0, 0.0004, 0.0005, 0.05, 0.9994, 0.9995, 1].map(probabilityText);
  expect(probabilities).toEqual(["< .001", "< .001", ".001", ".050", ".999", "> .999", "> .999"]);
  const related = [0, 0.05, 1].map((p) => equals("p", probabilityText(p)).replaceAll("\u00a0", " "));
  expect(related).toEqual(["p < .001", "p = .050", "p > .999"]);
});
