import { type PointerEvent, type ReactNode, useState } from "react";
import type { OutputChart } from "../../../src-contract/output.ts";
import { ChartReading } from "./ChartReading.tsx";
import { type ChartTheme, seriesColor } from "./chart-theme.ts";
import type { Plot } from "./plot.ts";

export interface ChartPointerProps {
  readonly chart: OutputChart;
  readonly plot: Plot;
  readonly theme: ChartTheme;
  /** The drawing, which stays as it is while the pointer moves over it. */
  readonly children: ReactNode;
}

/** What the lines, or the bar, say where the pointer is: at the place nearest to it that has values. */
export function ChartPointer({ chart, plot, theme, children }: ChartPointerProps) {
  const [pointer, setPointer] = useState<Pointer | null>(null);
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    setPointer(inside({ x: event.clientX - left, y: event.clientY - top }, plot));
  };
  const at = pointer === null ? null : nearest(placesOf(chart), pointer.x, plot);
  return (
    <div className="chart-stage" role="presentation" onPointerMove={follow} onPointerLeave={() => setPointer(null)}>
      {children}
      {pointer !== null && at !== null && (
        <>
          <Cross chart={chart} plot={plot} theme={theme} at={at} />
          <div className="chart-reading-place" style={beside({ x: plot.x(at), y: pointer.y }, plot)}>
            <ChartReading chart={chart} theme={theme} at={at} />
          </div>
        </>
      )}
    </div>
  );
}

/** In pixels. */
interface Pointer {
  readonly x: number;
  readonly y: number;
}

function Cross({ chart, plot, theme, at }: Omit<ChartPointerProps, "children"> & { readonly at: number }) {
  const { area, width, height } = plot;
  const x = plot.x(at);
  return (
    <svg className="chart-cross" aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <line x1={x} x2={x} y1={area.y} y2={area.y + area.height} stroke={theme.soft} strokeDasharray="2 3" />
      {chart.lines.map(({ label, points }, line) => {
        const point = points.find(([place]) => place === at);
        if (point === undefined || !Number.isFinite(point[1])) return null;
        const dot = { cx: x, cy: plot.y(point[1]), r: 4 };
        return <circle key={label} {...dot} fill={seriesColor(theme, line)} stroke={theme.ground} strokeWidth={2} />;
      })}
    </svg>
  );
}

function inside(pointer: Pointer, { area }: Plot): Pointer | null {
  const isInside =
    pointer.x >= area.x && pointer.x <= area.x + area.width && pointer.y >= area.y && pointer.y <= area.y + area.height;
  return isInside ? pointer : null;
}

function placesOf({ lines, bars = [] }: OutputChart): readonly number[] {
  return [...lines.flatMap(({ points }) => points.map(([x]) => x)), ...bars.map(({ from, to }) => (from + to) / 2)];
}

function nearest(places: readonly number[], x: number, plot: Plot): number | null {
  const away = (place: number | null) => (place === null ? Number.POSITIVE_INFINITY : Math.abs(plot.x(place) - x));
  return places.reduce<number | null>((best, place) => (away(place) < away(best) ? place : best), null);
}

/** Right of a point and below it, or on the other side where the drawing ends sooner there. */
function beside({ x, y }: Pointer, { width, height }: Plot) {
  const gap = 10;
  return {
    ...(x < width / 2 ? { left: x + gap } : { right: width - x + gap }),
    ...(y < height / 2 ? { top: y + gap } : { bottom: height - y + gap }),
  };
}
