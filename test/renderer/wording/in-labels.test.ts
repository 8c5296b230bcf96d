import { expect, test } from "vitest";
import type { Failure } from "../../../src-contract/failure.ts";
import { inLabels } from "../../../src-renderer/wording/in-labels.ts";
import { failureText } from "../../../src-wording/failures.ts";
import { describeData } from "../../engine/specification/contexts.ts";

const { context } = describeData(
  { first: { singular: "row", plural: "rows" }, upper: [] },
  {
    days: { label: "Days absent" },
    weeks: { label: "Weeks observed" },
    sex: {},
    passed: {
      label: "Passed the exam",
      categories: [
        { value: 0, label: "no" },
        { value: 1, label: "yes" },
      ],
    },
  },
);
const told = (failure: Failure) => failureText(inLabels(failure, context));

test("a refusal calls variables by their labels, and by their names where they have none", () => {
  expect(told({ code: "exposure-not-positive", name: "weeks", row: 3, others: 2, value: 0 })).toContain(
    "The exposure “Weeks observed” is 0 in row 3 (like 2 more rows)",
  );
  expect(told({ code: "trials-fewer", name: "days", trials: "sex", row: 1, others: 0, successes: 2, count: 1 })).toBe(
    "There are 2 successes (“Days absent”) in 1 trial (“sex”) in row 1; check which variable holds the successes and which the trials.",
  );
  expect(
    told({ code: "random-terms-aliased", name: "days", group: "sex", others: ["weeks", "(Intercept)"] }),
  ).toContain("the random slope of “Days absent” cannot be told apart from “Weeks observed” and “(Intercept)”");
  expect(told({ code: "no-rows-left", rows: 4, byVariable: [{ name: "weeks", rows: 4 }] })).toContain(
    "“Weeks observed”",
  );
});

test("a refusal calls values by their labels, and by themselves where they have none", () => {
  expect(told({ code: "outcome-one-category", name: "passed", category: "1" })).toContain(
    "The outcome “Passed the exam” is yes in every row",
  );
  expect(told({ code: "outcome-constant", name: "passed", category: "0" })).toContain("is no in every row");
  expect(told({ code: "outcome-constant", name: "days", category: "4" })).toContain("is 4 in every row");
  expect(told({ code: "event-unknown", name: "passed", event: "2", categories: ["0", "1"] })).toBe(
    "“Passed the exam” has no value “2” that could count as the event; choose one of “no” and “yes”.",
  );
});
