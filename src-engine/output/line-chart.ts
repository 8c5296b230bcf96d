import type { ChartLine, OutputChart, RichText, UnitLine } from "../../src-contract/output.ts";
import { chartWords } from "../../src-wording/charts.ts";
import { noteStart } from "../../src-wording/table-notes.ts";
import { plain } from "../../src-wording/text-pieces.ts";
import type { ColumnFactor } from "../design/columns.ts";
import { variesWithin } from "../design/identifiable.ts";
import { meanOf } from "../design/row-values.ts";
import { rowsOfUnit } from "../design/units.ts";
import { effectModes } from "../fit/predicted-effects.ts";
import { normalQuantile } from "../math/normal-distribution.ts";
import type { ContinuousVariable } from "../specification/specification.ts";
import { axisOver } from "./axis-ticks.ts";
import { categoryLabel } from "./category-label.ts";
import type { ChartPlan } from "./chart-plan.ts";
import type { FittedModel } from "./fitted-model.ts";
import type { MeanScale } from "./mean-scale.ts";
import { decimalText, levelText } from "./number-text.ts";
import { columnAt, isMovedVariable, type Moved, meanProduct } from "./prediction.ts";

/** At most so many units are drawn, evenly spread over all of them. */
const unitLimit = 400;

/**
 * The outcome as the model predicts it over a predictor of level 1: a thin line for each unit (its empirical Bayes
 * estimates, over its own range of the predictor), and bold ones for the average or, where the predictor interacts with
 * another variable, for values of that variable (mean and ± 1 SD, or each category) with confidence bands.
 */
export function lineChart(model: FittedModel, plan: ChartPlan, scale: MeanScale): OutputChart {
  const { fit, columns, names, outcomeLabel } = model;
  const { design } = fit;
  const { predictor, moderator } = plan;
  const x = design.values.continuous(predictor);
  const range = rangeOf(x);
  const isCurved = design.fixed.some(({ factors }) => factors.some((factor) => isPowerOf(factor, predictor)));
  const lines = boldLines(model, plan, pointsOver(range, 41)).map((line) => onScale(line, scale));
  const thin = thinLines(model, plan, lines.length, isCurved || !scale.isLinear ? 15 : 2);
  const unitLines = thin.map((line) => ({ ...line, points: pointsOnScale(line.points, scale) }));
  const group = design.groupings[unitGrouping(model, predictor)];
  const unitPlural = group === undefined || unitLines.length === 0 ? null : names.unitPlural(group.name);
  const label = columns.variableLabel(predictor);
  const level = levelText(design.specification.confidenceLevel);
  const ys = [...lines, ...unitLines].flatMap(({ points }) => points.map(([, y]) => y));
  const notes: RichText[] = [
    [
      ...noteStart,
      plain(
        [
          ...(unitLines.length > 0 && group !== undefined && unitLines.length < group.labels.length
            ? [chartWords.sampled(unitLines.length, names.units(group.name, group.labels.length))]
            : []),
          ...(moderator?.kind === "continuous" ? [chartWords.atDeviations(columns.variableLabel(moderator))] : []),
          ...heldNote(model, plan),
          ...scale.notes,
          chartWords.band(level),
        ].join(" "),
      ),
    ],
  ];
  return {
    kind: moderator === null ? "group-lines" : "simple-slopes",
    title:
      moderator === null
        ? chartWords.linesTitle(outcomeLabel, label)
        : chartWords.simpleSlopesTitle(label, outcomeLabel, columns.variableLabel(moderator)),
    subtitle:
      moderator === null ? chartWords.linesSubtitle(unitPlural ?? "") : chartWords.simpleSlopesSubtitle(unitPlural),
    x: axisOver(chartWords.axis(label, columns.centeringOf(predictor)), range, 6, false),
    y: axisOver(scale.label, ys, 5, true),
    unitLines,
    lines,
    notes,
  };
}

function onScale(line: ChartLine, scale: MeanScale): ChartLine {
  const { points, band } = line;
  return {
    ...line,
    points: pointsOnScale(points, scale),
    ...(band !== undefined && { band: band.map(([low, high]) => [scale.at(low), scale.at(high)] as const) }),
  };
}

function pointsOnScale(points: ChartLine["points"], scale: MeanScale): ChartLine["points"] {
  return points.map(([x, y]) => [x, scale.at(y)] as const);
}

/** The average line, or one line for each value of the moderator. */
function boldLines(
  model: FittedModel,
  { predictor, moderator }: ChartPlan,
  xs: readonly number[],
): readonly ChartLine[] {
  const { design } = model.fit;
  const rows = design.outcome.length;
  const settings: readonly { readonly label: string; readonly moved: readonly Moved[] }[] =
    moderator === null
      ? [{ label: chartWords.average, moved: [] }]
      : moderator.kind === "categorical"
        ? categorySettings(model, moderator.name)
        : numberSettings(model, moderator);
  const overall = remembered((factors) => meanProduct(factors, 0, rows));
  return settings.map(({ label, moved }) => {
    const predicted = xs.map((value) => {
      const at: readonly Moved[] = [{ kind: "number", variable: predictor, value }, ...moved];
      return predictionAt(
        model,
        design.fixed.map((column) => columnAt(column, at, overall)),
      );
    });
    return {
      label,
      points: predicted.map(({ mean }, index) => [xs[index] ?? 0, mean]),
      band: predicted.map(({ low, high }) => [low, high]),
    };
  });
}

function categorySettings(model: FittedModel, name: string) {
  const { codes, values } = model.fit.design.values.categories(name);
  return values.map((_, code) => ({
    label: categoryLabel(model, name, code),
    moved: [{ kind: "category", name, row: codes.indexOf(code) } as const],
  }));
}

function numberSettings({ fit }: FittedModel, variable: ContinuousVariable) {
  const values = fit.design.values.continuous({ ...variable, power: 1 });
  const mean = meanOf(values);
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  const { low, middle, high } = chartWords.deviation;
  return (
    [
      [low, mean - sd],
      [middle, mean],
      [high, mean + sd],
    ] as const
  ).map(([name, value]) => ({
    label: `${name} (${decimalText(value, 2)})`,
    moved: [{ kind: "number", variable, value } as const],
  }));
}

/** x'β̂ with its pointwise confidence limits. */
function predictionAt({ fit }: FittedModel, row: readonly number[]) {
  const { coefficients, coefficientCovariance, design } = fit;
  const size = row.length;
  let mean = 0;
  let variance = 0;
  for (let a = 0; a < size; a++) {
    mean += (row[a] ?? 0) * (coefficients[a] ?? 0);
    for (let b = 0; b < size; b++)
      variance += (row[a] ?? 0) * (coefficientCovariance[a * size + b] ?? 0) * (row[b] ?? 0);
  }
  const margin = normalQuantile((1 + design.specification.confidenceLevel) / 2) * Math.sqrt(Math.max(variance, 0));
  return { mean, low: mean - margin, high: mean + margin };
}

/** The units drawn: of the innermost grouping factor in which the predictor's slope is random, else of the innermost. */
function unitGrouping({ fit }: FittedModel, predictor: ContinuousVariable): number {
  const withSlope = fit.design.random.filter(({ columns }) =>
    columns.some(({ factors }) => factors.some((factor) => isMovedVariable(factor, predictor))),
  );
  return Math.min(...(withSlope.length > 0 ? withSlope : fit.design.random).map(({ grouping }) => grouping));
}

function thinLines(
  model: FittedModel,
  { predictor, moderator }: ChartPlan,
  lineCount: number,
  count: number,
): UnitLine[] {
  const { fit } = model;
  const { design, coefficients } = fit;
  const level = unitGrouping(model, predictor);
  const grouping = design.groupings[level];
  if (grouping === undefined) return [];
  const { labels } = grouping;
  const modes = effectModes(fit);
  const x = design.values.continuous(predictor);
  const overall = remembered((factors) => meanProduct(factors, 0, x.length));
  const isOfUnits = remembered((factors) => Number(factors.every(({ values }) => !variesWithin(values, grouping))));
  const stride = Math.max(1, Math.ceil(labels.length / unitLimit));
  const lines: UnitLine[] = [];
  for (let unit = 0; unit < labels.length; unit += stride) {
    const rows = rowsOfUnit(grouping, unit);
    const from = rows[0] ?? 0;
    const held = (factors: readonly ColumnFactor[]) =>
      isOfUnits(factors) === 1 ? meanProduct(factors, from, from + 1) : overall(factors);
    const points = pointsOver(rangeOf(rows.map((row) => x[row] ?? 0)), count).map(
      (value): readonly [number, number] => {
        const at: readonly Moved[] = [{ kind: "number", variable: predictor, value }];
        let y = 0;
        for (const [k, column] of design.fixed.entries()) y += (coefficients[k] ?? 0) * columnAt(column, at, held);
        for (const [part, { columns, grouping: own }] of design.random.entries()) {
          if (own !== level && !(design.isNested && own > level)) continue;
          const unitOfPart = design.groupings[own]?.units[from] ?? 0;
          for (const [k, column] of columns.entries()) {
            y += (modes[part]?.[unitOfPart * columns.length + k] ?? 0) * columnAt(column, at, held);
          }
        }
        return [value, y];
      },
    );
    lines.push({ unit: String(labels[unit]), line: lineOf(model, moderator, from, lineCount), points });
  }
  return lines;
}

/** The bold line of the unit's category; null where lines do not stand for categories of units. */
function lineOf(
  { fit }: FittedModel,
  moderator: ChartPlan["moderator"],
  row: number,
  lineCount: number,
): number | null {
  if (moderator === null) return 0;
  if (moderator.kind !== "categorical") return null;
  const code = fit.design.values.categories(moderator.name).codes[row] ?? -1;
  return code >= 0 && code < lineCount ? code : null;
}

/** Which predictors the bold lines hold at their means. */
export function heldNote({ fit, columns }: FittedModel, { predictor, moderator }: ChartPlan): readonly string[] {
  const held = new Set<string>();
  for (const { factors } of fit.design.fixed) {
    for (const factor of factors) {
      if (isMovedVariable(factor, predictor) || factor.variable.name === moderator?.name) continue;
      held.add(columns.label({ factors: [factor] }));
    }
  }
  return held.size === 0 ? [] : [chartWords.othersAtMean([...held])];
}

function isPowerOf(factor: ColumnFactor, predictor: ContinuousVariable): boolean {
  return isMovedVariable(factor, predictor) && factor.variable.kind === "continuous" && factor.variable.power !== 1;
}

export function rangeOf(values: Iterable<number>): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

export function pointsOver([low, high]: readonly [number, number], count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => low + ((high - low) * index) / (count - 1));
}

function remembered(work: (factors: readonly ColumnFactor[]) => number) {
  const known = new Map<string, number>();
  return (factors: readonly ColumnFactor[]): number => {
    const key = JSON.stringify(factors.map(({ variable, category }) => [variable, category]));
    const found = known.get(key) ?? work(factors);
    known.set(key, found);
    return found;
  };
}
