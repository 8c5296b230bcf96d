import type { OutputChart, OutputTable } from "../../../../src-contract/output.ts";
import type { AfterOutcomes } from "../../../after/outcomes/after-outcomes.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { predictedChart } from "./predicted-chart.ts";
import { predictedTable } from "./predicted-table.ts";

/** What was asked for after the fit of an outcome that is not normal, as its readers see it. */
export function outcomesOutput(
  model: FittedModel,
  { predicted }: AfterOutcomes,
): { readonly tables: readonly OutputTable[]; readonly charts: readonly OutputChart[] } {
  return {
    tables: [...(predicted ?? []).map((one) => predictedTable(model, one))],
    charts: [...(predicted ?? []).flatMap((one) => predictedChart(model, one) ?? [])],
  };
}
