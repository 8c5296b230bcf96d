import { Area, CartesianGrid, ComposedChart, Curve, type CurveProps, Line, Tooltip, XAxis, YAxis } from "recharts";
import type { ChartAxis, ChartBar, ChartLine, OutputChart } from "../../../src-contract/output.ts";
import { textWidth } from "../../../src-print/text-width.ts";
import { AxisTitles } from "./AxisTitles.tsx";
import { axisTitleRows, plotCenter, titleRowHeight } from "./axis-titles.ts";
import { Bars } from "./Bars.tsx";
import { ChartReading } from "./ChartReading.tsx";
import { type ChartTheme, dashPattern, seriesColor } from "./chart-theme.ts";
import { LineNames, nameGap } from "./LineNames.tsx";
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
  const { x, y, lines, bars = [] } = chart;
  const { fontSize } = theme;
  const room = labelRoom(lines, fontSize, width * 0.26);
  const right = room + nameGap;
  const slantedLeft = leftRoom(chart, width - room, fontSize);
  const beside = { width, left: slantedLeft + yAxisWidth(y, fontSize), right };
  const titles = axisTitleRows(chart, { ...beside, fontSize });
  const rowsMore = (title: readonly string[]) => (title.length - 1) * titleRowHeight;
  const bottom = fontSize * (1.8 + rowsMore(titles.x));
  const tick = { fontSize, fontFamily: theme.fontFamily, fill: theme.soft };
  return (
    <ComposedChart
      width={width}
      height={height}
      data={rowsOf(lines, bars)}
      margin={{
        top: fontSize * (2 + rowsMore(titles.y)),
        right,
        bottom,
        left: slantedLeft,
      }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke={theme.grid} />
      <XAxis
        type="number"
        dataKey="x"
        domain={[x.min, x.max]}
        ticks={[...x.ticks]}
        tickFormatter={(value: number) => tickText(x, value)}
        tick={tick}
        tickLine={false}
        axisLine={{ stroke: theme.soft }}
        tickMargin={fontSize * 0.5}
        allowDataOverflow
        {...slantedTicks(chart, width, fontSize)}
      />
      <YAxis
        type="number"
        width={yAxisWidth(y, fontSize)}
        domain={[y.min, y.max]}
        ticks={[...y.ticks]}
        tickFormatter={(value: number) => tickText(y, value)}
        interval="equidistantPreserveStart"
        tick={tick}
        tickLine={false}
        axisLine={false}
        allowDataOverflow
      />
      <AxisTitles rows={titles} center={plotCenter(beside)} bottom={height - bottom + fontSize * 0.3} theme={theme} />
      {bars.length > 0 && <Bars chart={chart} theme={theme} />}
      {bars.length > 0 && (
        <Line dataKey={barKey} stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
      )}
      <UnitLines chart={chart} theme={theme} />
      {lines.map(({ label, band }, line) =>
        band === undefined ? null : (
          <Area
            key={label}
            dataKey={bandKey(line)}
            stroke="none"
            fill={seriesColor(theme, line)}
            fillOpacity={0.14}
            isAnimationActive={false}
            activeDot={false}
            connectNulls
          />
        ),
      )}
      {lines.map(({ label }, line) => (
        <Line
          key={label}
          name={label}
          dataKey={lineKey(line)}
          stroke={seriesColor(theme, line)}
          strokeWidth={2.5}
          strokeDasharray={dashPattern(line)}
          shape={StillCurve}
          dot={false}
          activeDot={isLive ? { r: 4, stroke: theme.ground } : false}
          isAnimationActive={false}
          connectNulls
        />
      ))}
      <LineNames lines={lines} room={room} theme={theme} />
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

/** Recharts measures the path it holds, for animations; there are none, and measuring lays the window out in between. */
function StillCurve(props: CurveProps) {
  return <Curve {...props} pathRef={letGo} />;
}

const letGo = () => {};

/** Names of categories that have no room beside each other stand slantwise, each of them; of very many only some are named. */
function slantedTicks({ x }: OutputChart, width: number, fontSize: number) {
  if (x.tickLabels === undefined || x.ticks.length * fontSize * 1.2 > 0.8 * width) return {};
  const longest = Math.max(...x.tickLabels.map((label) => labelWidth(label, fontSize)));
  if (longest < (0.8 * width) / x.ticks.length) return { interval: 0 };
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

/** Recharts' rows: all lines' values and bands at each x that any of them has, and bars at their middles. */
type Row = Readonly<Record<string, number | readonly [number, number]>>;

function rowsOf(lines: readonly ChartLine[], bars: readonly ChartBar[]): Row[] {
  const rows = new Map<number, Record<string, number | readonly [number, number]>>();
  for (const [line, { points, band }] of lines.entries()) {
    for (const [index, [x, y]] of points.entries()) {
      const row = rows.get(x) ?? { x };
      const range = band?.[index];
      rows.set(x, { ...row, [lineKey(line)]: y, ...(range !== undefined && { [bandKey(line)]: range }) });
    }
  }
  for (const { from, to, count } of bars) {
    const middle = (from + to) / 2;
    rows.set(middle, { x: middle, ...rows.get(middle), [barKey]: count });
  }
  return [...rows.values()].sort((a, b) => Number(a.x) - Number(b.x));
}

const barKey = "bar";

function lineKey(line: number): string {
  return `line${line}`;
}

function bandKey(line: number): string {
  return `band${line}`;
}

/** All ticks of an axis with the same number of decimals. */
function tickText({ ticks, tickLabels }: ChartAxis, value: number): string {
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
