import { expect, test } from "vitest";
import { join } from "../../../src-engine/steps/join.ts";
import { stack } from "../../../src-engine/steps/stack.ts";
import { cellsOf, madeData } from "../../support/made-data.ts";

const day = { storage: "date" } as const;

test("dates that meet numbers or texts become texts as dates are written, and this is told", () => {
  const here = madeData(
    { born: [19_753, null], seen: [0, 19_753.5], lesson: [29_130, 60] },
    { born: day, seen: day, lesson: { storage: "time" } },
  );
  const there = madeData({ born: [2024, 2023], seen: ["later", "31.1.24"], lesson: [1, 2] });
  const stacked = stack(here, "s", { kind: "stack", from: [{ table: "t2" }] }, () => ({ name: "there", data: there }));
  if (!stacked.ok) throw new Error("not stacked");
  expect(cellsOf(stacked.data)).toMatchObject({
    born: ["2024-01-31", null, "2024", "2023"],
    seen: ["1970-01-01", "2024-01-31 12:00:00", "later", "31.1.24"],
    lesson: ["08:05:30", "00:01:00", "1", "2"],
  });
  expect(stacked.details).toMatchObject({ becameText: ["born", "seen", "lesson"] });
  expect(stacked.data.byName.get("born")).toMatchObject({ storage: "text", measure: "nominal" });
});

test("labels of numbers that become texts stay with them", () => {
  const labeled = { valueLabels: [{ value: 1, label: "one" }], missing: { values: [9], ranges: [] } };
  const here = madeData({ x: [1, 9] }, { x: labeled });
  const there = madeData({ x: ["a", "b"] });
  const stacked = stack(here, "s", { kind: "stack", from: [{ table: "t2" }] }, () => ({ name: "there", data: there }));
  if (!stacked.ok) throw new Error("not stacked");
  expect(stacked.data.byName.get("x")).toMatchObject({
    valueLabels: [{ value: "1", label: "one" }],
    missing: { values: [], ranges: [] },
  });
  expect(cellsOf(stacked.data)).toEqual({ x: ["1", null, "a", "b"] });
});

test("a date is the same key as its text, and keys that match nothing are shown as dates", () => {
  const here = madeData({ day: [19_753, 19_754] }, { day });
  const there = madeData({ date: ["2024-01-31", "2024-02-05"], weather: ["rain", "sun"] });
  const joined = join(
    here,
    "s",
    { kind: "join", from: { table: "t2" }, keys: [{ left: "day", right: "date" }] },
    () => ({
      name: "there",
      data: there,
    }),
  );
  if (!joined.ok) throw new Error("not joined");
  expect(cellsOf(joined.data)).toMatchObject({ weather: ["rain", null] });
  expect(joined.details).toMatchObject({
    unmatchedKeys: { count: 1, examples: ["2024-02-01"] },
    differentTypes: [
      { left: "day", right: "date", types: ["date", "text"], comparedAs: "dates", ways: ["dates", "texts"] },
    ],
  });
});

/** What stands in "found" after a join by x. */
function foundBy(x: ReturnType<typeof madeData>, there: ReturnType<typeof madeData>, compare?: "texts") {
  const keys = [{ left: "x", right: "x", compare }];
  const joined = join(x, "s", { kind: "join", from: { table: "t2" }, keys }, () => ({ name: "there", data: there }));
  return joined.ok ? cellsOf(joined.data).found : joined.problem.code;
}

test("dates are keys of texts in a country's order, of digits and of a spreadsheet's days; numbers of texts, or not, as is chosen", () => {
  const days = madeData({ x: [19_753, 19_760] }, { x: day });
  const found = ["a", "b"];
  // 31 January and 7 February 2024; 45322 is the first in a spreadsheet.
  expect(foundBy(days, madeData({ x: ["31.01.2024", "07.02.2024"], found }))).toEqual(found);
  expect(foundBy(days, madeData({ x: [20_240_131, 20_240_207], found }))).toEqual(found);
  expect(foundBy(days, madeData({ x: [45_322, 45_329], found }))).toEqual(found);
  expect(foundBy(days, madeData({ x: [20_240_131, 20_241_399], found }))).toEqual(["a", null]);
  expect(
    foundBy(madeData({ x: [20_240_131, 20_240_207] }), madeData({ x: [19_753, 19_760], found }, { x: day })),
  ).toEqual(found);
  expect(foundBy(days, madeData({ x: ["31.01.2024", "07.02.2024"], found }), "texts")).toBe("no-key-matches");
  const numbers = madeData({ x: [7, 12] });
  expect(foundBy(numbers, madeData({ x: ["007", "12"], found }))).toEqual(found);
  expect(foundBy(numbers, madeData({ x: ["007", "12"], found }), "texts")).toEqual([null, "b"]);
});
