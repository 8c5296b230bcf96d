import type { ChartLine } from "../../../src-contract/output.ts";
import { type ChartTheme, dashPattern, seriesColor } from "./chart-theme.ts";
import { type Point, pathThrough } from "./path.ts";
import type { Plot } from "./plot.ts";

export interface LinesProps {
  readonly lines: readonly ChartLine[];
  readonly plot: Plot;
  readonly theme: ChartTheme;
}

/** The confidence bands, and over them the lines that carry the message. */
export function Lines({ lines, plot, theme }: LinesProps) {
  return (
    <>
      {lines.map(({ label, points, band }, line) =>
        band === undefined ? null : (
          <path key={label} d={`${around(points, band, plot)}Z`} fill={seriesColor(theme, line)} fillOpacity={0.14} />
        ),
      )}
      <g fill="none" strokeWidth={2.5}>
        {lines.map(({ label, points }, line) => (
          <path
            key={label}
            d={pathThrough(points, plot)}
            stroke={seriesColor(theme, line)}
            strokeDasharray={dashPattern(line)}
          />
        ))}
      </g>
    </>
  );
}

/** Along the upper ends and back along the lower ones. */
function around(points: readonly Point[], band: readonly Point[], plot: Plot): string {
  const edges = points.flatMap(([x], index) => {
    const range = band[index];
    return range === undefined ? [] : [{ x, lower: range[0], upper: range[1] }];
  });
  const upper = edges.map(({ x, upper }): Point => [x, upper]);
  const lower = edges.map(({ x, lower }): Point => [x, lower]);
  return pathThrough([...upper, ...lower.reverse()], plot);
}
