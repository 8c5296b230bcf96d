import { describe, expect, it } from "vitest";
import { dotSize, largestDot } from "../../../src-renderer/draw/chart/UnitLines.tsx";

describe("dots", () => {
  it("of a hundred scattered residuals are large enough to be seen, those of thousands small", () => {
    expect(dotSize("residuals-by-prediction", 300, 127)).toBeGreaterThan(3.5);
    expect(dotSize("residuals-by-prediction", 300, 20)).toBe(largestDot);
    expect(dotSize("residuals-by-prediction", 300, 2000)).toBe(2);
  });

  it("beside each other do not touch while there is room", () => {
    expect(dotSize("unit-intervals", 300, 100)).toBeLessThan(300 / 100);
  });
});
