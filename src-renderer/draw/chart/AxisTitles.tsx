import { titleRowHeight } from "./axis-titles.ts";
import type { ChartTheme } from "./chart-theme.ts";
import type { Plot } from "./plot.ts";

/** The title of y above its numbers, that of x below the plot; long ones in several rows. */
export function AxisTitles({
  titles,
  theme: { fontSize, fontFamily, text },
}: {
  readonly titles: Plot["titles"];
  readonly theme: ChartTheme;
}) {
  const onwards = (index: number) => index * titleRowHeight * fontSize;
  return (
    <g fontSize={fontSize} fontFamily={fontFamily} fill={text}>
      {titles.y.map((row, index) => (
        <text key={row} x={0} y={fontSize + onwards(index)}>
          {row}
        </text>
      ))}
      {titles.x.map((row, index) => (
        <text key={row} x={titles.center} y={titles.top + 0.71 * fontSize + onwards(index)} textAnchor="middle">
          {row}
        </text>
      ))}
    </g>
  );
}
