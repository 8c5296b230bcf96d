import { describe, expect, it } from "vitest";
import { withSymbols } from "../../src-wording/symbols.ts";

describe("symbols in sentences", () => {
  it("stand in italics, numbers and Greek letters upright", () => {
    expect(italicsIn("cannot be told from zero: χ²(22) = 31.10, p = .094; with df − 1 and −1 SD")).toEqual([
      "p",
      "df",
      "SD",
    ]);
    expect(italicsIn("ICC and R² on the scale of the link")).toEqual(["R"]);
    expect(italicsIn("Cook’s D above 4/J = 0.025")).toEqual(["D", "J"]);
  });

  it("are not looked for inside words or quoted names", () => {
    expect(italicsIn("it doesn’t matter how “p” and “N of pupils” behave")).toEqual([]);
    expect(textOf("the slope of “t” (SE)")).toBe("the slope of “t” (SE)");
  });
});

function italicsIn(sentence: string): readonly string[] {
  return withSymbols(sentence).flatMap(({ text, style }) => (style === "italic" ? [text] : []));
}

function textOf(sentence: string): string {
  return withSymbols(sentence)
    .map(({ text }) => text)
    .join("");
}
