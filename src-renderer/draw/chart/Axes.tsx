import type { OutputChart } from "../../../src-contract/output.ts";
import type { ChartTheme } from "./chart-theme.ts";
import { type Plot, tickGap } from "./plot.ts";
import { labelWidth, ticksWithRoom, tickText } from "./ticks.ts";

export interface AxesProps {
  readonly chart: Pick<OutputChart, "x" | "y">;
  readonly plot: Plot;
  readonly theme: ChartTheme;
}

/** A hairline at every number of the y axis, behind everything. */
export function GridLines({ chart: { y }, plot, theme }: AxesProps) {
  const { area } = plot;
  return (
    <g stroke={theme.grid}>
      {yTicks(y, plot, theme).map((tick) => (
        <line key={tick} x1={area.x} x2={area.x + area.width} y1={plot.y(tick)} y2={plot.y(tick)} />
      ))}
    </g>
  );
}

/** The line of the x axis, and the numbers or names of both. */
export function Axes({ chart: { x, y }, plot, theme }: AxesProps) {
  const { area, isSlanted } = plot;
  const { fontSize } = theme;
  const bottom = area.y + area.height;
  const below = bottom + tickGap + 0.5 * fontSize;
  const width = (tick: number) => labelWidth(tickText(x, tick), fontSize);
  const named = isSlanted ? x.ticks : ticksWithRoom(x.ticks, plot.x, width);
  return (
    <g fontSize={fontSize} fontFamily={theme.fontFamily} fill={theme.soft}>
      <line x1={area.x} x2={area.x + area.width} y1={bottom} y2={bottom} stroke={theme.soft} />
      <g textAnchor={isSlanted ? "end" : "middle"}>
        {named.map((tick) => {
          const at = plot.x(tick);
          const slant = isSlanted ? { transform: `rotate(-35 ${at} ${below})` } : {};
          return (
            <text key={tick} x={at} y={below} dy="0.71em" {...slant}>
              {tickText(x, tick)}
            </text>
          );
        })}
      </g>
      <g textAnchor="end">
        {yTicks(y, plot, theme).map((tick) => (
          <text key={tick} x={area.x - tickGap - 2} y={plot.y(tick)} dy="0.355em">
            {tickText(y, tick)}
          </text>
        ))}
      </g>
    </g>
  );
}

function yTicks({ ticks }: OutputChart["y"], plot: Plot, { fontSize }: ChartTheme): readonly number[] {
  return ticksWithRoom(ticks, plot.y, () => fontSize);
}
