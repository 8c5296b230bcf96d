import type { OutputChart, OutputTable } from "../../../../src-contract/output.ts";
import type { AfterOutcomes } from "../../../after/outcomes/after-outcomes.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { checksTable, simulatedCharts } from "./check-output.ts";
import { classificationCharts, classificationTables } from "./classification-output.ts";
import { outcomePredictionsTable } from "./outcome-predictions-table.ts";
import { outcomeResidualChart, outcomeResidualTables } from "./outcome-residual-output.ts";
import { outcomeUnitCharts, outcomeUnitsTable } from "./outcome-unit-output.ts";
import { predictedChart } from "./predicted-chart.ts";
import { predictedTable } from "./predicted-table.ts";

/** What was asked for after the fit of an outcome that is not normal, as its readers see it. */
export function outcomesOutput(
  model: FittedModel,
  { predicted, unitEffects, predictions, residuals, checks, classification }: AfterOutcomes,
): { readonly tables: readonly OutputTable[]; readonly charts: readonly OutputChart[] } {
  return {
    tables: [
      ...(predicted ?? []).map((one) => predictedTable(model, one)),
      ...(unitEffects ?? []).map((effects) => outcomeUnitsTable(model, effects)),
      ...(residuals === null ? [] : outcomeResidualTables(model, residuals)),
      ...(checks === null ? [] : [checksTable(model, checks)]),
      ...(classification === null ? [] : classificationTables(model, classification)),
      ...(predictions === null || predictions.length === 0 ? [] : [outcomePredictionsTable(model, predictions)]),
    ],
    charts: [
      ...(predicted ?? []).flatMap((one) => predictedChart(model, one) ?? []),
      ...(unitEffects ?? []).flatMap((effects) => outcomeUnitCharts(model, effects)),
      ...(residuals === null ? [] : [outcomeResidualChart(model, residuals)]),
      ...(checks === null ? [] : simulatedCharts(model, checks)),
      ...(classification === null ? [] : classificationCharts(model, classification)),
    ],
  };
}
