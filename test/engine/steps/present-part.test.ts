import { describe, expect, test } from "vitest";
import type { DataStep, StepContent } from "../../../src-contract/data-steps.ts";
import { runSteps } from "../../../src-engine/steps/run-steps.ts";
import { cannot } from "../../../src-engine/steps/step-result.ts";
import { withoutText } from "../../../src-wording/steps.ts";
import { cellsOf, madeData } from "../../support/made-data.ts";

/** Next year's file: mood2 and anxiety3 are not in it. */
const diary = madeData({
  id: [1, 2],
  mood1: [11, 21],
  mood3: [13, 23],
  anxiety1: [31, 41],
  anxiety2: [32, 42],
  sex: ["f", "m"],
});

function stepped(content: StepContent) {
  const find = () => cannot({ code: "table-not-there", name: "" });
  const step = { id: "s", ...content } as DataStep;
  const done = runSteps(diary, [step], { find, levels: [], known: [], stop: () => false });
  const report = done?.states[0]?.report;
  if (done === null || report === undefined) throw new Error("one step");
  return { cells: cellsOf(done.data), report, without: report.without.map(({ name }) => name) };
}

function longer(outcomes: readonly { readonly name: string; readonly from: readonly (string | null)[] }[]) {
  const times = outcomes[0]?.from.map((_, at) => at + 1) ?? [];
  return stepped({ kind: "wide-to-long", outcomes, time: { name: "day", values: times } });
}

describe("steps of which some variables are gone are done with the others, and say so", () => {
  test("wide to long: a column that is gone was not measured then", () => {
    const { cells, report, without } = longer([
      { name: "mood", from: ["mood1", "mood2", "mood3"] },
      { name: "anxiety", from: ["anxiety1", "anxiety2", "anxiety3"] },
    ]);
    expect(cells).toEqual({
      id: [1, 1, 1, 2, 2, 2],
      sex: ["f", "f", "f", "m", "m", "m"],
      day: [1, 2, 3, 1, 2, 3],
      mood: [11, null, 13, 21, null, 23],
      anxiety: [31, 32, null, 41, 42, null],
    });
    expect(without).toEqual(["mood2", "anxiety3"]);
    expect(withoutText(report.without)).toBe(
      "Done without “mood2” (did you mean “mood1”?) and “anxiety3” (did you mean “anxiety1”?), which are not there at this point.",
    );
  });

  test("wide to long: an occasion of which no column is left makes no rows, an outcome none of whose is there no variable", () => {
    const { cells, without } = longer([
      { name: "mood", from: ["mood1", "mood2", "mood3"] },
      { name: "sleep", from: ["sleep1", "sleep2", "sleep3"] },
    ]);
    expect(cells).toMatchObject({ day: [1, 3, 1, 3], mood: [11, 13, 21, 23] });
    expect(cells).not.toHaveProperty("sleep");
    expect(without).toEqual(["mood2", "sleep1", "sleep2", "sleep3"]);
  });

  test("wide to long: an occasion that was never measured keeps its rows", () => {
    const { cells } = longer([{ name: "mood", from: ["mood1", null, "mood3", "mood4"] }]);
    expect(cells).toMatchObject({ day: [1, 2, 3, 1, 2, 3], mood: [11, null, 13, 21, null, 23] });
  });

  test("recode, aggregate, delete, describe, cells and long to wide take the variables that are there", () => {
    const rules = [{ from: { values: [11] }, to: 1 }] as const;
    const recoded = stepped({ kind: "recode", variables: ["mood2", "mood1"], into: ["b", "a"], rules });
    expect(recoded).toMatchObject({ cells: { a: [1, null] }, without: ["mood2"] });
    expect(recoded.cells).not.toHaveProperty("b");
    const statistics = [
      { name: "m", function: "mean", variable: "mood1" },
      { name: "n", function: "mean", variable: "mood2" },
    ] as const;
    const aggregated = stepped({ kind: "aggregate", by: ["sex"], statistics, into: "rows" });
    expect(aggregated).toMatchObject({ cells: { sex: ["f", "m"], m: [11, 21] }, without: ["mood2"] });
    const deleted = stepped({ kind: "delete-variables", variables: ["mood2", "sex"] });
    expect(deleted.without).toEqual(["mood2"]);
    expect(deleted.cells).not.toHaveProperty("sex");
    const renamed = stepped({ kind: "describe", variables: { mood2: { name: "x" }, mood1: { name: "mood" } } });
    expect(renamed).toMatchObject({ cells: { mood: [11, 21] }, without: ["mood2"] });
    const block = { row: 1, variables: ["mood2", "mood1"], values: [[7, 8]] };
    expect(stepped({ kind: "edit-cells", blocks: [block] })).toMatchObject({
      cells: { mood1: [8, 21] },
      without: ["mood2"],
    });
    const wide = stepped({ kind: "long-to-wide", units: ["id"], time: "sex", variables: ["mood1", "mood2"] });
    expect(wide).toMatchObject({ cells: { mood1_f: [11, null], mood1_m: [null, 21] }, without: ["mood2"] });
  });

  test("compute makes the variables whose formulas can be read, and none that are made of one that cannot", () => {
    const variables = [
      { name: "up", formula: "MOOD3 - mood1" },
      { name: "low", formula: "mean(mood1, anxiety3, sleep)" },
      { name: "twice", formula: "2 * up" },
      { name: "lower", formula: "low - 1" },
    ];
    const computed = stepped({ kind: "compute", variables });
    expect(computed).toMatchObject({ cells: { up: [2, 2], twice: [4, 4] }, without: ["anxiety3", "sleep"] });
    expect(Object.keys(computed.cells)).not.toContain("low");
    expect(Object.keys(computed.cells)).not.toContain("lower");
    const inPlace = [...variables, { name: "mood1", formula: "mood1 - mood2" }];
    const refused = stepped({ kind: "compute", variables: inPlace });
    expect(refused.report).toMatchObject({ problem: { code: "formula", variable: "low" }, without: [] });
    expect(refused.cells).toMatchObject({ mood1: [11, 21] });
  });

  test("nothing left to do, or another meaning without it: the step is refused", () => {
    const gone = { code: "variable-not-there" };
    expect(longer([{ name: "mood", from: ["mood7", "mood8"] }]).report).toMatchObject({ problem: gone, without: [] });
    const by = [{ variable: "mood2" }, { variable: "mood1" }];
    expect(stepped({ kind: "sort", by }).report).toMatchObject({ problem: gone, without: [] });
    const statistics = [{ name: "m", function: "mean", variable: "mood1" }] as const;
    expect(stepped({ kind: "aggregate", by: ["class"], statistics, into: "rows" }).report).toMatchObject({
      problem: gone,
    });
  });
});
