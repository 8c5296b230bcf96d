import type { OutputCell, OutputColumn, OutputRow, OutputTable, RichText } from "../../../../src-contract/output.ts";
import { slopeRows } from "../../../../src-wording/after-means.ts";
import {
  explainPredicted,
  predictedHeads,
  predictedNotes,
  predictedTitles,
} from "../../../../src-wording/after-outcomes.ts";
import { columnDecimals, decimalText, shareText } from "../../../../src-wording/number-text.ts";
import { heads } from "../../../../src-wording/tables.ts";
import { plain } from "../../../../src-wording/text-pieces.ts";
import type { DeltaEstimate } from "../../../after/outcomes/delta-interval.ts";
import type {
  PredictedOutcomes,
  PredictedPoint,
  PredictedQuantity,
} from "../../../after/outcomes/predicted-outcomes.ts";
import { variableName } from "../../../specification/specification.ts";
import { categoryLabel, valueLabel } from "../../category-label.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { heldBesideNotes } from "../../held-beside.ts";
import { emptyCell, levelText, numberCell, textCell } from "../../number-text.ts";
import { intervalCell } from "../../tables/fixed-effects-table.ts";
import { generalNote } from "../../tables/table-notes.ts";
import { dataRow, sectionRow } from "../../tables/table-rows.ts";
import { predictedText, quantityMeaning, quantityText, unitWords } from "./quantity-words.ts";

/** Predictions at values of one predictor; several quantities of an outcome stand under each value. */
export function predictedTable(model: FittedModel, predicted: PredictedOutcomes): OutputTable {
  const { columns, outcomeLabel } = model;
  const { variable, points } = predicted;
  const label = columns.variableLabel(variable);
  const units = unitWords(model);
  const decimals = quantityDecimals(
    model,
    points.flatMap(({ quantities }) => quantities),
  );
  const several = points.some(({ quantities }) => quantities.length > 1);
  return {
    kind: "predicted-outcomes",
    name: variableName(variable),
    title: predictedTitles.by(predictedText(model), outcomeLabel, label),
    columns: [
      { id: "value", head: [plain(label)], align: "label" },
      ...predictionColumns(
        model,
        predictedHeads.average(units?.unit ?? ""),
        predictedHeads.all(units?.unitPlural ?? ""),
      ),
    ],
    rows: points.flatMap((point): readonly OutputRow[] => {
      const place = placeText(model, predicted, point);
      const [only] = point.quantities;
      if (!several) return [dataRow([textCell(place), ...quantityCells(model, only, decimals)])];
      return [
        sectionRow([plain(`${label}: `), ...place]),
        ...point.quantities.map((quantity) =>
          dataRow([textCell(quantityText(model, quantity.kind)), ...quantityCells(model, quantity, decimals)], 1),
        ),
      ];
    }),
    notes: [
      generalNote(
        model,
        predictedNotes.general(units !== null, units?.unit ?? "", units?.unitPlural ?? ""),
        ...(points.some(({ deviations }) => deviations !== null) ? [predictedNotes.deviations(label)] : []),
        ...heldBesideNotes(model),
        ...(points.some(({ quantities }) => quantities.length === 0)
          ? [variable.kind === "categorical" ? predictedNotes.unknown : predictedNotes.noMean]
          : []),
        ...(units !== null && hasNoAverage(points) ? [predictedNotes.noAverage(units.unitPlural)] : []),
      ),
    ],
  };
}

function hasNoAverage(points: readonly PredictedPoint[]): boolean {
  return points.some(({ quantities }) => quantities.some(({ marginal }) => marginal === null));
}

/** Estimate, SE and interval: in an average unit and, with random effects, over all units. */
export function predictionColumns(model: FittedModel, inOne: RichText, overAll: RichText): readonly OutputColumn[] {
  const { confidenceLevel } = model.fit.design.specification;
  const head = isProbability(model) ? predictedHeads.probability : predictedHeads.mean;
  const three = (id: string, spanner: { readonly spanner?: RichText }): readonly OutputColumn[] => [
    { id, head, align: "number", ...spanner },
    { id: `${id}-se`, head: heads.se, align: "number", ...spanner },
    { id: `${id}-ci`, head: heads.ci(confidenceLevel), align: "interval", ...spanner },
  ];
  if (unitWords(model) === null) return three("conditional", {});
  return [...three("conditional", { spanner: inOne }), ...three("marginal", { spanner: overAll })];
}

/** Whether the mean itself lies between 0 and 1. */
export function isProbability(model: FittedModel): boolean {
  return predictedText(model) === "probabilities" || model.fit.design.specification.distribution === "beta";
}

/** Decimals of an estimate with its standard error, in an average unit and over all units. */
export interface QuantityDecimals {
  readonly conditional: (se: number) => number;
  readonly marginal: (se: number) => number;
}

export function quantityDecimals(
  { settings }: FittedModel,
  quantities: readonly PredictedQuantity[],
): QuantityDecimals {
  const errors = (of: "conditional" | "marginal") => quantities.flatMap((quantity) => quantity[of]?.se ?? []);
  return {
    conditional: columnDecimals(errors("conditional"), settings.decimals),
    marginal: columnDecimals(errors("marginal"), settings.decimals),
  };
}

export function quantityCells(
  model: FittedModel,
  quantity: PredictedQuantity | undefined,
  decimals: QuantityDecimals,
): readonly OutputCell[] {
  const units = unitWords(model);
  const width = units === null ? 3 : 6;
  if (quantity === undefined) return Array.from({ length: width }, () => emptyCell);
  const what = quantityMeaning(model, quantity.kind);
  const { conditional, marginal } = quantity;
  return [
    ...deltaCells(
      model,
      quantity,
      conditional,
      decimals.conditional,
      explainPredicted.conditional(what, units?.unit ?? null),
    ),
    ...(units === null
      ? []
      : marginal === null
        ? [emptyCell, emptyCell, emptyCell]
        : deltaCells(model, quantity, marginal, decimals.marginal, explainPredicted.marginal(what, units.unitPlural))),
  ];
}

function deltaCells(
  model: FittedModel,
  { kind }: PredictedQuantity,
  { estimate, se, interval }: DeltaEstimate,
  decimalsOf: (se: number) => number,
  explanation: string,
): readonly OutputCell[] {
  const isShare = kind.kind !== "mean" || isProbability(model);
  const decimals = decimalsOf(se);
  const text = (value: number) => (isShare ? shareText(value, decimals) : decimalText(value, decimals));
  const words = explainPredicted.interval(levelText(model.fit.design.specification.confidenceLevel));
  return [
    numberCell(text(estimate), estimate, explanation),
    numberCell(text(se), se, explainPredicted.se),
    isShare ? textCell(`[${text(interval[0])}, ${text(interval[1])}]`, words) : intervalCell(interval, decimals, words),
  ];
}

function placeText(
  model: FittedModel,
  { variable }: PredictedOutcomes,
  { value, deviations }: PredictedPoint,
): RichText {
  if (variable.kind === "categorical") return [plain(categoryLabel(model, variable.name, value))];
  return slopeRows.place(deviations, valueLabel(model, variable, value) ?? decimalText(value, 2));
}
