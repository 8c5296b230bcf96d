import { expect, test } from "vitest";
import { levelData } from "../../../src-engine/levels/level-data.ts";
import { cellsOf, madeData } from "../../support/made-data.ts";

const data = madeData({
  pupil: [1, 2, 3, 4, 5],
  class: ["a", "a", "b", "b", "c"],
  school: [1, 1, 1, 1, 2],
  score: [5, 6, null, 8, 9],
  teacher: [null, 30, 40, 40, 50],
  size: [100, 100, 100, null, 200],
  year: [2020, 2020, 2020, 2020, 2020],
});
const identifiers = [["class"], ["school"]];

test("each level has its identifiers, those above it, and what varies at it", () => {
  const [rows, classes, schools] = [1, 2, 3].map((level) => levelData(data, identifiers, level));
  expect(rows && cellsOf(rows)).toEqual({
    pupil: [1, 2, 3, 4, 5],
    class: ["a", "a", "b", "b", "c"],
    school: [1, 1, 1, 1, 2],
    score: [5, 6, null, 8, 9],
    year: [2020, 2020, 2020, 2020, 2020],
  });
  expect(classes && cellsOf(classes)).toEqual({ class: ["a", "b", "c"], school: [1, 1, 2], teacher: [30, 40, 50] });
  expect(schools && cellsOf(schools)).toEqual({ school: [1, 2], size: [100, 200] });
});

test("an identifier that is not there is no level", () => {
  expect(levelData(data, [["klass"]], 2)).toBeNull();
});
