import { expect, test } from "vitest";
import type { DataStep } from "../../../src-contract/data-steps.ts";
import { runSteps } from "../../../src-engine/steps/run-steps.ts";
import { cannot } from "../../../src-engine/steps/step-result.ts";
import { cellsOf, madeData } from "../../support/made-data.ts";

const source = madeData({ school: [1, 1, 2, 2, 3], y: [1, 2, 3, null, 5] });
const alone = {
  find: () => cannot({ code: "table-not-there", name: "" }),
  levels: [["school"]],
  known: [],
  stop: () => false,
};

const steps: readonly DataStep[] = [
  { id: "a", kind: "compute", variables: [{ name: "m", formula: "mean(y, by: school)" }] },
  { id: "b", kind: "filter", formula: "y >= 2" },
  { id: "c", kind: "compute", variables: [{ name: "y", formula: "y * 10" }] },
  { id: "d", kind: "describe", variables: { y: { name: "score", label: "Score" } } },
];

function run(list: readonly DataStep[], known = alone.known as ReturnType<typeof states>) {
  const done = runSteps(source, list, { ...alone, known });
  if (done === null) throw new Error("stopped");
  return done;
}
const states = (list: readonly DataStep[]) => run(list).states;

test("steps follow each other, the source stays as it was, and each says what it did", () => {
  const { data, states: all } = run(steps);
  expect(cellsOf(data)).toEqual({ school: [1, 2, 3], score: [20, 30, 50], m: [1.5, 3, 5] });
  expect(cellsOf(source)).toEqual({ school: [1, 1, 2, 2, 3], y: [1, 2, 3, null, 5] });
  expect(data.byName.get("score")?.label).toBe("Score");
  expect(all.map(({ report }) => report)).toMatchObject([
    { step: "a", rowsBefore: 5, rows: 5, added: ["m"], removed: [], units: [], problem: null },
    { step: "b", rowsBefore: 5, rows: 3, units: [{ id: ["school"], before: 3, after: 3 }] },
    { step: "c", added: ["y"], removed: ["y"] },
    { step: "d", added: [], removed: [] },
  ]);
});

test("steps in another order give what that order means", () => {
  const [mean, filter] = steps;
  if (mean === undefined || filter === undefined) throw new Error("two steps");
  expect(cellsOf(run([filter, mean]).data).m).toEqual([2, 3, 5]);
});

test("a step that cannot be done is passed over and says why; one that is off is passed over", () => {
  const list: readonly DataStep[] = [
    { id: "x", kind: "filter", formula: "nothing > 1" },
    { id: "y", kind: "filter", formula: "y > 2", off: true },
    { id: "z", kind: "compute", variables: [{ name: "k", formula: "school + 1" }] },
  ];
  const { data, states: all } = run(list);
  expect(data.table.rows).toBe(5);
  expect(cellsOf(data).k).toEqual([2, 2, 3, 3, 4]);
  expect(all.map(({ report }) => report.problem?.code ?? null)).toEqual(["formula", null, null]);
});

test("what was computed before is not computed anew, up to the first change", () => {
  const before = states(steps);
  const changed = steps.map((step) => (step.id === "c" ? { ...step, off: true } : step)) as readonly DataStep[];
  const { states: after, data } = run(changed, before);
  expect(after.map((state, index) => state === before[index])).toEqual([true, true, false, false]);
  expect(cellsOf(data).score).toEqual([2, 3, 5]);
});

test("variables that a step makes keep the user's name and label when the step is changed", () => {
  const step: DataStep = {
    id: "a",
    kind: "compute",
    variables: [{ name: "m", formula: "y + 1" }],
    describe: { m: { name: "plus", label: "One more" } },
  };
  const other: DataStep = { ...step, variables: [{ name: "m", formula: "y + 2" }] };
  for (const [list, first] of [
    [[step], 2],
    [[other], 3],
  ] as const) {
    const { data } = run(list);
    expect(data.byName.get("plus")?.label).toBe("One more");
    expect(cellsOf(data).plus?.[0]).toBe(first);
  }
});

test("it stops when it is asked to", () => {
  expect(runSteps(source, steps, { ...alone, stop: () => true })).toBeNull();
});

test("a recode counts the rows whose value no rule fits; what was missing before is not among them", () => {
  const rules = [{ from: { values: [1, 2] }, to: 0 }];
  const [state] = states([{ id: "a", kind: "recode", variables: ["y"], into: ["few"], rules }]);
  expect(state?.report.details).toEqual({ kind: "recode", counts: [{ variable: "y", byRule: [2], unmatched: 2 }] });
});
