import { describe, expect, it } from "vitest";
import type { OutputChart } from "../../../src-contract/output.ts";
import { pathThrough } from "../../../src-renderer/draw/chart/path.ts";
import { plotOf } from "../../../src-renderer/draw/chart/plot.ts";
import { labelWidth, ticksWithRoom, tickText } from "../../../src-renderer/draw/chart/ticks.ts";
import { dotSize, largestDot } from "../../../src-renderer/draw/chart/UnitLines.tsx";
import { hsbChart } from "../../support/hsb-charts.ts";

const categories = (names: readonly string[]): OutputChart => ({
  ...hsbChart,
  x: {
    label: "Country",
    min: -0.5,
    max: names.length - 0.5,
    ticks: names.map((_, index) => index),
    tickLabels: names,
  },
});

describe("where a chart's parts stand", () => {
  const plot = plotOf(hsbChart, 800, 400, 12);

  it("values lie between the edges of the plot, upwards and to the right", () => {
    const { area } = plot;
    expect([plot.x(-2), plot.x(2)]).toEqual([area.x, area.x + area.width]);
    expect([plot.y(0), plot.y(25)]).toEqual([area.y + area.height, area.y]);
    expect(plot.x(0)).toBeCloseTo(area.x + area.width / 2);
  });

  it("there is room for the numbers left of it, names right of it, titles above and below", () => {
    const { area } = plot;
    expect(area.x).toBeGreaterThan(labelWidth("25", 12));
    expect(800 - area.x - area.width).toBeGreaterThan(labelWidth("Average", 12));
    expect(area.y).toBeGreaterThan(12);
    expect(400 - area.y - area.height).toBeGreaterThan(3 * 12);
  });

  it("an axis with one value only has it in its middle", () => {
    const { x, area } = plotOf({ ...hsbChart, x: { ...hsbChart.x, min: 3, max: 3 } }, 800, 400, 12);
    expect(x(3)).toBeCloseTo(area.x + area.width / 2);
  });

  it("names of categories without room beside each other stand slantwise, within the drawing", () => {
    const names = Array.from({ length: 12 }, (_, index) => `A rather long name of country ${index}`);
    const slanted = plotOf(categories(names), 800, 400, 12);
    expect(slanted.isSlanted).toBe(true);
    const reach = labelWidth(names[0] ?? "", 12) * Math.cos((35 * Math.PI) / 180);
    expect(slanted.x(0) - reach).toBeGreaterThanOrEqual(0);
    expect(slanted.area.height).toBeLessThan(plot.area.height);
    expect(plotOf(categories(["Public", "Catholic"]), 800, 400, 12).isSlanted).toBe(false);
  });
});

describe("which ticks are named", () => {
  const ticks = [0, 10, 20, 30, 40, 50];

  it("all, where there is room", () => {
    expect(
      ticksWithRoom(
        ticks,
        (tick) => tick * 4,
        () => 20,
      ),
    ).toEqual(ticks);
  });

  it("else every second or third, at equal distances", () => {
    expect(
      ticksWithRoom(
        ticks,
        (tick) => tick * 2,
        () => 20,
      ),
    ).toEqual([0, 20, 40]);
    expect(
      ticksWithRoom(
        ticks,
        (tick) => -tick,
        () => 20,
      ),
    ).toEqual([0, 30]);
  });

  it("the first, where there is room for one only", () => {
    expect(
      ticksWithRoom(
        ticks,
        (tick) => tick / 10,
        () => 20,
      ),
    ).toEqual([0]);
  });

  it("all with the same number of decimals, a true minus sign, and thousands apart", () => {
    const axis = { label: "", min: -1, max: 1, ticks: [-0.5, 0, 0.25] };
    expect(axis.ticks.map((tick) => tickText(axis, tick))).toEqual(["−0.50", "0.00", "0.25"]);
    const large = { ...axis, ticks: [2000, 20_000] };
    expect(large.ticks.map((tick) => tickText(large, tick))).toEqual(["2000", "20,000"]);
  });
});

it("a line goes over what has no value", () => {
  const { x, y } = { x: (value: number) => value, y: (value: number) => value };
  const points = [
    [0, 1],
    [1, Number.NaN],
    [2, 3],
  ] as const;
  expect(pathThrough(points, { x, y })).toBe("M0.0 1.0L2.0 3.0");
  expect(pathThrough([], { x, y })).toBe("");
});

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
