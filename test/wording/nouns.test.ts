import { expect, test } from "vitest";
import { nounOfName, withArticle } from "../../src-wording/nouns.ts";

test("nouns have the article that they are spoken with", () => {
  expect(["school", "occasion", "employee", "item", "unit", "user", "university"].map(withArticle)).toEqual([
    "a school",
    "an occasion",
    "an employee",
    "an item",
    "a unit",
    "a user",
    "a university",
  ]);
});

test("units are called after the name of their identifier, where it is a word", () => {
  expect(["Clinics", "s", "g2"].map((name) => nounOfName(name).plural)).toEqual([
    "clinics",
    "units of s",
    "units of g2",
  ]);
});
