import { expect, test } from "vitest";
import type { StepReport } from "../../../src-contract/step-report.ts";
import { noMissingValues, type Storage, type Variable } from "../../../src-contract/variable.ts";
import { isWorthTelling, sourceDifferences } from "../../../src-renderer/state/source-differences.ts";
import { differenceParts } from "../../../src-renderer/wording/replaced-source.ts";
import { projectWith } from "../../support/host-project.ts";

function variable(name: string, storage: Storage = "number"): Variable {
  const rest = { label: "", measure: "scale", decimals: 0, valueLabels: [], missing: noMissingValues } as const;
  return { column: name, name, storage, ...rest };
}

const before = ["school", "y", "age"].map((name) => variable(name));
const steps = [{ id: "s", kind: "filter", formula: "age > 3" }] as const;
const done: StepReport = {
  step: "s",
  rowsBefore: 9,
  rows: 9,
  added: [],
  removed: [],
  units: [],
  details: null,
  without: [],
  problem: null,
};

function differences(now: readonly Variable[], reports: readonly StepReport[] = [done]) {
  const document = projectWith(["1"], "t1", 9);
  return sourceDifferences(document, "t1", { before, now, preparedBefore: before, preparedNow: now, steps, reports });
}

test("a file that lacks a column, has another type and another column: all of it is told, with steps and models", () => {
  const problem = { code: "variable-not-there", name: "y", suggestion: null } as const;
  const found = differences([variable("school", "text"), variable("age"), variable("sex")], [{ ...done, problem }]);
  expect(isWorthTelling(found)).toBe(true);
  const texts = differenceParts(found).map(({ title, lines }) => `${title}: ${lines.join("; ")}`);
  expect(texts.filter((text) => !text.startsWith("Steps"))).toEqual([
    "Columns that it does not have: y",
    "Columns of another type: school: number before, now text",
    "Models that use variables which are not there any more: Model 1: y",
    "New columns: sex",
  ]);
  expect(texts.find((text) => text.startsWith("Steps"))).toContain("Step 1, Filter: ");
});

test("a step that is done without a column that is gone is named with it", () => {
  const without = [{ name: "y", suggestion: null }];
  const found = differences([variable("school"), variable("age")], [{ ...done, without }]);
  const texts = differenceParts(found).map(({ title, lines }) => `${title}: ${lines.join("; ")}`);
  expect(texts).toContain(
    "Steps that were done in part: Step 1, Filter: Done without “y”, which is not there at this point.",
  );
});

test("the same columns, and more of them, need no word", () => {
  expect(isWorthTelling(differences(before))).toBe(false);
  const more = differences([...before, ...Array.from({ length: 40 }, (_, index) => variable(`v${index}`))]);
  expect(isWorthTelling(more)).toBe(false);
  expect(differenceParts(more)[0]?.lines[0]).toMatch(/^v0, .*v29, and 10 others$/);
});

test("what the new file counts as missing besides is told", () => {
  const [school, y, age] = before;
  if (school === undefined || y === undefined || age === undefined) throw new RangeError("three variables");
  const found = differences([school, { ...y, missing: { values: [8], ranges: [{ low: 90, high: 99 }] } }, age]);
  expect(isWorthTelling(found)).toBe(true);
  expect(differenceParts(found)).toEqual([
    { title: "Values that it counts as missing, too", lines: ["y: 8, 90 to 99"] },
  ]);
});
