import type { ChartAxis, OutputChart } from "../../../src-contract/output.ts";
import { type AxisTitleRows, axisTitleRows, plotCenter, titleRowHeight } from "./axis-titles.ts";
import { labelRoom } from "./line-labels.ts";
import { labelWidth, tickText } from "./ticks.ts";

/** In pixels, of a chart's drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** By so many pixels on each side. */
export function widened({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** Where everything in a drawing stands, in pixels. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  /** Between the axes. */
  readonly area: Box;
  /** From a value to its place. */
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** Whether the names of categories stand slantwise below their ticks. */
  readonly isSlanted: boolean;
  readonly titles: AxisTitleRows & { readonly center: number; readonly top: number };
  /** How wide the lines' names may be, right of the area. */
  readonly nameRoom: number;
}

/** From the end of a line to its name, in pixels. */
export const nameGap = 10;

/** From an axis to its numbers, in pixels. */
export const tickGap = 6;

/** Gives every part of a chart its room in a drawing of this size; what remains is the plot's. */
export function plotOf(chart: OutputChart, width: number, height: number, fontSize: number): Plot {
  const { x, y, lines } = chart;
  const nameRoom = labelRoom(lines, fontSize, width * 0.26);
  const right = nameRoom + nameGap;
  const slant = slantOf(x, width, fontSize);
  const numbers = yAxisWidth(y, fontSize);
  const left = numbers + (slant === null ? 0 : leftRoom(x, numbers, width - nameRoom, fontSize));
  const titles = axisTitleRows(chart, { width, left, right, fontSize });
  const more = (title: readonly string[]) => (title.length - 1) * titleRowHeight * fontSize;
  const top = 2 * fontSize + more(titles.y);
  const titleTop = height - 1.5 * fontSize - more(titles.x);
  const bottom = titleTop - 0.3 * fontSize - tickGap - (slant?.height ?? 2 * fontSize);
  const area = { x: left, y: top, width: Math.max(0, width - left - right), height: Math.max(0, bottom - top) };
  return {
    width,
    height,
    area,
    x: scale(x, area.x, area.x + area.width),
    y: scale(y, area.y + area.height, area.y),
    isSlanted: slant !== null,
    titles: { ...titles, center: plotCenter({ width, left, right }), top: titleTop },
    nameRoom,
  };
}

/** Linear; an axis of one value has it in its middle. */
function scale({ min, max }: ChartAxis, from: number, to: number): (value: number) => number {
  const range = max - min;
  return range === 0 ? () => (from + to) / 2 : (value) => from + ((value - min) / range) * (to - from);
}

/** Names of categories that have no room beside each other stand slantwise, each of them; of very many only some are named. */
function slantOf(x: ChartAxis, width: number, fontSize: number): { readonly height: number } | null {
  if (x.tickLabels === undefined || x.ticks.length * fontSize * 1.2 > 0.8 * width) return null;
  const longest = Math.max(...x.tickLabels.map((label) => labelWidth(label, fontSize)));
  if (longest < (0.8 * width) / x.ticks.length) return null;
  return { height: Math.min(longest * 0.6 + fontSize, fontSize * 10) + fontSize - tickGap };
}

/** What slanted names of the first categories need besides the room of the y axis: they end below their ticks. */
function leftRoom(x: ChartAxis, numbers: number, width: number, fontSize: number): number {
  const lacking = x.ticks.map((tick, index) => {
    const before = numbers + ((tick - x.min) / (x.max - x.min)) * (width - numbers);
    return labelWidth(x.tickLabels?.[index] ?? "", fontSize) * slantedShare - before;
  });
  return Math.max(0, ...lacking);
}

/** Of a slanted name's length in Arial, how far it reaches to the left: cos 35°, in a wider typeface. */
const slantedShare = 0.92;

function yAxisWidth(y: ChartAxis, fontSize: number): number {
  const longest = Math.max(...y.ticks.map((tick) => tickText(y, tick).length));
  return fontSize * (longest * 0.6 + 0.9);
}
