import { useId } from "react";
import { useActiveTooltipLabel, usePlotArea } from "recharts";
import type { ChartLine } from "../../../src-contract/output.ts";
import { type ChartTheme, dashPattern, seriesColor } from "./chart-theme.ts";
import { type Place, polyline } from "./polyline.ts";
import { usePlace } from "./use-place.ts";

/** By which a finished drawing is known. */
export const linesClass = "chart-lines";

export interface LinesProps {
  readonly lines: readonly ChartLine[];
  readonly theme: ChartTheme;
}

/**
 * The lines that carry the message, over their confidence bands, as far as the plot goes. Recharts' own lines keep their points
 * in a store and are drawn twice when these change; a chart follows every click on the model, so it has only the axes from there.
 */
export function Lines({ lines, theme }: LinesProps) {
  const clip = useId();
  const at = usePlace();
  const area = usePlotArea();
  if (at === null || area === undefined) return null;
  return (
    <g className={linesClass} fill="none" clipPath={`url(#${clip})`}>
      <clipPath id={clip}>
        <rect {...area} />
      </clipPath>
      {lines.map(({ label, points, band }, line) =>
        band === undefined ? null : (
          <path key={label} d={bandPath(points, band, at)} fill={seriesColor(theme, line)} fillOpacity={0.14} />
        ),
      )}
      {lines.map(({ label, points }, line) => (
        <path
          key={label}
          d={polyline(points, at)}
          stroke={seriesColor(theme, line)}
          strokeWidth={2.5}
          strokeDasharray={dashPattern(line)}
        />
      ))}
    </g>
  );
}

/** Where the lines are at the place under the pointer. */
export function LineDots({ lines, theme }: LinesProps) {
  const place = useActiveTooltipLabel();
  const at = usePlace();
  if (at === null || place === undefined) return null;
  return lines.map(({ label, points }, line) => {
    const point = points.find(([x]) => x === place);
    if (point === undefined) return null;
    const [cx, cy] = at(point);
    return (
      <circle
        key={label}
        className="chart-line-dot"
        {...{ cx, cy, r: 4, fill: seriesColor(theme, line), stroke: theme.ground }}
      />
    );
  });
}

/** Along the upper ends and back along the lower ones. */
function bandPath(points: ChartLine["points"], band: NonNullable<ChartLine["band"]>, at: Place): string {
  const ends = band.flatMap(([lower, upper], index) => {
    const x = points[index]?.[0];
    return x === undefined ? [] : [{ lower: [x, lower] as const, upper: [x, upper] as const }];
  });
  return `${polyline([...ends.map(({ upper }) => upper), ...ends.map(({ lower }) => lower).reverse()], at)}Z`;
}
