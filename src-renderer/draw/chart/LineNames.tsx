import { usePlotArea, useYAxisScale } from "recharts";
import type { ChartLine } from "../../../src-contract/output.ts";
import { type ChartTheme, seriesColor } from "./chart-theme.ts";
import { placeLabels, wrapLabel } from "./line-labels.ts";

/** The names of the lines at their right ends, in their colors; a hairline leads to a name that had to move. */
export function LineNames({
  lines,
  room,
  theme,
}: {
  readonly lines: readonly ChartLine[];
  /** In pixels, right of the plot. */
  readonly room: number;
  readonly theme: ChartTheme;
}) {
  const y = useYAxisScale();
  const area = usePlotArea();
  if (y === undefined || area === undefined) return null;
  const rowHeight = theme.fontSize * 1.2;
  const ends = lines.flatMap(({ label, points }, line) => {
    const end = y(points.at(-1)?.[1] ?? Number.NaN);
    return end === undefined || Number.isNaN(end) ? [] : [{ line, end, rows: wrapLabel(label, room, theme.fontSize) }];
  });
  const right = area.x + area.width;
  const labels = placeLabels(ends, { top: area.y, bottom: area.y + area.height, rowHeight });
  return (
    <g fontSize={theme.fontSize} fontWeight={600} fontFamily={theme.fontFamily}>
      {labels.map(({ line, rows, end, middle }) => (
        <g key={line} fill={seriesColor(theme, line)}>
          {Math.abs(end - middle) > 3 && (
            <path
              d={`M${right + 2} ${end}L${right + nameGap - 3} ${middle}`}
              stroke={seriesColor(theme, line)}
              strokeWidth={0.75}
            />
          )}
          {rows.map((row, index) => (
            <text
              key={row}
              x={right + nameGap}
              y={middle + (index - (rows.length - 1) / 2) * rowHeight}
              dominantBaseline="central"
            >
              {row}
            </text>
          ))}
        </g>
      ))}
    </g>
  );
}

/** From the end of a line to its name, in pixels. */
export const nameGap = 10;
