import { type DistributionPart, distributionChartName } from "../../../src-contract/data-question.ts";
import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import type { ChartAxis, ChartBar, ChartLine, OutputChart } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { distributionWords as words } from "../../../src-wording/data-charts.ts";
import { decimalText } from "../../../src-wording/number-text.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import {
  type DistributionMoments,
  distributionMoments,
  sortedValues,
  unitMeansAndDeviations,
} from "../../describe/distributions.ts";
import { type ValueClasses, valueClasses } from "../../describe/value-classes.ts";
import { valueCounts } from "../../describe/value-counts.ts";
import { columnOf, type DataSet, numericValues } from "../../table/data-set.ts";
import { factorOf } from "../../table/factor.ts";
import { axisOver } from "../charts/axis-ticks.ts";
import { classText, momentText } from "./class-text.ts";
import { labelOf, levelTwo, valueLabel } from "./table-parts.ts";

/** A chart has no more bars than this: the most frequent categories. */
const mostCategories = 20;

/** A histogram of each scale variable, bars of every other one; with `byLevel` of units' means and deviations, too. */
export function distributionCharts(
  data: DataSet,
  variables: readonly Variable[],
  levels: LevelsDefinition | null,
  byLevel: boolean,
): readonly OutputChart[] {
  return variables.flatMap((variable) => {
    const column = columnOf(data.table, variable);
    const counted = words.countedRows(levels?.first.plural ?? null);
    if (column.kind === "text" || variable.measure !== "scale") return categoryChart(data, variable, counted);
    const values = numericValues(column, variable.missing);
    const parts: (readonly [DistributionPart, Float64Array, string, string])[] = [
      ["rows", values, words.title(labelOf(variable)), counted],
    ];
    const level = byLevel ? levelTwo(data, levels) : null;
    if (level !== null) {
      const { singular, plural } = level.noun;
      const { means, deviations } = unitMeansAndDeviations(values, level.units);
      parts.push(["between", means, words.betweenTitle(labelOf(variable), singular), words.countedUnits(plural)]);
      const varies = deviations.some((deviation) => deviation !== 0 && !Number.isNaN(deviation));
      if (varies) parts.push(["within", deviations, words.withinTitle(labelOf(variable), plural), counted]);
    }
    return parts.flatMap(([part, of, title, what]) => {
      const chart = histogram(of, variable, part === "within");
      return chart === null
        ? []
        : [{ ...chart, name: distributionChartName(variable.name, part), title, y: { ...chart.y, label: what } }];
    });
  });
}

function histogram(values: Float64Array, variable: Variable, areDeviations: boolean): OutputChart | null {
  const sorted = sortedValues(values);
  if (sorted.length === 0) return null;
  const classes = valueClasses(sorted);
  const moments = distributionMoments(sorted);
  const { start, width, counts } = classes;
  const written = areDeviations ? { ...variable, storage: "number" as const } : variable;
  const bars = counts.map((count, index): ChartBar => {
    const from = start + index * width;
    return { label: classText(classes, index, written), from, to: from + width, count };
  });
  const lines = moments.sd > 0 ? [normalCurve(classes, moments)] : [];
  const ends = [start, start + counts.length * width];
  const heights = [0, ...counts, ...lines.flatMap(({ points }) => points.map(([, y]) => y))];
  return {
    kind: "histogram",
    title: "",
    subtitle: momentsText(moments, values.length, written),
    x: withMoments(
      axisOver(areDeviations ? words.deviation(labelOf(variable)) : labelOf(variable), ends, 7, false),
      written,
    ),
    y: countAxis("", heights),
    unitLines: [],
    lines,
    bars,
    notes: [],
  };
}

/** The normal distribution with the values' mean and standard deviation, as high as the bars. */
function normalCurve({ start, width, counts }: ValueClasses, { n, mean, sd }: DistributionMoments): ChartLine {
  const steps = 80;
  const points = Array.from({ length: steps + 1 }, (_, step): readonly [number, number] => {
    const x = start + (step / steps) * counts.length * width;
    return [x, ((n * width) / (sd * Math.sqrt(2 * Math.PI))) * Math.exp(-0.5 * ((x - mean) / sd) ** 2)];
  });
  return { label: words.normal, points };
}

function momentsText({ n, mean, sd, median, skewness }: DistributionMoments, rows: number, variable: Variable): string {
  const shown = (value: number) =>
    variable.storage === "number" ? decimalText(value, 2) : momentText(value, variable.storage);
  return words.moments({
    n: decimalText(n, 0),
    missing: rows > n ? decimalText(rows - n, 0) : null,
    mean: shown(mean),
    median: shown(median),
    sd: variable.storage === "date" || Number.isNaN(sd) ? null : decimalText(sd, 2),
    skewness: Number.isNaN(skewness) ? null : decimalText(skewness, 2),
  });
}

/** Dates and times of day are written as such on the axis. */
function withMoments(axis: ChartAxis, { storage }: Variable): ChartAxis {
  return storage === "number" ? axis : { ...axis, tickLabels: axis.ticks.map((tick) => momentText(tick, storage)) };
}

function countAxis(label: string, counts: readonly number[]): ChartAxis {
  const axis = axisOver(label, counts, 5, true);
  return { ...axis, tickLabels: axis.ticks.map((tick) => decimalText(tick, Number.isInteger(tick) ? 0 : 1)) };
}

function categoryChart(data: DataSet, variable: Variable, counted: string): readonly OutputChart[] {
  const all = valueCounts(factorOf(data, variable));
  if (all.length === 0) return [];
  const frequent = new Set(all.toSorted((a, b) => b.rows - a.rows).slice(0, mostCategories));
  const shown = all.filter((one) => frequent.has(one));
  const n = all.reduce((sum, { rows }) => sum + rows, 0);
  const label = (value: number | string) => valueLabel(variable, value);
  const { rows } = data.table;
  // Bars of few categories would be blocks.
  const half = Math.min(0.4, 0.13 * shown.length);
  return [
    {
      kind: "category-counts",
      name: distributionChartName(variable.name, "rows"),
      title: words.title(labelOf(variable)),
      subtitle: words.counts(decimalText(n, 0), rows > n ? decimalText(rows - n, 0) : null),
      x: {
        label: labelOf(variable),
        min: 0.4,
        max: shown.length + 0.6,
        ticks: shown.map((_, index) => index + 1),
        tickLabels: shown.map(({ value }) => label(value)),
      },
      y: countAxis(counted, [0, ...shown.map((one) => one.rows)]),
      unitLines: [],
      lines: [],
      bars: shown.map((one, index) => ({
        label: label(one.value),
        from: index + 1 - half,
        to: index + 1 + half,
        count: one.rows,
      })),
      notes: all.length > shown.length ? [[...noteStart, plain(words.mostFrequent(shown.length, all.length))]] : [],
    },
  ];
}
