import type { ChartLine, OutputChart, RichText } from "../../../src-contract/output.ts";
import { chartWords } from "../../../src-wording/charts.ts";
import { decimalText } from "../../../src-wording/number-text.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import { varianceOf } from "../../after/moments.ts";
import type { ColumnFactor } from "../../design/columns.ts";
import { meanOf } from "../../design/row-values.ts";
import { normalQuantile } from "../../math/normal-distribution.ts";
import type { ContinuousVariable } from "../../specification/specification.ts";
import { categoryLabel, valueLabel } from "../category-label.ts";
import type { FittedModel } from "../fitted-model.ts";
import { levelText } from "../number-text.ts";
import { axisOver } from "./axis-ticks.ts";
import type { ChartPlan } from "./chart-plan.ts";
import type { MeanScale } from "./mean-scale.ts";
import { pointsOver, rangeOf } from "./points-over.ts";
import { alongPredictor, isMovedVariable, meanProduct, powerOf } from "./prediction.ts";
import { unitGrouping, unitLines } from "./unit-lines.ts";

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
  const units = unitLines(model, plan, lines.length, isCurved || !scale.isLinear ? 15 : 2);
  const thinLines = units.map((line) => ({ ...line, points: pointsOnScale(line.points, scale) }));
  const group = design.groupings[unitGrouping(design, predictor)];
  const unitPlural = group === undefined || thinLines.length === 0 ? null : names.unitPlural(group.name);
  const label = columns.variableLabel(predictor);
  const level = levelText(design.specification.confidenceLevel);
  const drawn = [...lines, ...thinLines].flatMap(({ points }) => points.map(([, y]) => y));
  const ys = [
    ...drawn,
    ...withinReach(
      lines.flatMap(({ band }) => (band ?? []).flat()),
      rangeOf(drawn),
    ),
  ];
  const notes: RichText[] = [
    [
      ...noteStart,
      plain(
        [
          ...(thinLines.length > 0 && group !== undefined && thinLines.length < group.labels.length
            ? [chartWords.sampled(thinLines.length, names.units(group.name, group.labels.length))]
            : []),
          ...(isAtDeviations(model, moderator) ? [chartWords.atDeviations(columns.variableLabel(moderator))] : []),
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
    subtitle: moderator === null ? chartWords.linesSubtitle(unitPlural) : chartWords.simpleSlopesSubtitle(unitPlural),
    x: axisOver(columns.axisLabel(predictor), range, 6, false),
    y: axisOver(scale.label, ys, 5, true),
    unitLines: thinLines,
    lines,
    notes,
  };
}

/** Ends of bands as far as they lie no farther from the lines than half the room that those take: else they would take it all. */
function withinReach(ends: readonly number[], [low, high]: readonly [number, number]): readonly number[] {
  const reach = (high - low) / 2;
  return ends.filter(Number.isFinite).map((end) => Math.min(high + reach, Math.max(low - reach, end)));
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
  const columns = design.fixed.map((column) => {
    const { power, others } = alongPredictor(column, predictor);
    const set = others.filter((factor) => isOfModerator(factor, moderator));
    const held = others.filter((factor) => !set.includes(factor));
    return { power, set, mean: meanProduct(held, design.rows.length) };
  });
  return moderatorSettings(model, moderator).map(({ label, valueIn }) => {
    const scaled = columns.map(({ power, set, mean }) => {
      return { power, scale: set.reduce((product, factor) => product * valueIn(factor), mean) };
    });
    const predicted = xs.map((x) =>
      predictionAt(
        model,
        scaled.map(({ power, scale }) => scale * x ** power),
      ),
    );
    return {
      label,
      points: predicted.map(({ mean }, index) => [xs[index] ?? 0, mean]),
      band: predicted.map(({ low, high }) => [low, high]),
    };
  });
}

/** A value of the moderator, as each column that it is a factor of has it. */
interface Setting {
  readonly label: string;
  readonly valueIn: (factor: ColumnFactor) => number;
}

function moderatorSettings(model: FittedModel, moderator: ChartPlan["moderator"]): readonly Setting[] {
  if (moderator === null) return [{ label: chartWords.average, valueIn: () => 1 }];
  return moderator.kind === "categorical" ? categorySettings(model, moderator.name) : numberSettings(model, moderator);
}

function isAtDeviations({ fit }: FittedModel, moderator: ChartPlan["moderator"]): moderator is ContinuousVariable {
  return (
    moderator?.kind === "continuous" && twoValues(fit.design.values.continuous({ ...moderator, power: 1 })) === null
  );
}

/** In order; null: a number has one value, or more than two. */
function twoValues(values: Float64Array): readonly [number, number] | null {
  const first = values[0] ?? 0;
  const second = values.find((value) => value !== first);
  if (second === undefined || values.some((value) => value !== first && value !== second)) return null;
  return first < second ? [first, second] : [second, first];
}

function isOfModerator(factor: ColumnFactor, moderator: ChartPlan["moderator"]): boolean {
  if (moderator === null) return false;
  if (moderator.kind === "continuous") return isMovedVariable(factor, moderator);
  return factor.variable.kind === "categorical" && factor.variable.name === moderator.name;
}

function categorySettings(model: FittedModel, name: string): readonly Setting[] {
  const { codes, values } = model.fit.design.values.categories(name);
  return values.map((_, code) => {
    const row = codes.indexOf(code);
    return { label: categoryLabel(model, name, code), valueIn: (factor) => factor.values[row] ?? 0 };
  });
}

/** The two values that there are, else mean and standard deviations. */
function numberSettings(model: FittedModel, variable: ContinuousVariable): readonly Setting[] {
  const values = model.fit.design.values.continuous({ ...variable, power: 1 });
  const two = twoValues(values);
  if (two !== null) {
    // A code is a whole number; centered, it has the decimals of its mean.
    const decimals = two.every(Number.isInteger) ? 0 : 2;
    return two.map((value) => ({
      label: valueLabel(model, { ...variable, power: 1 }, value) ?? decimalText(value, decimals),
      valueIn: (factor) => value ** powerOf(factor),
    }));
  }
  const mean = meanOf(values);
  const sd = Math.sqrt(varianceOf(values));
  const { low, middle, high } = chartWords.deviation;
  return (
    [
      [low, mean - sd],
      [middle, mean],
      [high, mean + sd],
    ] as const
  ).map(([name, value]) => ({
    label: `${name} (${decimalText(value, 2)})`,
    valueIn: (factor) => value ** powerOf(factor),
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

/** Which predictors the bold lines hold at their means. */
export function heldNote({ fit, columns }: FittedModel, { predictor, moderator }: ChartPlan): readonly string[] {
  const numbers = new Set<string>();
  const categories = new Set<string>();
  for (const { factors } of fit.design.fixed) {
    for (const factor of factors) {
      if (isMovedVariable(factor, predictor) || factor.variable.name === moderator?.name) continue;
      if (factor.variable.kind === "categorical") categories.add(columns.labelOf(factor.variable.name));
      else numbers.add(columns.label({ factors: [factor] }));
    }
  }
  return numbers.size + categories.size === 0 ? [] : [chartWords.othersHeld([...numbers], [...categories])];
}

function isPowerOf(factor: ColumnFactor, predictor: ContinuousVariable): boolean {
  return isMovedVariable(factor, predictor) && factor.variable.kind === "continuous" && factor.variable.power !== 1;
}
