import type { OutputChart } from "../../../src-contract/output.ts";
import { count, decimal } from "../../wording/numbers.ts";
import { type ChartTheme, seriesColor } from "./chart-theme.ts";

/** What the lines, or the bar, say at a place on the horizontal axis. */
export function ChartReading({
  chart,
  theme,
  at,
}: {
  readonly chart: OutputChart;
  readonly theme: ChartTheme;
  readonly at: number;
}) {
  const bar = chart.bars?.find(({ from, to }) => from <= at && at <= to);
  if (bar !== undefined) {
    return (
      <div className="chart-reading">
        <div className="chart-reading-title">
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
    const point = points.find(([x]) => x === at);
    return point === undefined ? [] : [{ name, line, y: point[1] }];
  });
  return (
    <div className="chart-reading">
      <div className="chart-reading-title">
        {chart.x.label}: {decimal(at, 2)}
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
