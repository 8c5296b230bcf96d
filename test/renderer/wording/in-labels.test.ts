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
