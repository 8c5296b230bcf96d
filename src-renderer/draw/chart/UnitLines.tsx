import type { ChartKind, OutputChart, UnitLine } from "../../../src-contract/output.ts";
import { type ChartTheme, seriesColor } from "./chart-theme.ts";
import { pathThrough } from "./path.ts";
import type { Plot } from "./plot.ts";

export interface UnitLinesProps {
  readonly chart: Pick<OutputChart, "kind" | "unitLines">;
  readonly plot: Plot;
  readonly theme: ChartTheme;
}

/** The units' lines as one path for each group, so that three thousand of them are drawn like one. */
export function UnitLines({ chart: { kind, unitLines }, plot, theme }: UnitLinesProps) {
  return (
    <g fill="none" strokeLinecap="round">
      {inGroups(unitLines).map(([line, units]) => (
        <path
          key={line}
          d={units.map(({ points }) => pathThrough(points, plot)).join("")}
          stroke={seriesColor(theme, line)}
          strokeWidth={1}
          strokeOpacity={hasDots(kind) ? 0.45 : opacity(unitLines.length)}
        />
      ))}
    </g>
  );
}

/** In some charts each unit has a dot in the middle of its line. */
export function UnitDots({ chart: { kind, unitLines }, plot, theme }: UnitLinesProps) {
  if (!hasDots(kind)) return null;
  const dot = ({ points }: UnitLine) => {
    const middle = points[Math.floor(points.length / 2)];
    // A line of no length, which its round end makes a dot.
    return middle === undefined ? "" : `${pathThrough([middle], plot)}h0`;
  };
  return (
    <g fill="none" strokeLinecap="round" strokeWidth={dotSize(kind, plot.area.width, unitLines.length)}>
      {inGroups(unitLines).map(([line, units]) => (
        <path key={line} d={units.map(dot).join("")} stroke={seriesColor(theme, line)} />
      ))}
    </g>
  );
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
