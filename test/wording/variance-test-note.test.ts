import { expect, test } from "vitest";
import { varianceTestNote } from "../../src-wording/table-notes.ts";

test("what the tests of several levels rest on is said in one sentence", () => {
  const children = { units: "1,721 children", areAll: false };
  const schools = { units: "60 schools", areAll: true };
  expect(varianceTestNote([children, children, schools])).toBe(
    "Chi-square tests and reliabilities rest on all 60 schools and on the 1,721 children with enough data for a regression of their own.",
  );
  expect(varianceTestNote([schools])).toBe("Chi-square tests and reliabilities rest on all 60 schools.");
});
