import { expect, it } from "vitest";
import { withinTime } from "../../../src-engine/read/within-time.ts";

it("gives what the work gives, passes on what it throws, and ends what does not end", () => {
  expect(withinTime(1000.5, () => 3)).toEqual({ value: 3 });
  expect(() =>
    withinTime(1000, () => {
      throw new RangeError("too far");
    }),
  ).toThrow(new RangeError("too far"));
  expect(
    withinTime(20, () => {
      for (;;);
    }),
  ).toBeNull();
});
