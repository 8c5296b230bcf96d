import { expect, test } from "vitest";
import { performStep } from "../../../src-engine/steps/perform-step.ts";
import { cannot } from "../../../src-engine/steps/step-result.ts";
import { cellsOf, madeData } from "../../support/made-data.ts";

const day = (text: string) => Date.parse(text) / 86_400_000;

/** Leap days, the nights in which clocks are changed in Europe, the end of a year, nothing. */
const diary = madeData(
  {
    born: [day("2000-02-29"), day("1999-12-31"), day("2001-03-25"), day("2001-10-28"), null],
    on: [day("2001-02-28"), day("2004-02-29"), day("2001-03-26"), day("2001-10-29"), day("2001-01-01")],
    at: [3600 * 2.5, 86_399, 0, null, 60],
    written: ["31.12.99", "1.2.2004", "29.02.01", "", "5/6/30"],
  },
  { born: { storage: "date" }, on: { storage: "date" }, at: { storage: "time" } },
);

function computed(formula: string) {
  const step = { id: "s", kind: "compute", variables: [{ name: "it", formula }] } as const;
  const done = performStep(diary, step, () => cannot({ code: "table-not-there", name: "" }));
  return done.ok ? cellsOf(done.data).it : done.problem;
}

test.each([
  ["age(born, on)", [0, 4, 0, 0, null]],
  ["on - born", [365, 1521, 1, 1, null]],
  ["hour(at)", [2, 23, 0, null, 0]],
  ["minute(on + at)", [30, 59, 0, null, 1]],
  ["hour(born + at)", [2, 23, 0, null, null]],
  ["on + at - on", [2.5 / 24, 86_399 / 86_400, 0, null, 60 / 86_400]],
  ['at >= "02:30"', [1, 1, 0, null, 0]],
  ['born == "2000-02-29"', [1, 0, 0, 0, null]],
  ['between(born, "2000-02-29", "2001-09-30")', [1, 0, 1, 0, null]],
  ["date(hour(at) + 97, 2, 1)", [day("1999-02-01"), day("0120-02-01"), day("1997-02-01"), null, day("1997-02-01")]],
  ["date(-5, 1, 1)", [null, null, null, null, null]],
  ["day(add_months(born, 12))", [28, 31, 25, 28, null]],
  ['date_from(written, "dmy")', [day("1999-12-31"), day("2004-02-01"), null, null, day("1930-06-05")]],
] as const)("%s, whatever the clocks do", (formula, values) => {
  const found = computed(formula);
  expect(
    Array.isArray(found) ? found.map((one) => (typeof one === "number" ? Number(one.toFixed(10)) : one)) : found,
  ).toEqual(values.map((one) => (one === null ? one : Number(one.toFixed(10)))));
});
