import type { OutputChart } from "../../../src-contract/output.ts";
import { count, decimal } from "../../wording/numbers.ts";
import { type ChartTheme, seriesColor } from "./chart-theme.ts";

/** What the lines, or the bar, say at the place under the pointer. `label` and `active` come from recharts. */
export function ChartReading({
  chart,
  theme,
  label,
  active = false,
}: {
  readonly chart: OutputChart;
  readonly theme: ChartTheme;
  readonly label?: unknown;
  readonly active?: boolean;
}) {
  if (!active || typeof label !== "number") return null;
  const bar = chart.bars?.find(({ from, to }) => from <= label && label <= to);
  if (bar !== undefined) {
    return (
      <div className="chart-reading">
        <div className="chart-reading-place">
          {chart.x.label}: {bar.label}
        </div>
        <div className="chart-reading-line">
          <span>{chart.y.label}</span>
          <span>{count(bar.count)}</span>
        </div>
      </div>
    );
  }
  const read = chart.lines.flatMap(({ label: name, points }, line) => {
    const point = points.find(([x]) => x === label);
    return point === undefined ? [] : [{ name, line, y: point[1] }];
  });
  return (
    <div className="chart-reading">
      <div className="chart-reading-place">
        {chart.x.label}: {decimal(label, 2)}
      </div>
      {read.map(({ name, line, y }) => (
        <div key={line} className="chart-reading-line">
          <span style={{ color: seriesColor(theme, line) }}>{name}</span>
          <span>{decimal(y, 2)}</span>
        </div>
      ))}
    </div>
  );
}
