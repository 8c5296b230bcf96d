import type { OutputCell, OutputRow, OutputTable } from "../../../src-contract/output.ts";
import {
  explainPrediction,
  predictionHeads,
  predictionNotes,
  predictionTitle,
} from "../../../src-wording/after-predictions.ts";
import { decimalText } from "../../../src-wording/number-text.ts";
import { heads } from "../../../src-wording/tables.ts";
import type { Prediction } from "../../after/predictions.ts";
import { nounOfLevel } from "../../specification/context.ts";
import type { FittedModel } from "../fitted-model.ts";
import { emptyCell, numberCell, textCell } from "../number-text.ts";
import { intervalCell } from "../tables/fixed-effects-table.ts";
import { type RowDecimals, testDecimals } from "../tables/row-decimals.ts";
import { generalNote } from "../tables/table-notes.ts";
import { levelOf } from "./combination-cells.ts";
import { newRowCells, newRowColumns, variablesShown } from "./new-row-cells.ts";

/** Every new row with its values and what is predicted for it. */
export function predictionsTable(model: FittedModel, predictions: readonly Prediction[]): OutputTable {
  const { fit, context, outcomeLabel } = model;
  const variables = variablesShown(model, predictions);
  const level = levelOf(model);
  const decimalsOf = testDecimals(
    predictions.flatMap(({ value }) => value ?? []),
    model.settings.decimals,
  );
  const hasUnknown = predictions.some(({ value }) => value === null);
  return {
    kind: "predictions",
    title: predictionTitle(outcomeLabel),
    columns: [
      { id: "row", head: predictionHeads.row, align: "label" },
      ...newRowColumns(model, variables),
      { id: "predicted", head: predictionHeads.predicted, align: "number" },
      { id: "se", head: heads.se, align: "number" },
      { id: "ci", head: heads.ci(fit.design.specification.confidenceLevel), align: "interval" },
      { id: "prediction-interval", head: predictionHeads.newRow(level), align: "interval" },
    ],
    rows: predictions.map((prediction, index): OutputRow => {
      const values = newRowCells(model, variables, prediction.row);
      return {
        kind: "data",
        indent: 0,
        cells: [textCell(String(index + 1)), ...values, ...predictedCells(model, prediction, decimalsOf, level)],
      };
    }),
    notes: [
      generalNote(
        model,
        predictionNotes.general(nounOfLevel(context, 1).singular),
        ...(fit.design.offset === null ? [] : [predictionNotes.offset]),
        ...(hasUnknown ? [predictionNotes.unknown] : []),
      ),
    ],
  };
}

function predictedCells(
  { outcomeLabel }: FittedModel,
  { value }: Prediction,
  decimalsOf: RowDecimals,
  level: string,
): readonly OutputCell[] {
  if (value === null) return [emptyCell, emptyCell, emptyCell, emptyCell];
  const { estimate, se, interval, rowInterval } = value;
  const decimals = decimalsOf(value);
  return [
    numberCell(decimalText(estimate, decimals), estimate, explainPrediction.estimate(outcomeLabel)),
    numberCell(decimalText(se, decimals), se, explainPrediction.se),
    intervalCell(interval, decimals, explainPrediction.interval(level)),
    intervalCell(rowInterval, decimals, explainPrediction.rowInterval(level)),
  ];
}
