import { describe, expect, test } from "vitest";
import { placeLabels, wrapLabel } from "../../../src-renderer/draw/chart/line-labels.ts";

const room = { top: 0, bottom: 100, rowHeight: 10 };
const end = (line: number, at: number, rows = ["x"]) => ({ line, end: at, rows });
const middles = (ends: Parameters<typeof placeLabels>[0]) =>
  placeLabels(ends, room).map(({ line, middle }) => [line, middle]);

describe("names at the ends of lines", () => {
  test("stand at the end where there is room", () => {
    expect(middles([end(0, 20), end(1, 60)])).toEqual([
      [0, 20],
      [1, 60],
    ]);
  });

  test("move apart where they would overlap, in the order of the lines' ends", () => {
    expect(middles([end(0, 52), end(1, 50), end(2, 51)])).toEqual([
      [1, 50],
      [2, 60],
      [0, 70],
    ]);
  });

  test("stay inside the plot", () => {
    expect(middles([end(0, 99), end(1, 98)])).toEqual([
      [1, 85],
      [0, 95],
    ]);
    expect(middles([end(0, 1, ["two", "rows"])])).toEqual([[0, 10]]);
  });
});

test("a long name is broken between words", () => {
  expect(wrapLabel("Catholic schools with low SES", 80, 12)).toEqual(["Catholic", "schools with", "low SES"]);
  expect(wrapLabel("Public", 10, 12)).toEqual(["Public"]);
});
