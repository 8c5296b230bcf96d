import type { PersonPeriodStep } from "../../src-contract/step-contents.ts";
import type { PersonPeriodReport } from "../../src-contract/step-report.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { DataSet } from "../table/data-set.ts";
import { newVariable, notThere, numberColumn, takeRows, withColumns } from "./columns.ts";
import { formulaContext } from "./formula/formula-context.ts";
import { numbersOf } from "./formula/vectors.ts";
import { cannot, done, mostRows, type StepResult } from "./step-result.ts";
import { idColumn, nameTaken } from "./wide-to-long.ts";

/**
 * One row a period in which someone was observed: 1 to `duration`. `happens` is 1 in the last of them if the event
 * happened then, else 0 (Singer & Willett 2003, chapter 10). Rows without a duration are left out.
 */
export function personPeriod(data: DataSet, step: string, content: PersonPeriodStep): StepResult {
  const { duration, event, period, happens, newId } = content;
  const taken = nameTaken([period, happens, newId], data.variables);
  if (taken !== null) return cannot({ code: "name-taken", name: taken });
  const [durations, events] = [duration, event].map((name) => (name === undefined ? undefined : data.byName.get(name)));
  if (durations === undefined) return notThere(data, duration);
  if (event !== undefined && events === undefined) return notThere(data, event);
  const text = [durations, events].find((variable) => variable?.storage === "text");
  if (text !== undefined) return cannot({ code: "not-numeric", name: text.name });

  const context = formulaContext(data);
  const counts = numbersOf(context.variable(durations));
  const happened = events === undefined ? null : numbersOf(context.variable(events));
  const wrong = counts.findIndex((count) => !Number.isNaN(count) && (count < 1 || count % 1 !== 0));
  if (wrong >= 0) return cannot({ code: "not-a-duration", name: duration, row: wrong + 1, value: counts[wrong] });
  const rows = counts.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0);
  if (rows === 0) return cannot({ code: "no-rows-left" });
  if (rows > mostRows) return cannot({ code: "too-many-rows", rows, limit: mostRows });

  const source = new Int32Array(rows);
  const periods = new Float64Array(rows);
  const isEvent = new Float64Array(rows);
  let next = 0;
  for (let row = 0; row < counts.length; row++) {
    for (let one = 1; one <= counts[row]; one++) {
      source[next] = row;
      periods[next] = one;
      isEvent[next] = eventIn(one, counts[row], happened === null ? 1 : happened[row]);
      next++;
    }
  }
  const columns = [
    ...(newId === undefined ? [] : [idColumn(step, newId, source)]),
    { variable: newVariable(step, period, { measure: "ordinal" }), values: numberColumn(periods) },
    { variable: newVariable(step, happens, { ...wordsOf(events), measure: "nominal" }), values: numberColumn(isEvent) },
  ];
  return done(withColumns(takeRows(data, source), columns), {
    kind: "person-period",
    ...extremes(periods, isEvent),
    withoutDuration: counts.reduce((sum, count) => sum + Number(Number.isNaN(count)), 0),
    withoutEvent: isEvent.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0),
  });
}

/** The periods in which the event happens to none, or to all, of those whose outcome is known. */
function extremes(
  periods: Float64Array,
  isEvent: Float64Array,
): Pick<PersonPeriodReport, "withoutEvents" | "eventsOnly"> {
  const last = periods.reduce((most, period) => Math.max(most, period), 0);
  const known = new Float64Array(last + 1);
  const events = new Float64Array(last + 1);
  periods.forEach((period, row) => {
    if (Number.isNaN(isEvent[row])) return;
    known[period]++;
    events[period] += isEvent[row];
  });
  const withoutEvents: number[] = [];
  const eventsOnly: number[] = [];
  for (let period = 1; period <= last; period++) {
    if (known[period] === 0) continue;
    if (events[period] === 0) withoutEvents.push(period);
    if (events[period] === known[period]) eventsOnly.push(period);
  }
  return { withoutEvents, eventsOnly };
}

/** The event is called what it was called of the whole duration. */
function wordsOf(event: Variable | undefined): Partial<Pick<Variable, "label" | "valueLabels">> {
  if (event === undefined) return {};
  return { label: event.label, valueLabels: event.valueLabels.filter(({ value }) => value === 0 || value === 1) };
}

/** Whether it happens in the last period is not known where the event is missing. */
function eventIn(period: number, last: number, happened: number): number {
  if (period < last) return 0;
  return Number.isNaN(happened) ? happened : Number(happened === 1);
}
