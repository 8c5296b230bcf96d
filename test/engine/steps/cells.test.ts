import { expect, test } from "vitest";
import type { DataStep, StepContent } from "../../../src-contract/data-steps.ts";
import { performStep } from "../../../src-engine/steps/perform-step.ts";
import { cannot } from "../../../src-engine/steps/step-result.ts";
import { stepProblemText, unfitText } from "../../../src-wording/steps.ts";
import { cellsOf, madeData } from "../../support/made-data.ts";

const data = madeData(
  { id: [1, 2, 3], name: ["a", null, "c"], born: [0, 1, null], at: [60, null, 0], code: [1, 99, -8] },
  {
    born: { storage: "date" },
    at: { storage: "time" },
    code: {
      missing: { values: [99], ranges: [{ low: null, high: -1 }] },
      valueLabels: [{ value: 1, label: "yes" }],
      measure: "nominal",
    },
  },
);

function after(content: StepContent) {
  const result = performStep(data, { id: "s", ...content } as DataStep, () =>
    cannot({ code: "table-not-there", name: "" }),
  );
  if (!result.ok) throw new Error(stepProblemText(result.problem));
  return result.data;
}

test("cells take what is typed: numbers with a decimal comma, texts, dates, times, nothing", () => {
  const edited = after({
    kind: "edit-cells",
    blocks: [
      {
        row: 1,
        variables: ["id", "name"],
        values: [
          ["1,5", "z"],
          [null, "b"],
        ],
      },
      { row: 3, variables: ["born", "at"], values: [["2001-05-31", "10:30"]] },
    ],
  });
  expect(cellsOf(edited)).toMatchObject({
    id: [1.5, null, 3],
    name: ["z", "b", "c"],
    born: [0, 1, 11_473],
    at: [60, null, 37_800],
  });
  expect(cellsOf(data).id).toEqual([1, 2, 3]);
});

test("a block is read as one: decimal commas by what is beside them, days before months where one says so", () => {
  const typed = (name: string, ...values: readonly string[]) =>
    cellsOf(after({ kind: "edit-cells", blocks: [{ row: 1, variables: [name], values: values.map((one) => [one]) }] }))[
      name
    ];
  expect(typed("id", "1,5", "1,234", "−2")).toEqual([1.5, 1.234, -2]);
  expect(typed("code", "1,234", "12,345,678", "2")).toEqual([1234, 12_345_678, 2]);
  expect(typed("id", "1.234,5", "1 234")).toEqual([1234.5, 1234, 3]);
  expect(typed("id", "NA", ".", "n/a")).toEqual([null, null, null]);
  const day = (text: string) => Date.parse(text) / 86_400_000;
  expect(typed("born", "31.01.2024", "29.02.2024", "01.03.2024")).toEqual(
    ["2024-01-31", "2024-02-29", "2024-03-01"].map(day),
  );
  expect(typed("born", "05/06/2001", "25/06/2001")).toEqual([day("2001-06-05"), day("2001-06-25"), null]);
  expect(typed("born", "2001-03-25 02:30", "2001-10-28")).toEqual([
    day("2001-03-25") + 2.5 / 24,
    day("2001-10-28"),
    null,
  ]);
});

test("values that a variable cannot hold leave their cells as they are, and are named", () => {
  const values = [
    ["abc", "x", "2001-02-29"],
    ["7", "y", "2004-02-29"],
    ["def", "z", null],
  ];
  const step: DataStep = {
    id: "s",
    kind: "edit-cells",
    blocks: [{ row: 1, variables: ["id", "name", "born"], values }],
  };
  const result = performStep(data, step, () => cannot({ code: "table-not-there", name: "" }));
  const unfit = [
    { row: 1, name: "id", value: "abc" },
    { row: 1, name: "born", value: "2001-02-29" },
    { row: 3, name: "id", value: "def" },
  ];
  expect(result).toMatchObject({ ok: true, details: { kind: "edit-cells", unfit } });
  expect(result.ok && cellsOf(result.data)).toMatchObject({
    id: [1, 7, 3],
    name: ["x", "y", "z"],
    born: [0, Date.UTC(2004, 1, 29) / 86_400_000, null],
  });
  expect(unfitText(unfit)).toBe(
    "3 values do not fit: “abc” for id in row 1, “2001-02-29” for born in row 1 and “def” for id in row 3.",
  );
});

test("rows and variables are put in and taken out", () => {
  expect(cellsOf(after({ kind: "insert-rows", at: 2, count: 2 })).id).toEqual([1, null, null, 2, 3]);
  expect(cellsOf(after({ kind: "insert-rows", at: 4, count: 1 })).name).toEqual(["a", null, "c", null]);
  expect(
    cellsOf(
      after({
        kind: "delete-rows",
        rows: [
          { from: 1, to: 1 },
          { from: 3, to: 3 },
        ],
      }),
    ).id,
  ).toEqual([2]);
  expect(Object.keys(cellsOf(after({ kind: "insert-variable", name: "note", storage: "text", after: "id" })))).toEqual([
    "id",
    "note",
    "name",
    "born",
    "at",
    "code",
  ]);
  expect(Object.keys(cellsOf(after({ kind: "delete-variables", variables: ["born", "at"] })))).toEqual([
    "id",
    "name",
    "code",
  ]);
});

test("values declared missing are missing in formulas, recodes and filters", () => {
  expect(cellsOf(after({ kind: "compute", variables: [{ name: "x", formula: "code + 1" }] })).x).toEqual([
    2,
    null,
    null,
  ]);
  expect(
    cellsOf(
      after({
        kind: "recode",
        variables: ["code"],
        into: ["x"],
        rules: [
          { from: { values: [99] }, to: -9, label: "refused" },
          { from: "missing", to: null },
          { from: "else", to: { copy: true } },
        ],
      }),
    ).x,
  ).toEqual([1, -9, null]);
  expect(cellsOf(after({ kind: "filter", formula: "code < 1000" })).id).toEqual([1]);
});

test("a recoded variable keeps its label and the labels of what is copied", () => {
  const recoded = after({
    kind: "recode",
    variables: ["code"],
    into: ["code"],
    rules: [
      { from: "missing", to: 0, label: "no answer" },
      { from: "else", to: { copy: true } },
    ],
  });
  expect(recoded.byName.get("code")).toMatchObject({
    measure: "nominal",
    valueLabels: [
      { value: 1, label: "yes" },
      { value: 0, label: "no answer" },
    ],
  });
  expect(recoded.variables.map(({ name }) => name)).toEqual(["id", "name", "born", "at", "code"]);
});

test("dates and texts in formulas", () => {
  const computed = cellsOf(
    after({
      kind: "compute",
      variables: [
        { name: "year", formula: "year(born)" },
        { name: "next", formula: "born + 30" },
        { name: "made", formula: "date(2001, 5, 31) - born" },
        { name: "none", formula: "date(2001, 2, 30)" },
        { name: "old", formula: 'age(born, "2000-01-01")' },
        { name: "day", formula: "weekday(born)" },
        { name: "shown", formula: 'text(born) + " " + upper(name)' },
        { name: "moment", formula: "text(born + 43201 / 86400)" },
        { name: "clock", formula: "text(at)" },
        { name: "yes", formula: "label(code)" },
        { name: "parsed", formula: 'date_from("31.5.2001", "dmy") == date(2001, 5, 31)' },
        { name: "digits", formula: 'number("1.234,5")' },
      ],
    }),
  );
  expect(computed).toMatchObject({
    year: [1970, 1970, null],
    next: [30, 31, null],
    made: [11_473, 11_472, null],
    none: [null, null, null],
    old: [30, 29, null],
    day: [4, 5, null],
    shown: ["1970-01-01 A", null, null],
    moment: ["1970-01-01 12:00:01", "1970-01-02 12:00:01", null],
    clock: ["00:01:00", null, "00:00:00"],
    yes: ["yes", null, null],
    parsed: [1, 1, 1],
    digits: [1234.5, 1234.5, 1234.5],
  });
});
