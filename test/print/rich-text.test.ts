import { expect, test } from "vitest";
import { plainText, withSymbolKept } from "../../src-print/rich-text.ts";

test("a symbol stays on the line of the word before it", () => {
  const label = [{ text: "School mean SES, " }, { text: "γ" }, { text: "01", style: "subscript" as const }];
  expect(plainText(withSymbolKept(label))).toBe("School mean SES,\u00a0γ01");
  expect(plainText(withSymbolKept([{ text: "Intercept, τ" }, { text: "00", style: "subscript" }]))).toBe(
    "Intercept,\u00a0τ00",
  );
});

test("a text without a symbol breaks where it did", () => {
  expect(withSymbolKept([{ text: "Age, in years" }])).toEqual([{ text: "Age, in years" }]);
});
