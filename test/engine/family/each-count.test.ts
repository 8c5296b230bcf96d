import { expect, test } from "vitest";
import { eachCount } from "../../../src-engine/family/densities/each-count.ts";

test("a function of counts is asked once for each common count, and for every other one", () => {
  const asked: number[] = [];
  const square = (count: number) => {
    asked.push(count);
    return count * count;
  };
  const counts = Float64Array.of(3, 0, 3, 1000, 0, 2.5, 1000);
  expect([...eachCount(counts, square)]).toEqual([9, 0, 9, 1e6, 0, 6.25, 1e6]);
  expect(asked).toEqual([3, 0, 1000, 2.5, 1000]);
});
