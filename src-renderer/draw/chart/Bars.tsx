import type { OutputChart } from "../../../src-contract/output.ts";
import type { ChartTheme } from "./chart-theme.ts";
import type { Plot } from "./plot.ts";

export interface BarsProps {
  readonly chart: Pick<OutputChart, "bars">;
  readonly plot: Plot;
  readonly theme: ChartTheme;
}

/** Bars from the axis upwards; those of a histogram touch but for a hairline. */
export function Bars({ chart: { bars = [] }, plot: { area, x, y }, theme }: BarsProps) {
  const bottom = area.y + area.height;
  return (
    <g>
      {bars.map(({ label, from, to, count }) => {
        const [left, right, top] = [x(from), x(to), y(count)];
        const width = Math.max(right - left - 1, 0.5);
        const place = { x: left + 0.5, y: top, width, height: Math.max(bottom - top, 0) };
        return (
          <g key={`${label} ${from}`}>
            <rect {...place} fill={theme.ground} />
            <rect {...place} fill={theme.series[0]} fillOpacity={0.6} />
          </g>
        );
      })}
    </g>
  );
}
