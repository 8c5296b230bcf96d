import type { ChartBar, ChartLine, OutputChart } from "../../../src-contract/output.ts";
import { count, decimal } from "../../wording/numbers.ts";
import { chartWords } from "../../wording/results.ts";

/** A chart's bars or lines in numbers, for those who read better than they see. */
export function ChartValues({ chart }: { readonly chart: OutputChart }) {
  const { x, y, lines, unitLines, bars } = chart;
  if (bars !== undefined) return <BarValues title={chart.title} place={x.label} counted={y.label} bars={bars} />;
  const places = thinned([...new Set(lines.flatMap(({ points }) => points.map(([at]) => at)))].sort((a, b) => a - b));
  return (
    <div className="chart-values">
      <table>
        <caption className="visually-hidden">{chart.title}</caption>
        <thead>
          <tr>
            <th scope="col">{x.label}</th>
            {lines.map(({ label, band }) => (
              <th key={label} scope="col">
                {band === undefined ? label : chartWords.withBand(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((at) => (
            <tr key={at}>
              <th scope="row">{placeText(chart, at)}</th>
              {lines.map((line) => (
                <td key={line.label}>{valueText(line, at)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {unitLines.length > 0 && <p className="output-note">{chartWords.unitLines(count(unitLines.length))}</p>}
    </div>
  );
}

function BarValues(props: {
  readonly title: string;
  readonly place: string;
  readonly counted: string;
  readonly bars: readonly ChartBar[];
}) {
  return (
    <div className="chart-values">
      <table>
        <caption className="visually-hidden">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{props.place}</th>
            <th scope="col">{props.counted}</th>
          </tr>
        </thead>
        <tbody>
          {props.bars.map((bar) => (
            <tr key={`${bar.label} ${bar.from}`}>
              <th scope="row">{bar.label}</th>
              <td>{count(bar.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A curve has many points; a dozen of them tell it. */
const mostPlaces = 12;

function thinned(places: readonly number[]): readonly number[] {
  const step = Math.ceil((places.length - 1) / (mostPlaces - 1));
  return step <= 1 ? places : places.filter((_, index) => index % step === 0 || index === places.length - 1);
}

function placeText({ x }: OutputChart, at: number): string {
  return x.tickLabels?.[x.ticks.indexOf(at)] ?? decimal(at, 2);
}

function valueText({ points, band }: ChartLine, at: number): string {
  const index = points.findIndex(([x]) => x === at);
  const value = points[index]?.[1];
  if (value === undefined) return "";
  const range = band?.[index];
  return range === undefined
    ? decimal(value, 2)
    : `${decimal(value, 2)} [${decimal(range[0], 2)}, ${decimal(range[1], 2)}]`;
}
