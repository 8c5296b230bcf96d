import { useId } from "react";
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { ChartKind, OutputChart, UnitLine } from "../../../src-contract/output.ts";
import { type ChartTheme, seriesColor } from "./chart-theme.ts";

/** By which a finished drawing is known. */
export const unitLinesClass = "unit-lines";

export interface UnitLinesProps {
  readonly chart: Pick<OutputChart, "kind" | "unitLines">;
  readonly theme: ChartTheme;
}

/**
 * The units' lines as one path for each group, so that three thousand of them are drawn like one. In some charts
 * each has a dot in its middle.
 */
export function UnitLines({ chart: { kind, unitLines }, theme }: UnitLinesProps) {
  const clip = useId();
  const x = useXAxisScale();
  const y = useYAxisScale();
  const area = usePlotArea();
  if (x === undefined || y === undefined || area === undefined) return null;
  const at = (point: readonly [number, number]) => `${pixel(x(point[0]))} ${pixel(y(point[1]))}`;
  const polyline = ({ points }: UnitLine) => `M${points.map(at).join("L")}`;
  const dot = ({ points }: UnitLine) => {
    const middle = points[Math.floor(points.length / 2)];
    // A line of no length, which its round end makes a dot.
    return middle === undefined ? "" : `M${at(middle)}h0`;
  };
  const haveDots = dotted.has(kind);
  return (
    <g className={unitLinesClass} clipPath={`url(#${clip})`} fill="none" strokeLinecap="round">
      <clipPath id={clip}>
        <rect {...area} />
      </clipPath>
      {inGroups(unitLines).map(([line, units]) => (
        <g key={line} stroke={seriesColor(theme, line)}>
          <path
            d={units.map(polyline).join("")}
            strokeWidth={1}
            strokeOpacity={haveDots ? 0.45 : opacity(unitLines.length)}
          />
          {haveDots && <path d={units.map(dot).join("")} strokeWidth={dotSize(area.width, unitLines.length)} />}
        </g>
      ))}
    </g>
  );
}

/** Charts whose units are a dot each, in the middle of an interval where they have one. */
const dotted: ReadonlySet<ChartKind> = new Set<ChartKind>([
  "group-means",
  "unit-intervals",
  "marginal-means",
  "predicted-outcomes",
  "residuals-by-prediction",
  "residual-quantiles",
  "simulated-quantiles",
  "calibration",
  "distance-quantiles",
  "influence",
]);

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

/** In pixels; dots next to each other do not touch where there is room. */
function dotSize(width: number, count: number): number {
  return Math.min(5, Math.max(2, (width / Math.max(count, 1)) * 0.7));
}

function pixel(value: number | undefined): string {
  return (value ?? 0).toFixed(1);
}
