import { expect, test } from "vitest";
import type { PersonPeriodStep } from "../../../src-contract/step-contents.ts";
import { personPeriod } from "../../../src-engine/steps/person-period.ts";
import { stepReportTexts } from "../../../src-renderer/wording/steps.ts";
import { survivalWords } from "../../../src-renderer/wording/survival.ts";
import { madeData } from "../../support/made-data.ts";

const data = madeData(
  { months: [2, 1], quit: [1, 0] },
  {
    quit: {
      label: "Left school",
      valueLabels: [
        { value: 0, label: "Stayed" },
        { value: 1, label: "Left" },
      ],
    },
  },
);
const step: PersonPeriodStep = { kind: "person-period", duration: "months", period: "period", happens: "event" };

test("the event of a period is called what it was called of the whole duration", () => {
  expect(eventOf({ ...step, event: "quit" })).toMatchObject({
    label: "Left school",
    valueLabels: [{ label: "Stayed" }, { label: "Left" }],
  });
  expect(eventOf(step)).toMatchObject({ label: "", valueLabels: [] });
});

test("periods in which nothing happens, or the event to all who are left, are told", () => {
  const gaps = madeData({ months: [1, 1, 2, 3, 4, 4, 4], quit: [1, 0, null, 1, 1, 1, null] });
  const made = personPeriod(gaps, "s", { ...step, event: "quit" });
  // Period 2: of the row with a missing event nothing is known, of the four others nothing happens; period 4: to both that are known.
  expect(made).toMatchObject({ details: { kind: "person-period", withoutEvents: [2], eventsOnly: [4] } });
  expect(survivalWords.extremePeriods({ withoutEvents: [2], eventsOnly: [4] })).toMatch(
    /^No event happens in period 2, and the event happens to all who are left in period 4, so a free baseline/,
  );
  expect(survivalWords.extremePeriods({ withoutEvents: [], eventsOnly: [] })).toBeNull();
});

test("what is left out and what is not known are told", () => {
  const gaps = madeData({ months: [2, null, 1, 3], quit: [1, 1, null, null] });
  const made = personPeriod(gaps, "s", { ...step, event: "quit" });
  if (!made.ok) throw new Error(JSON.stringify(made));
  expect(made.details).toMatchObject({ withoutDuration: 1, withoutEvent: 2 });
  const report = { rowsBefore: 4, rows: 6, added: [], removed: [], units: [], details: made.details, problem: null };
  expect(stepReportTexts({ ...report, step: "s" } as never, null)).toEqual([
    "4 rows become 6.",
    "1 row without a duration left out.",
    "Of 2 rows it is missing whether the event happened: of their last period nothing is known.",
  ]);
});

function eventOf(content: PersonPeriodStep) {
  const done = personPeriod(data, "s", content);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.data.byName.get("event");
}
