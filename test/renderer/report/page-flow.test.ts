import { expect, test } from "vitest";
import type { Orientation } from "../../../src-print/paper.ts";
import { flowPages } from "../../../src-renderer/screens/report/page-flow.ts";

/** A page of 100 × 80 with margins of 10: 60 high inside. */
const sheet = (orientation: Orientation) =>
  orientation === "portrait" ? { width: 80, height: 100, margin: 10 } : { width: 100, height: 80, margin: 10 };
const piece = (height: number, orientation: Orientation = "portrait", keepsWithNext = false) => ({
  height,
  orientation,
  keepsWithNext,
  beginsPage: false,
});

test("an empty report is one empty page", () => {
  expect(flowPages([], sheet, 5)).toEqual({ pages: [{ top: 0, width: 80, height: 100 }], tops: [] });
});

test("pieces follow each other; one that does not fit begins a page", () => {
  const { pages, tops } = flowPages([piece(50), piece(30), piece(20)], sheet, 5);
  expect(tops).toEqual([10, 60, 115]);
  expect(pages.map(({ top }) => top)).toEqual([0, 105]);
});

test("a heading goes with what it is the heading of", () => {
  expect(flowPages([piece(60), piece(10, "portrait", true), piece(20)], sheet, 5).tops).toEqual([10, 115, 125]);
});

test("a lying table has a page of its own", () => {
  const { pages, tops } = flowPages([piece(10), piece(10, "landscape"), piece(10)], sheet, 5);
  expect(pages.map(({ width }) => width)).toEqual([80, 100, 80]);
  expect(tops).toEqual([10, 115, 200]);
});

test("a piece higher than a page makes its page longer, and the next begins another", () => {
  const { pages, tops } = flowPages([piece(200), piece(10)], sheet, 5);
  expect(pages.map(({ height }) => height)).toEqual([220, 100]);
  expect(tops).toEqual([10, 235]);
});

test("a table that takes most of a page begins one, even where there is room, but leaves no empty page", () => {
  const table = { ...piece(50), beginsPage: true };
  expect(flowPages([table, piece(10), table], sheet, 5).tops).toEqual([10, 60, 115]);
  expect(flowPages([piece(0), table], sheet, 5).tops).toEqual([10, 10]);
});
