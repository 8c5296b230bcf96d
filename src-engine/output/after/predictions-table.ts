import type { OutputColumn, OutputRow, OutputTable } from "../../../src-contract/output.ts";
import {
  explainPrediction,
  predictionHeads,
  predictionNotes,
  predictionTitle,
} from "../../../src-wording/after-predictions.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { heads, plain } from "../../../src-wording/tables.ts";
import type { Prediction } from "../../after/predictions.ts";
import { nounOfLevel } from "../../specification/context.ts";
import type { FittedModel } from "../fitted-model.ts";
import { intervalCell } from "../fixed-effects-table.ts";
import { decimalsFor, decimalText, emptyCell, numberCell, textCell } from "../number-text.ts";
import { generalNote } from "../table-notes.ts";
import { levelOf } from "./combination-cells.ts";

/** Every new row with its values and what is predicted for it. */
export function predictionsTable(model: FittedModel, predictions: readonly Prediction[]): OutputTable {
  const { fit, names, context, outcomeLabel } = model;
  const variables = variablesShown(model, predictions);
  const isUnit = new Set(fit.design.groupings.flatMap(({ group }) => group));
  const ofVariables = variables.map((name): OutputColumn => {
    const grouping = fit.design.groupings.find(({ group }) => group.length === 1 && group[0] === name);
    const label = grouping === undefined ? labelOf(model, name) : capitalized(names.unit(grouping.name));
    return { id: `value-${name}`, head: [plain(label)], align: "number" };
  });
  const level = levelOf(model);
  const hasUnknown = predictions.some(({ value }) => value === null);
  return {
    kind: "predictions",
    title: predictionTitle(outcomeLabel),
    columns: [
      { id: "row", head: predictionHeads.row, align: "label" },
      ...ofVariables,
      { id: "predicted", head: predictionHeads.predicted, align: "number" },
      { id: "se", head: heads.se, align: "number" },
      { id: "ci", head: heads.ci(fit.design.specification.confidenceLevel), align: "interval" },
      { id: "prediction-interval", head: predictionHeads.newRow(level), align: "interval" },
    ],
    rows: predictions.map((prediction, index): OutputRow => {
      const values = variables.map((name) => {
        const given = prediction.row[name];
        if (given !== undefined) return textCell(categoryText(model, name, given));
        return textCell(isUnit.has(name) ? predictionNotes.newUnit : predictionNotes.mean);
      });
      return {
        kind: "data",
        indent: 0,
        cells: [textCell(String(index + 1)), ...values, ...predictedCells(model, prediction, level)],
      };
    }),
    notes: [
      generalNote(
        model,
        predictionNotes.general(nounOfLevel(context, 1).singular),
        ...(hasUnknown ? [predictionNotes.unknown] : []),
      ),
    ],
  };
}

function predictedCells({ settings, outcomeLabel }: FittedModel, { value }: Prediction, level: string) {
  if (value === null) return [emptyCell, emptyCell, emptyCell, emptyCell];
  const { estimate, se, interval, rowInterval } = value;
  const decimals = decimalsFor(se, settings.decimals);
  return [
    numberCell(decimalText(estimate, decimals), estimate, explainPrediction.estimate(outcomeLabel)),
    numberCell(decimalText(se, decimals), se, explainPrediction.se),
    intervalCell(interval, decimals, explainPrediction.interval(level)),
    intervalCell(rowInterval, decimals, explainPrediction.rowInterval(level)),
  ];
}

/** Of the variables that rows give values of those that this model has, in its order: predictors, then units. */
function variablesShown({ fit }: FittedModel, predictions: readonly Prediction[]): readonly string[] {
  const { fixed, random, groupings } = fit.design;
  const factors = [...fixed, ...random.flatMap(({ columns }) => columns)].flatMap((column) => column.factors);
  const known = new Set([...factors.map(({ variable }) => variable.name), ...groupings.flatMap(({ group }) => group)]);
  return [...known].filter((name) => predictions.some(({ row }) => row[name] !== undefined));
}

function labelOf({ context }: FittedModel, name: string): string {
  const label = context.variables.get(name)?.label ?? "";
  return label === "" ? name : label;
}

function categoryText({ context }: FittedModel, name: string, value: string | number): string {
  const categories = context.variables.get(name)?.categories ?? [];
  return categories.find((category) => String(category.value) === String(value))?.label ?? String(value);
}
