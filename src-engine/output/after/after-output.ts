import type { OutputChart, OutputTable } from "../../../src-contract/output.ts";
import type { AfterFit } from "../../after/after-fit.ts";
import type { FittedModel } from "../fitted-model.ts";
import { decompositionTable } from "./decomposition-table.ts";
import { effectSizesTable } from "./effect-sizes-table.ts";
import { unitCharts } from "./unit-charts.ts";
import { unitEffectsTable } from "./unit-effects-table.ts";
import { varianceExplainedTable } from "./variance-explained-table.ts";
import { variancePartitionTable } from "./variance-partition-table.ts";

/** What was asked for after the fit, as its readers see it. */
export function afterOutput(
  model: FittedModel,
  { explained, byLevel, effectSizes, unitEffects }: AfterFit,
): { readonly tables: readonly OutputTable[]; readonly charts: readonly OutputChart[] } {
  const decomposition = byLevel?.decomposition ?? null;
  return {
    tables: [
      ...(explained === null || isNullModel(model) ? [] : [varianceExplainedTable(model, explained)]),
      ...(byLevel === null ? [] : [variancePartitionTable(model, byLevel)]),
      ...(decomposition === null ? [] : [decompositionTable(model, decomposition)]),
      ...(effectSizes === null || effectSizes.length === 0 ? [] : [effectSizesTable(model, effectSizes)]),
      ...(unitEffects ?? []).map((effects) => unitEffectsTable(model, effects)),
    ],
    charts: (unitEffects ?? []).flatMap((effects) => unitCharts(model, effects)),
  };
}

/** It explains nothing of itself. */
function isNullModel({ fit: { design } }: FittedModel): boolean {
  const columns = [...design.fixed, ...design.random.flatMap((part) => part.columns)];
  return columns.every(({ factors }) => factors.length === 0);
}
