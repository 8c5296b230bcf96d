import { expect, test } from "vitest";
import { lostIn, meanOf } from "../../../src-engine/math/exact-mean.ts";
import { runSteps } from "../../../src-engine/steps/run-steps.ts";
import { cannot } from "../../../src-engine/steps/step-result.ts";
import { cellsOf, madeData } from "../../support/made-data.ts";

/** Conditions on statistics that people write: who answered everything alike, which schools are for girls alone. */
const data = madeData({
  person: [1, 1, 1, 2, 2, 2, 3, 3],
  mood: [0.1, 0.1, 0.1, 3.3, 3.3, 3.3, 2, 5.7],
  girl: [1, 1, 1, 0, 0, 0, 1, 0],
  a: [1.1, 2.3, 0.7, 4.9, 5, 0.1, 3.3, 2.2],
});

function computed(formulas: Readonly<Record<string, string>>) {
  const variables = Object.entries(formulas).map(([name, formula]) => ({ name, formula }));
  const run = runSteps(data, [{ id: "s", kind: "compute", variables }], {
    find: () => cannot({ code: "table-not-there", name: "" }),
    levels: [],
    known: [],
    stop: () => false,
  });
  expect(run?.states[0]?.report.problem).toBeNull();
  return run === null ? {} : cellsOf(run.data);
}

test("what does not vary within a unit has its own value as mean, no deviations, and a standard deviation of zero", () => {
  const cells = computed({
    flat: "sd(mood, by: person) == 0",
    same: "mean(mood, by: person) == mood",
    deviation: "center(mood, by: person)",
    z: "z(girl, by: person)",
    all: "mean(girl, by: person) == 1",
    none: "mean(girl, by: person) == 0",
  });
  expect(cells.flat).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
  expect(cells.same).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
  expect(cells.deviation?.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(cells.z?.slice(0, 6)).toEqual([null, null, null, null, null, null]);
  expect(cells.all).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
  expect(cells.none).toEqual([0, 0, 0, 1, 1, 1, 0, 0]);
});

test("the same across variables: three equal answers do not vary", () => {
  const cells = computed({
    sd: "sd(a, a, a)",
    mean: "mean(a, a, a) == a",
    sum: `sum(${Array(10).fill("a * 0 + 0.1").join()}) == 1`,
  });
  expect(cells.sd).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  expect(cells.mean).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  expect(cells.sum).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
});

test("the mean of equal values is the value, however many there are, and a large offset costs no digits", () => {
  for (const value of [0.1, 1 / 3, 98765.4321, -7e-300, 1e15 + 0.3]) {
    let [sum, rest] = [0, 0];
    for (let count = 1; count <= 1000; count++) {
      rest += lostIn(sum, value);
      sum += value;
      expect(meanOf(sum, rest, count)).toBe(value);
    }
  }
});
