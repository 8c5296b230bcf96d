import { useId } from "react";
import { usePlotArea } from "recharts";
import type { ChartKind, OutputChart, UnitLine } from "../../../src-contract/output.ts";
import { type ChartTheme, seriesColor } from "./chart-theme.ts";
import { polyline } from "./polyline.ts";
import { usePlace } from "./use-place.ts";

/** By which a finished drawing is known. */
export const unitLinesClass = "unit-lines";

export interface UnitLinesProps {
  readonly chart: Pick<OutputChart, "kind" | "unitLines">;
  readonly theme: ChartTheme;
}

/**
 * The units' lines as one path for each group, so that three thousand of them are drawn like one. In some charts
 * each has a dot in its middle, whole at the edge of the plot, too.
 */
export function UnitLines({ chart: { kind, unitLines }, theme }: UnitLinesProps) {
  const [clip, dotsClip] = [useId(), useId()];
  const at = usePlace();
  const area = usePlotArea();
  if (at === null || area === undefined) return null;
  const dot = ({ points }: UnitLine) => {
    const middle = points[Math.floor(points.length / 2)];
    // A line of no length, which its round end makes a dot.
    return middle === undefined ? "" : `${polyline([middle], at)}h0`;
  };
  const haveDots = hasDots(kind);
  const groups = inGroups(unitLines).map(([line, units]) => ({ line, units, stroke: seriesColor(theme, line) }));
  return (
    <g className={unitLinesClass} fill="none" strokeLinecap="round">
      <clipPath id={clip}>
        <rect {...area} />
      </clipPath>
      <clipPath id={dotsClip}>
        <rect {...widened(area, largestDot / 2)} />
      </clipPath>
      <g clipPath={`url(#${clip})`} strokeWidth={1} strokeOpacity={haveDots ? 0.45 : opacity(unitLines.length)}>
        {groups.map(({ line, units, stroke }) => (
          <path key={line} d={units.map(({ points }) => polyline(points, at)).join("")} stroke={stroke} />
        ))}
      </g>
      {haveDots && (
        <g clipPath={`url(#${dotsClip})`} strokeWidth={dotSize(kind, area.width, unitLines.length)}>
          {groups.map(({ line, units, stroke }) => (
            <path key={line} d={units.map(dot).join("")} stroke={stroke} />
          ))}
        </g>
      )}
    </g>
  );
}

type Box = NonNullable<ReturnType<typeof usePlotArea>>;

/** By so many pixels on each side. */
function widened({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** Dots beside each other, one a unit, in the middle of an interval where they have one. */
const dottedInTurn: ReadonlySet<ChartKind> = new Set<ChartKind>([
  "group-means",
  "unit-intervals",
  "marginal-means",
  "predicted-outcomes",
  "influence",
]);

/** Dots anywhere. */
const scattered: ReadonlySet<ChartKind> = new Set<ChartKind>([
  "residuals-by-prediction",
  "residual-quantiles",
  "simulated-quantiles",
  "calibration",
  "distance-quantiles",
]);

function hasDots(kind: ChartKind): boolean {
  return dottedInTurn.has(kind) || scattered.has(kind);
}

/** Units by the line whose group they belong to. */
function inGroups(units: readonly UnitLine[]): readonly (readonly [number | null, readonly UnitLine[]])[] {
  const groups = new Map<number | null, UnitLine[]>();
  for (const unit of units) {
    const group = groups.get(unit.line);
    if (group === undefined) groups.set(unit.line, [unit]);
    else group.push(unit);
  }
  return [...groups];
}

/** The more lines, the fainter each. */
function opacity(count: number): number {
  return Math.min(0.5, Math.max(0.08, 4 / Math.sqrt(Math.max(count, 1)) - 0.06));
}

/** Of the largest dot, in pixels. */
export const largestDot = 5;

/** In pixels; dots next to each other do not touch where there is room, scattered ones have about so much of it each. */
export function dotSize(kind: ChartKind, width: number, count: number): number {
  const room = width / Math.max(count, 1);
  return Math.min(largestDot, Math.max(2, scattered.has(kind) ? 2.5 * Math.sqrt(room) : 0.7 * room));
}
