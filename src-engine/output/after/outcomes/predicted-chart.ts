import type { ChartLine, OutputChart, UnitLine } from "../../../../src-contract/output.ts";
import {
  predictedNotes,
  predictedTitles,
  predictedChartWords as words,
} from "../../../../src-wording/after-outcomes.ts";
import { noteStart } from "../../../../src-wording/table-notes.ts";
import { plain } from "../../../../src-wording/text-pieces.ts";
import type { DeltaEstimate } from "../../../after/outcomes/delta-interval.ts";
import type {
  PredictedOutcomes,
  PredictedPoint,
  PredictedQuantity,
} from "../../../after/outcomes/predicted-outcomes.ts";
import { variableName } from "../../../specification/specification.ts";
import { categoryLabel } from "../../category-label.ts";
import { axisOver } from "../../charts/axis-ticks.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { levelText } from "../../number-text.ts";
import { predictedText, quantityText, unitWords } from "./quantity-words.ts";

/** A series over the predictor: of the mean in an average unit and over all units, else of each category. */
interface Series {
  readonly label: string;
  at(point: PredictedPoint): DeltaEstimate | null;
}

/** Over a number lines with bands, over categories dots with intervals. Null: nothing is known, or there is no curve. */
export function predictedChart(model: FittedModel, predicted: PredictedOutcomes): OutputChart | null {
  const { columns, outcomeLabel } = model;
  const { variable, points, curve } = predicted;
  const isCategorical = variable.kind === "categorical";
  const [first] = (isCategorical ? points : curve).flatMap(({ quantities }) => quantities);
  if (first === undefined) return null;
  const series = seriesOf(model, isCategorical ? points : curve);
  const label = columns.variableLabel(variable);
  const units = unitWords(model);
  const body = isCategorical ? dots(model, predicted, series) : curves(model, predicted, series);
  const isCategory = first.kind.kind === "category";
  const yLabel = isCategory ? words.probability : quantityText(model, first.kind);
  const ys = [
    ...body.unitLines.flatMap((line) => line.points.map(([, y]) => y)),
    ...body.lines.flatMap((line) => [...line.points.map(([, y]) => y), ...(line.band?.flat() ?? [])]),
  ];
  return {
    kind: "predicted-outcomes",
    name: variableName(variable),
    title: predictedTitles.by(predictedText(model), outcomeLabel, label),
    subtitle: isCategory
      ? `${words.categories(units?.unitPlural ?? null)}, ${words.subtitle(levelText(model.fit.design.specification.confidenceLevel))}`
      : words.subtitle(levelText(model.fit.design.specification.confidenceLevel)),
    ...body,
    y: axisOver(yLabel, ys, 5, true),
    notes: [[...noteStart, plain(predictedNotes.general(units !== null, units?.unit ?? "", units?.unitPlural ?? ""))]],
  };
}

function seriesOf(model: FittedModel, points: readonly PredictedPoint[]): readonly Series[] {
  const units = unitWords(model);
  const kinds = points[0]?.quantities ?? [];
  const [first] = kinds;
  if (first?.kind.kind === "category") {
    return kinds.map(({ kind }, index) => ({
      label: quantityText(model, kind),
      at: ({ quantities }) => wholeOf(quantities[index]),
    }));
  }
  const hasAverage = points.some(({ quantities }) => (quantities[0]?.marginal ?? null) !== null);
  if (units === null || !hasAverage) {
    return [{ label: words.average(units?.unit ?? "unit"), at: ({ quantities }) => drawn(quantities[0]?.conditional) }];
  }
  return [
    { label: words.average(units.unit), at: ({ quantities }) => drawn(quantities[0]?.conditional) },
    { label: words.all(units.unitPlural), at: ({ quantities }) => drawn(quantities[0]?.marginal) },
  ];
}

function wholeOf(quantity: PredictedQuantity | undefined): DeltaEstimate | null {
  return drawn(quantity?.marginal ?? quantity?.conditional);
}

/** Null where an end of its interval is beyond every number. */
function drawn(estimate: DeltaEstimate | null | undefined): DeltaEstimate | null {
  return estimate?.interval.every(Number.isFinite) === true ? estimate : null;
}

type Body = Pick<OutputChart, "x" | "unitLines" | "lines">;

function curves(model: FittedModel, { variable, curve }: PredictedOutcomes, series: readonly Series[]): Body {
  return {
    x: axisOver(
      model.columns.axisLabel(variable),
      curve.map(({ value }) => value),
      6,
      false,
    ),
    unitLines: [],
    lines: series.map(({ label: name, at }): ChartLine => {
      const known = curve.flatMap((point) => {
        const estimate = at(point);
        return estimate === null ? [] : [{ x: point.value, estimate }];
      });
      return {
        label: name,
        points: known.map(({ x, estimate }) => [x, estimate.estimate] as const),
        band: known.map(({ estimate }) => estimate.interval),
      };
    }),
  };
}

/** How far series stand apart from each other, in categories. */
const dodge = 0.1;

function dots(model: FittedModel, { variable, points }: PredictedOutcomes, series: readonly Series[]): Body {
  const labels = points.map(({ value }) => categoryLabel(model, variable.name, value));
  const placeOf = (value: number, index: number) => value + 1 + dodge * (index - (series.length - 1) / 2);
  const known = series.map(({ label, at }, index) => ({
    label,
    marks: points.flatMap((point) => {
      const estimate = at(point);
      return estimate === null ? [] : [{ x: placeOf(point.value, index), estimate }];
    }),
  }));
  return {
    x: {
      label: model.columns.variableLabel(variable),
      min: 0.5,
      max: labels.length + 0.5,
      ticks: labels.map((_, position) => position + 1),
      tickLabels: labels,
    },
    unitLines: known.flatMap(({ label, marks }, line) =>
      marks.map(({ x, estimate: { estimate, interval } }): UnitLine => {
        return { unit: label, line, points: [interval[0], estimate, interval[1]].map((y) => [x, y] as const) };
      }),
    ),
    lines: known.map(({ label, marks }) => ({
      label,
      points: marks.map(({ x, estimate }) => [x, estimate.estimate] as const),
    })),
  };
}
