import type { OutputRow, OutputTable } from "../../../../src-contract/output.ts";
import { newRowNotes } from "../../../../src-wording/after-outcomes.ts";
import { predictionHeads, predictionTitle } from "../../../../src-wording/after-predictions.ts";
import type { OutcomePrediction } from "../../../after/outcomes/outcome-predictions.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { emptyCell, textCell } from "../../number-text.ts";
import { generalNote } from "../../table-notes.ts";
import { dataRow } from "../../table-rows.ts";
import { newRowCells, newRowColumns, variablesShown } from "../new-row-cells.ts";
import { predictionColumns, quantityCells } from "./predicted-table.ts";
import { quantityText, unitWords } from "./quantity-words.ts";

/** Every new row with its values and what is predicted for it; several quantities stand under each other. */
export function outcomePredictionsTable(model: FittedModel, predictions: readonly OutcomePrediction[]): OutputTable {
  const variables = variablesShown(model, predictions);
  const units = unitWords(model);
  const several = predictions.some(({ quantities }) => (quantities?.length ?? 0) > 1);
  const hasUnknown = predictions.some(({ quantities }) => quantities === null);
  const blank = [emptyCell, ...variables.map(() => emptyCell)];
  return {
    kind: "predictions",
    title: predictionTitle(model.outcomeLabel),
    columns: [
      { id: "row", head: predictionHeads.row, align: "label" },
      ...newRowColumns(model, variables),
      ...(several ? [{ id: "quantity", head: newRowNotes.quantity, align: "label" } as const] : []),
      ...predictionColumns(model, newRowNotes.inUnits, newRowNotes.newUnits),
    ],
    rows: predictions.flatMap(({ row, quantities }, index): readonly OutputRow[] => {
      const place = [textCell(String(index + 1)), ...newRowCells(model, variables, row)];
      return (quantities ?? [undefined]).map((quantity, line) =>
        dataRow([
          ...(line === 0 ? place : blank),
          ...(several ? [quantity === undefined ? emptyCell : textCell(quantityText(model, quantity.kind))] : []),
          ...quantityCells(model, quantity),
        ]),
      );
    }),
    notes: [
      generalNote(
        model,
        units === null ? newRowNotes.single : newRowNotes.general(units.unit, units.unitPlural),
        ...(hasUnknown ? [newRowNotes.unknown] : []),
      ),
    ],
  };
}
