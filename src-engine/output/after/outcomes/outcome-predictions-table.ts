import type { OutputCell, OutputRow, OutputTable } from "../../../../src-contract/output.ts";
import { explainOutcomeInterval, explainOutcomeSet, newRowNotes } from "../../../../src-wording/after-outcomes.ts";
import { predictionHeads, predictionTitle } from "../../../../src-wording/after-predictions.ts";
import type { OutcomePrediction } from "../../../after/outcomes/outcome-predictions.ts";
import { type RowInterval, rowSimulations } from "../../../after/outcomes/row-intervals.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { emptyCell, levelText, textCell } from "../../number-text.ts";
import { categoryLabels } from "../../outcome-categories.ts";
import { outcomeCategoryLabel } from "../../outcome-category-label.ts";
import { intervalCell } from "../../tables/fixed-effects-table.ts";
import { generalNote } from "../../tables/table-notes.ts";
import { dataRow } from "../../tables/table-rows.ts";
import { newRowCells, newRowColumns, variablesShown } from "../new-row-cells.ts";
import { predictionColumns, quantityCells, quantityDecimals } from "./predicted-table.ts";
import { quantityText, unitWords } from "./quantity-words.ts";

/** Every new row with its values and what is predicted for it; several quantities stand under each other. */
export function outcomePredictionsTable(model: FittedModel, predictions: readonly OutcomePrediction[]): OutputTable {
  const variables = variablesShown(model, predictions);
  const units = unitWords(model);
  const several = predictions.some(({ quantities }) => (quantities?.length ?? 0) > 1);
  const hasUnknown = predictions.some(({ quantities }) => quantities === null);
  const intervals = predictions.flatMap(({ interval }) => interval ?? []);
  const hasSets = predictions.some(({ set }) => set !== null);
  const decimals = quantityDecimals(
    model,
    predictions.flatMap(({ quantities }) => quantities ?? []),
  );
  const level = levelText(model.fit.design.specification.confidenceLevel);
  const blank = [emptyCell, ...variables.map(() => emptyCell)];
  return {
    kind: "predictions",
    title: predictionTitle(model.outcomeLabel),
    columns: [
      { id: "row", head: predictionHeads.row, align: "label" },
      ...newRowColumns(model, variables),
      ...(several ? [{ id: "quantity", head: newRowNotes.quantity, align: "label" } as const] : []),
      ...predictionColumns(model, newRowNotes.inUnits, newRowNotes.newUnits),
      ...(intervals.length > 0
        ? [{ id: "prediction-interval", head: predictionHeads.newRow(level), align: "interval" } as const]
        : []),
      ...(hasSets ? [{ id: "prediction-set", head: predictionHeads.newRowSet(level), align: "label" } as const] : []),
    ],
    rows: predictions.flatMap(({ row, quantities, interval, set }, index): readonly OutputRow[] => {
      const place = [textCell(String(index + 1)), ...newRowCells(model, variables, row)];
      return (quantities ?? [undefined]).map((quantity, line) =>
        dataRow([
          ...(line === 0 ? place : blank),
          ...(several ? [quantity === undefined ? emptyCell : textCell(quantityText(model, quantity.kind))] : []),
          ...quantityCells(model, quantity, decimals),
          ...(intervals.length > 0 ? [line === 0 ? rowIntervalCell(model, interval, level) : emptyCell] : []),
          ...(hasSets ? [line === 0 && set !== null ? setCell(model, set, level) : emptyCell] : []),
        ]),
      );
    }),
    notes: [
      generalNote(
        model,
        units === null ? newRowNotes.single : newRowNotes.general(units.unit, units.unitPlural),
        ...intervalNotes(model, intervals),
        ...(hasUnknown ? [newRowNotes.unknown] : []),
      ),
    ],
  };
}

function setCell(model: FittedModel, set: readonly (string | number)[], level: string): OutputCell {
  const labels = set.map((category) => outcomeCategoryLabel(model, category));
  return textCell(labels.join(", "), explainOutcomeSet(model.outcomeLabel, level));
}

function rowIntervalCell(model: FittedModel, interval: RowInterval | null, level: string): OutputCell {
  if (interval === null) return emptyCell;
  const { range, trials } = interval;
  const words = explainOutcomeInterval(model.outcomeLabel, level, trials);
  const { categories } = model.fit.design;
  if (categories !== null) {
    const [low, high] = range.map((place) => categoryLabels(model)[place - 1] ?? "");
    return textCell(low === high ? String(low) : `${low} – ${high}`, words);
  }
  const isWhole = range.every(Number.isInteger);
  return intervalCell(range, isWhole ? 0 : (model.settings.decimals ?? 2), words);
}

/** How intervals were made, where there are any; else why there are none. */
function intervalNotes({ fit }: FittedModel, intervals: readonly RowInterval[]): readonly string[] {
  const [first] = intervals;
  const { distribution } = fit.design.specification;
  const held = fit.design.offset === null ? [] : [newRowNotes.amounts];
  if (first === undefined) return [newRowNotes.without(distribution), ...held];
  const trials = [...new Set(intervals.flatMap((one) => one.trials ?? []))].toSorted((a, b) => a - b);
  return [
    newRowNotes.interval(rowSimulations, first.seed),
    ...(trials.length > 0 ? [newRowNotes.trials(trials.join(", "))] : []),
    ...held,
  ];
}
