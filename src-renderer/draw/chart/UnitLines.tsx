import type { ChartKind, OutputChart, UnitLine } from "../../../src-contract/output.ts";
import { type ChartTheme, seriesColor } from "./chart-theme.ts";
import { pathThrough } from "./path.ts";
import type { Plot } from "./plot.ts";

export interface UnitLinesProps {
  readonly chart: Pick<OutputChart, "kind" | "unitLines">;
  readonly plot: Plot;
  readonly theme: ChartTheme;
}

/**
 * The units' lines as one path for each group, so that three thousand of them are drawn like one. In some charts
 * each has a dot in its middle.
 */
export function UnitLines({ chart: { kind, unitLines }, plot, theme }: UnitLinesProps) {
  const dot = ({ points }: UnitLine) => {
    const middle = points[Math.floor(points.length / 2)];
    // A line of no length, which its round end makes a dot.
    return middle === undefined ? "" : `${pathThrough([middle], plot)}h0`;
  };
  const haveDots = dotted.has(kind);
  return (
    <g fill="none" strokeLinecap="round">
      {inGroups(unitLines).map(([line, units]) => (
        <g key={line} stroke={seriesColor(theme, line)}>
          <path
            d={units.map(({ points }) => pathThrough(points, plot)).join("")}
            strokeWidth={1}
            strokeOpacity={haveDots ? 0.45 : opacity(unitLines.length)}
          />
          {haveDots && <path d={units.map(dot).join("")} strokeWidth={dotSize(plot.area.width, unitLines.length)} />}
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
