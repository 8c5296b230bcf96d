import type { ChartLine } from "../../../src-contract/output.ts";
import { type ChartTheme, seriesColor } from "./chart-theme.ts";
import { placeLabels, wrapLabel } from "./line-labels.ts";
import { nameGap, type Plot } from "./plot.ts";

/** The names of the lines at their right ends, in their colors; a hairline leads to a name that had to move. */
export function LineNames({
  lines,
  plot: { area, y, nameRoom },
  theme,
}: {
  readonly lines: readonly ChartLine[];
  readonly plot: Plot;
  readonly theme: ChartTheme;
}) {
  const rowHeight = theme.fontSize * 1.2;
  const ends = lines.flatMap(({ label, points }, line) => {
    const end = y(points.at(-1)?.[1] ?? Number.NaN);
    return Number.isNaN(end) ? [] : [{ line, end, rows: wrapLabel(label, nameRoom, theme.fontSize) }];
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
