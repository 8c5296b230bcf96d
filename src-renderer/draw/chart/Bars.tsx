import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import type { OutputChart } from "../../../src-contract/output.ts";
import type { ChartTheme } from "./chart-theme.ts";

/** By which a finished drawing is known. */
export const barsClass = "chart-bars";

/** Bars from the axis upwards; those of a histogram touch but for a hairline. */
export function Bars({ chart: { bars = [] }, theme }: { readonly chart: OutputChart; readonly theme: ChartTheme }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  const area = usePlotArea();
  if (x === undefined || y === undefined || area === undefined) return null;
  const bottom = area.y + area.height;
  return (
    <g className={barsClass}>
      {bars.map(({ label, from, to, count }) => {
        const [left, right, top] = [x(from) ?? 0, x(to) ?? 0, y(count) ?? bottom];
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
