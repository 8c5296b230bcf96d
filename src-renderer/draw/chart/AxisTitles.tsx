import { type AxisTitleRows, titleRowHeight } from "./axis-titles.ts";
import type { ChartTheme } from "./chart-theme.ts";

/** The title of y above its numbers, that of x below the plot; long ones in several rows. */
export function AxisTitles({
  rows,
  center,
  bottom,
  theme: { fontSize, fontFamily, text },
}: {
  readonly rows: AxisTitleRows;
  /** Of the plot, in pixels from the left. */
  readonly center: number;
  /** Where the title of x begins, in pixels from the top. */
  readonly bottom: number;
  readonly theme: ChartTheme;
}) {
  const onwards = (index: number) => index * titleRowHeight * fontSize;
  return (
    <g fontSize={fontSize} fontFamily={fontFamily} fill={text}>
      {rows.y.map((row, index) => (
        <text key={row} x={0} y={fontSize + onwards(index)}>
          {row}
        </text>
      ))}
      {rows.x.map((row, index) => (
        <text key={row} x={center} y={bottom + 0.71 * fontSize + onwards(index)} textAnchor="middle">
          {row}
        </text>
      ))}
    </g>
  );
}
