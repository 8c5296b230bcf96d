import { expect, test } from "vitest";
import type { PersonPeriodStep } from "../../../src-contract/step-contents.ts";
import { personPeriod } from "../../../src-engine/steps/person-period.ts";
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

function eventOf(content: PersonPeriodStep) {
  const done = personPeriod(data, "s", content);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.data.byName.get("event");
}
