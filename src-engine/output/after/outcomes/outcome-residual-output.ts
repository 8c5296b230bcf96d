import type { OutputChart, OutputTable } from "../../../../src-contract/output.ts";
import { outcomeResidualNotes, outcomeResidualRows } from "../../../../src-wording/after-outcomes.ts";
import type { OutcomeResiduals } from "../../../after/outcomes/outcome-residuals.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { residualsByPrediction } from "../residual-charts.ts";
import { largestResiduals, residualSummary } from "../residual-tables.ts";
import { isProbability } from "./predicted-table.ts";

/** How residuals of each kind are distributed, and the rows with the largest. */
export function outcomeResidualTables(model: FittedModel, residuals: OutcomeResiduals): readonly OutputTable[] {
  const { observed, predicted, response, pearson, deviance } = residuals;
  const areCategories = model.fit.design.categories !== null;
  const areShares = isProbability(model) && !areCategories;
  const rows = [
    { label: outcomeResidualRows.response, name: "response", values: response, areShares },
    { label: outcomeResidualRows.pearson, name: "Pearson", values: pearson },
    ...(deviance === null ? [] : [{ label: outcomeResidualRows.deviance, name: "deviance", values: deviance }]),
  ];
  const columns = {
    observed,
    predicted,
    residual: response,
    standardized: pearson,
    areCategories,
    areShares,
  };
  return [
    residualSummary(model, rows, outcomeResidualNotes.summary(deviance !== null)),
    largestResiduals(model, columns, outcomeResidualNotes.outliers),
  ];
}

export function outcomeResidualChart(model: FittedModel, { predicted, pearson }: OutcomeResiduals): OutputChart {
  return residualsByPrediction(model, { predictedConditional: predicted, standardizedConditional: pearson });
}
