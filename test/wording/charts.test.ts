import { expect, test } from "vitest";
import { chartWords } from "../../src-wording/charts.ts";

test("numbers are held at their means, categories at their shares, each variable named once", () => {
  expect(chartWords.othersHeld(["School mean SES"], [])).toBe(
    "Other predictors are held at their means: School mean SES.",
  );
  expect(chartWords.othersHeld(["SES", "Size"], ["Minority", "Gender"])).toBe(
    "Other predictors are held at their means: SES and Size; the categories of Minority and Gender at their shares.",
  );
  expect(chartWords.othersHeld([], ["Sector"])).toBe(
    "Other predictors are held at their means: the categories of Sector at their shares.",
  );
});
