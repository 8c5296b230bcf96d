import { expect, test } from "vitest";
import { furtherOccasions } from "../../../src-renderer/state/further-occasions.ts";
import { numberVariable } from "../../support/host-project.ts";

const of = (...names: readonly string[]) => names.map((name) => numberVariable(name, name));
const step = {
  outcomes: [{ name: "score", from: ["score1", "score2", "score3"] }],
  time: { name: "wave", values: [1, 2, 3] },
};
const three = ["score1", "score2", "score3"];

test("a new wave's column belongs to those that are gathered, by its name", () => {
  expect(furtherOccasions(step, of("id", ...three, "score4", "score_total", "mood4"))).toEqual({
    columns: ["score4"],
    with: {
      outcomes: [{ name: "score", from: [...three, "score4"] }],
      time: { name: "wave", values: [1, 2, 3, 4] },
    },
  });
  expect(furtherOccasions(step, of("id", ...three))).toBeNull();
});

test("its time goes on as those do that were written for the others; a wave between stands between", () => {
  const months = { ...step, time: { name: "month", values: [0, 6, 12] } };
  expect(furtherOccasions(months, of(...three, "score5"))?.with.time.values).toEqual([0, 6, 12, 24]);
  const uneven = { ...step, time: { name: "month", values: [0, 6, 24] } };
  expect(furtherOccasions(uneven, of(...three, "score25"))?.with.time.values).toEqual([0, 6, 24, 25]);
  const gap = {
    outcomes: [
      { name: "x", from: ["x_1", "x_3"] },
      { name: "y", from: ["y_1", null] },
    ],
    time: { name: "wave", values: [1, 3] },
  };
  expect(furtherOccasions(gap, of("x_1", "x_3", "y_1", "x_2", "y_3"))?.with).toEqual({
    outcomes: [
      { name: "x", from: ["x_1", "x_2", "x_3"] },
      { name: "y", from: ["y_1", null, "y_3"] },
    ],
    time: { name: "wave", values: [1, 2, 3] },
  });
});

test("texts do not belong to numbers, and a time that is written in words takes no column by number", () => {
  const text = { ...numberVariable("score4", "score4"), storage: "text" as const };
  expect(furtherOccasions(step, [...of(...three), text])).toBeNull();
  const named = { ...step, time: { name: "when", values: ["pre", "post", "later"] } };
  expect(furtherOccasions(named, of(...three, "score4"))?.with.time.values).toEqual(["pre", "post", "later", 4]);
});
