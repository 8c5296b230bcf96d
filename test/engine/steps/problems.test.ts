import { describe, expect, test } from "vitest";
import type { DataStep, StepContent } from "../../../src-contract/data-steps.ts";
import { performStep } from "../../../src-engine/steps/perform-step.ts";
import { cannot } from "../../../src-engine/steps/step-result.ts";
import { stepProblemText } from "../../../src-wording/steps.ts";
import { madeData } from "../../support/made-data.ts";

const pupils = madeData({
  school: [1, 1, 2, null, 3],
  time: [1, 1, 2, 1, 2],
  score: [10, 11, null, 13, 14],
  name: ["a", "b", "c", "d", "e"],
});
const schools = madeData({ id: ["1", "2", "2", "9"], size: [100, 200, 201, 900], score: [1, 2, 3, 4] });

function attempt(content: StepContent) {
  return performStep(pupils, { id: "s", ...content } as DataStep, (reference) =>
    "table" in reference && reference.table === "schools"
      ? { name: "schools.sav", data: schools }
      : cannot({ code: "table-not-there", name: "gone.csv" }),
  );
}

const toSchools = { kind: "join", from: { table: "schools" } } as const;
const byId = [{ left: "school", right: "id" }];

describe("one clear sentence for a step that cannot be done", () => {
  const steps: readonly (readonly [StepContent, string])[] = [
    [
      { kind: "compute", variables: [{ name: "x", formula: "scor + 1" }] },
      "The formula of “x” cannot be read. At character 1: There is no variable “scor”; did you mean “score”?",
    ],
    [{ kind: "compute", variables: [{ name: " ", formula: "1" }] }, "A new variable needs a name."],
    [
      { kind: "filter", formula: "score + " },
      "The formula cannot be read. At character 9: The formula ends where a value or a variable should follow.",
    ],
    [
      { kind: "filter", formula: "name" },
      "The formula cannot be read. At character 1: A filter is a condition, such as age >= 18; this is a text.",
    ],
    [{ kind: "filter", formula: "score > 100" }, "No row would be left."],
    [
      { kind: "recode", variables: ["scores"], into: ["x"], rules: [{ from: "else", to: 1 }] },
      "There is no variable “scores” at this point; did you mean “score”?",
    ],
    [
      { kind: "recode", variables: ["score"], into: ["name"], rules: [{ from: "else", to: 1 }] },
      "Another variable is already called “name”; choose another name.",
    ],
    [
      { kind: "recode", variables: ["score", "time"], into: ["x"], rules: [{ from: "else", to: 1 }] },
      "1 name for 2 variables: there must be one each.",
    ],
    [
      { kind: "recode", variables: ["score"], into: ["x"], rules: [{ from: { values: ["high"] }, to: 1 }] },
      "“score” cannot hold or be compared with “high”.",
    ],
    [
      { ...toSchools, keys: byId },
      "“schools.sav” has 1 key more than once (“2”), so it is not clear which row counts; add another key that tells its rows apart, use a table with one row per unit, or let the first row count.",
    ],
    [
      { ...toSchools, keys: [{ left: "name", right: "id" }] },
      "No key of this table occurs in “schools.sav”: here there are “a”, “b”, “c”, “d”, “e”, there “1”, “2”, “9”; choose the variables that hold the same identifiers.",
    ],
    [
      { ...toSchools, keys: [{ left: "school", right: "ids" }] },
      "There is no variable “ids” at this point; did you mean “id”?",
    ],
    [
      { kind: "join", from: { table: "other" }, keys: byId },
      "The table “gone.csv” is not open any more; open it again.",
    ],
    [
      { kind: "long-to-wide", units: ["school"], time: "time", variables: ["score"] },
      "“1” has more than one row for “1”, so it is not clear which one counts; choose variables that tell the rows apart.",
    ],
    [
      {
        kind: "wide-to-long",
        outcomes: [{ name: "y", from: ["score", "name"] }],
        time: { name: "wave", values: [1, 2] },
      },
      "“score” and “name” hold values of different types, so they cannot become one variable.",
    ],
    [
      {
        kind: "aggregate",
        by: ["school"],
        into: "rows",
        statistics: [{ name: "m", function: "mean", variable: "name" }],
      },
      "“name” does not hold numbers.",
    ],
    [
      { kind: "person-period", duration: "score", period: "time", happens: "event" },
      "Another variable is already called “time”; choose another name.",
    ],
    [
      { kind: "edit-cells", blocks: [{ row: 5, variables: ["score"], values: [[1], [2]] }] },
      "There is no row 6: the table has 5 rows.",
    ],
    [
      { kind: "edit-cells", blocks: [{ row: 5, variables: ["score"], values: [["many"]] }] },
      "“score” cannot hold or be compared with “many”.",
    ],
    [{ kind: "delete-rows", rows: [{ from: 2, to: 9 }] }, "There is no row 9: the table has 5 rows."],
    [{ kind: "delete-variables", variables: ["school", "time", "score", "name"] }, "Choose at least one variable."],
    [
      { kind: "insert-variable", name: "score", storage: "number" },
      "Another variable is already called “score”; choose another name.",
    ],
    [
      { kind: "describe", variables: { score: { name: "time" } } },
      "Another variable is already called “time”; choose another name.",
    ],
  ];
  test.each(steps)("%j", (content, sentence) => {
    const result = attempt(content);
    expect(result.ok ? "done" : stepProblemText(result.problem)).toBe(sentence);
  });
});

test("a join with a choice made reports what matched on both sides", () => {
  const result = attempt({ ...toSchools, keys: byId, duplicates: "first" });
  expect(result).toMatchObject({
    ok: true,
    details: {
      from: "schools.sav",
      matchedRows: 3,
      unmatchedRows: 1,
      rowsWithoutKey: 1,
      matchedKeys: 2,
      unmatchedKeys: { count: 1, examples: ["3"] },
      unusedKeys: { count: 1, examples: ["9"] },
      duplicateKeys: { count: 1, examples: ["2"] },
      differentTypes: [
        { left: "school", right: "id", types: ["number", "text"], comparedAs: "numbers", ways: ["numbers", "texts"] },
      ],
      renamed: [{ from: "score", to: "score_2" }],
    },
  });
});
