import type { OutputChart, OutputTable } from "../../../src-contract/output.ts";
import type { AfterFit } from "../../after/after-fit.ts";
import type { FittedModel } from "../fitted-model.ts";
import { decompositionTable } from "./decomposition-table.ts";
import { effectSizesTable } from "./effect-sizes-table.ts";
import { influenceChart } from "./influence-chart.ts";
import { influenceTable } from "./influence-table.ts";
import { johnsonNeymanChart } from "./johnson-neyman-chart.ts";
import { marginalMeansChart } from "./marginal-means-chart.ts";
import { comparisonsTable, marginalMeansTable } from "./marginal-means-tables.ts";
import { outcomesOutput } from "./outcomes/outcomes-output.ts";
import { parallelLinesTable } from "./parallel-lines-table.ts";
import { partitionChart } from "./partition-chart.ts";
import { predictionsTable } from "./predictions-table.ts";
import { distanceChart, residualCharts } from "./residual-charts.ts";
import { outliersTable, residualsTable } from "./residual-tables.ts";
import { simpleSlopesTable } from "./simple-slopes-table.ts";
import { unitCharts } from "./unit-charts.ts";
import { unitEffectsTable } from "./unit-effects-table.ts";
import { varianceExplainedTable } from "./variance-explained-table.ts";
import { variancePartitionTable } from "./variance-partition-table.ts";

/** What was asked for after the fit, as its readers see it. */
export function afterOutput(
  model: FittedModel,
  {
    explained,
    byLevel,
    effectSizes,
    parallelLines,
    marginalMeans,
    simpleSlopes,
    unitEffects,
    residuals,
    influence,
    predictions,
    outcomes,
  }: AfterFit,
): { readonly tables: readonly OutputTable[]; readonly charts: readonly OutputChart[] } {
  const own = outcomes && outcomesOutput(model, outcomes);
  return {
    tables: [
      ...(explained === null || isNullModel(model) ? [] : [varianceExplainedTable(model, explained)]),
      ...(byLevel === null
        ? []
        : [variancePartitionTable(model, byLevel), decompositionTable(model, byLevel.decomposition)]),
      ...(effectSizes === null || effectSizes.length === 0 ? [] : [effectSizesTable(model, effectSizes)]),
      ...(parallelLines === null || parallelLines.length === 0 ? [] : [parallelLinesTable(model, parallelLines)]),
      ...(marginalMeans ?? []).flatMap((means) => [
        marginalMeansTable(model, means),
        ...optional(comparisonsTable(model, means)),
      ]),
      ...(simpleSlopes ?? []).map((slopes) => simpleSlopesTable(model, slopes)),
      ...(unitEffects ?? []).map((effects) => unitEffectsTable(model, effects)),
      ...(residuals === null ? [] : [residualsTable(model, residuals), outliersTable(model, residuals)]),
      ...(influence ?? []).map((ofGrouping) => influenceTable(model, ofGrouping)),
      ...(predictions === null || predictions.length === 0 ? [] : [predictionsTable(model, predictions)]),
      ...(own?.tables ?? []),
    ],
    charts: [
      ...(byLevel?.model.curves ?? []).map((curve) => partitionChart(model, curve)),
      ...(marginalMeans ?? [])
        .filter(({ means }) => means.some(({ response }) => response !== null))
        .map((means) => marginalMeansChart(model, means)),
      ...(simpleSlopes ?? []).flatMap((slopes) =>
        slopes.region === null
          ? []
          : [
              johnsonNeymanChart(model, slopes, slopes.region),
              ...slopes.regionsAt.map((given) => johnsonNeymanChart(model, slopes, given.region, given)),
            ],
      ),
      ...(unitEffects ?? []).flatMap((effects) => [...unitCharts(model, effects), distanceChart(model, effects)]),
      ...(residuals === null ? [] : residualCharts(model, residuals)),
      ...(influence ?? []).map((ofGrouping) => influenceChart(model, ofGrouping)),
      ...(own?.charts ?? []),
    ],
  };
}

/** It explains nothing of itself. */
function isNullModel({ fit: { design } }: FittedModel): boolean {
  const columns = [...design.fixed, ...design.random.flatMap((part) => part.columns)];
  return columns.every(({ factors }) => factors.length === 0);
}

function optional(table: OutputTable | null): readonly OutputTable[] {
  return table === null ? [] : [table];
}
