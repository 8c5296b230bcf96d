import type { ChartAxis } from "../../../src-contract/output.ts";
import { textWidth } from "../../../src-print/text-width.ts";

/** All ticks of an axis with the same number of decimals. */
export function tickText({ ticks, tickLabels }: ChartAxis, value: number): string {
  const decimals = Math.min(12, Math.max(0, ...ticks.map(decimalsOf)));
  return tickLabels?.[ticks.indexOf(value)] ?? tickNumber(value, decimals);
}

/**
 * Every tick, or every second, third … one, so that no two texts come nearer to each other than they should.
 *
 * @param place of a tick along its axis, in pixels
 * @param extent of a tick's text along the axis, in pixels
 */
export function ticksWithRoom(
  ticks: readonly number[],
  place: (tick: number) => number,
  extent: (tick: number) => number,
): readonly number[] {
  for (let step = 1; step < ticks.length; step++) {
    const some = ticks.filter((_, index) => index % step === 0);
    const hasRoom = some.every((tick, index) => {
      const before = some[index - 1];
      if (before === undefined) return true;
      return Math.abs(place(tick) - place(before)) >= (extent(tick) + extent(before)) / 2 + leastGap;
    });
    if (hasRoom) return some;
  }
  return ticks.slice(0, 1);
}

/** In pixels. */
const leastGap = 5;

/** In pixels, as wide as it is in Arial. */
export function labelWidth(label: string, fontSize: number): number {
  return textWidth([{ text: label }], "Arial") * fontSize;
}

function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  return (digits.split(".")[1]?.length ?? 0) - Number(exponent);
}

/** Thousands are separated from 10,000 on: what has four digits may be a year. */
function tickNumber(value: number, decimals: number): string {
  const text = Math.abs(value) < 10_000 ? value.toFixed(decimals) : value.toLocaleString("en-US");
  return text.replace("-", "−");
}
