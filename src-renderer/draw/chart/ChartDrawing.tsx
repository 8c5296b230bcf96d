import { useMemo } from "react";
import { CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from "recharts";
import type { ChartAxis, OutputChart } from "../../../src-contract/output.ts";
import { textWidth } from "../../../src-print/text-width.ts";
import { useUnchanged } from "../../parts/use-unchanged.ts";
import { AxisTitles } from "./AxisTitles.tsx";
import { axisTitleRows, plotCenter, titleRowHeight } from "./axis-titles.ts";
import { Bars } from "./Bars.tsx";
import { ChartReading } from "./ChartReading.tsx";
import type { ChartTheme } from "./chart-theme.ts";
import { LineNames, nameGap } from "./LineNames.tsx";
import { LineDots, Lines } from "./Lines.tsx";
import { labelRoom } from "./line-labels.ts";
import { UnitLines } from "./UnitLines.tsx";

export interface ChartDrawingProps {
  readonly chart: OutputChart;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly theme: ChartTheme;
  /** Values under the pointer are shown; not in pictures. */
  readonly isLive: boolean;
}

/** A chart of lines: the units' faintly behind, those that carry the message in front, named at their ends. */
export function ChartDrawing({ chart, width, height, theme, isLive }: ChartDrawingProps) {
  const { lines, bars = [] } = chart;
  const x = useAxis(chart.x);
  const y = useAxis(chart.y);
  const places = useUnchanged(isLive ? readingPlaces(chart) : none);
  const { fontSize } = theme;
  const room = labelRoom(lines, fontSize, width * 0.26);
  const right = room + nameGap;
  const slantedLeft = leftRoom(chart, width - room, fontSize);
  const beside = { width, left: slantedLeft + yAxisWidth(chart.y, fontSize), right };
  const titles = axisTitleRows(chart, { ...beside, fontSize });
  const rowsMore = (title: readonly string[]) => (title.length - 1) * titleRowHeight;
  const bottom = fontSize * (1.8 + rowsMore(titles.x));
  const tick = { fontSize, fontFamily: theme.fontFamily, fill: theme.soft };
  return (
    <ComposedChart
      width={width}
      height={height}
      data={places}
      margin={{
        top: fontSize * (2 + rowsMore(titles.y)),
        right,
        bottom,
        left: slantedLeft,
      }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} verticalCoordinatesGenerator={nowhere} stroke={theme.grid} />
      <XAxis
        type="number"
        dataKey="x"
        {...x}
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: theme.soft }}
        tickMargin={fontSize * 0.5}
        allowDataOverflow
        {...slantedTicks(chart, width, fontSize)}
      />
      <YAxis
        type="number"
        width={yAxisWidth(chart.y, fontSize)}
        {...y}
        interval={chart.y.ticks.length * fontSize * 2 < height ? 0 : "equidistantPreserveStart"}
        tick={tick}
        tickLine={false}
        axisLine={false}
        allowDataOverflow
      />
      <AxisTitles rows={titles} center={plotCenter(beside)} bottom={height - bottom + fontSize * 0.3} theme={theme} />
      {bars.length > 0 && <Bars chart={chart} theme={theme} />}
      <UnitLines chart={chart} theme={theme} />
      <Lines lines={lines} theme={theme} />
      <LineNames lines={lines} room={room} theme={theme} />
      {isLive && places.length > 0 && (
        <Line dataKey="y" shape={Nothing} dot={false} activeDot={false} isAnimationActive={false} />
      )}
      {isLive && <LineDots lines={lines} theme={theme} />}
      {isLive && (
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: theme.soft, strokeWidth: 1, strokeDasharray: "2 3" }}
          content={<ChartReading chart={chart} theme={theme} />}
        />
      )}
    </ComposedChart>
  );
}

/** An axis as recharts takes it. It draws everything anew for another one, so of the same content it stays the same. */
function useAxis({ min, max, ticks, tickLabels }: ChartAxis) {
  const axis = useUnchanged({ min, max, ticks, tickLabels });
  return useMemo(
    () => ({
      domain: [axis.min, axis.max],
      ticks: [...axis.ticks],
      niceTicks: "none" as const,
      tickFormatter: (value: number) => tickText(axis, value),
    }),
    [axis],
  );
}

/** What can be read under the pointer stands in recharts' store as a line; ours are drawn. */
function Nothing() {
  return null;
}

/** Where recharts would measure the names of the ticks to find out. */
const nowhere = () => [];

const none: ReturnType<typeof readingPlaces> = [];

/**
 * Names of categories that have no room beside each other stand slantwise, each of them; of very many only some are named. Where
 * all have room recharts is told so: it would measure them on the page, which lays the whole window out in between.
 */
function slantedTicks({ x }: OutputChart, width: number, fontSize: number) {
  if (x.ticks.length * fontSize * 1.2 > 0.8 * width) return {};
  const longest = Math.max(...x.ticks.map((tick) => labelWidth(tickText(x, tick), fontSize)));
  if (longest < (0.8 * width) / x.ticks.length) return { interval: 0 };
  if (x.tickLabels === undefined) return {};
  const room = Math.min(longest * 0.6 + fontSize, fontSize * 10);
  return { interval: 0, angle: -35, textAnchor: "end", height: room + fontSize } as const;
}

function labelWidth(label: string, fontSize: number): number {
  return textWidth([{ text: label }], "Arial") * fontSize;
}

/** What slanted names of the first categories need besides the room of the y axis: they end below their ticks. */
function leftRoom(chart: OutputChart, width: number, fontSize: number): number {
  const { x, y } = chart;
  if (!("angle" in slantedTicks(chart, width, fontSize))) return 0;
  const own = yAxisWidth(y, fontSize);
  const lacking = x.ticks.map((tick, index) => {
    const before = own + ((tick - x.min) / (x.max - x.min)) * (width - own);
    return labelWidth(x.tickLabels?.[index] ?? "", fontSize) * slantedShare - before;
  });
  return Math.max(0, ...lacking);
}

/** Of a slanted name's length in Arial, how far it reaches to the left: cos 35°, in a wider typeface. */
const slantedShare = 0.92;

/** Where the lines have points, and the middles of the bars: what can be read under the pointer. */
function readingPlaces({ lines, bars = [] }: OutputChart): readonly { readonly x: number; readonly y: number }[] {
  const places = [
    ...lines.flatMap(({ points }) => points.map(([x]) => x)),
    ...bars.map(({ from, to }) => (from + to) / 2),
  ];
  return [...new Set(places)].sort((a, b) => a - b).map((x) => ({ x, y: 0 }));
}

interface Ticks extends Pick<ChartAxis, "ticks"> {
  readonly tickLabels?: ChartAxis["tickLabels"] | undefined;
}

/** All ticks of an axis with the same number of decimals. */
function tickText({ ticks, tickLabels }: Ticks, value: number): string {
  const decimals = Math.min(12, Math.max(0, ...ticks.map(decimalsOf)));
  return tickLabels?.[ticks.indexOf(value)] ?? tickNumber(value, decimals);
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

function yAxisWidth(y: ChartAxis, fontSize: number): number {
  const longest = Math.max(...y.ticks.map((tick) => tickText(y, tick).length));
  return fontSize * (longest * 0.6 + 0.9);
}
