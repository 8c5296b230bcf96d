import type { OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import { afterHeads, afterNotes, afterTitles, explainAfter, explainedRows } from "../../../src-wording/after.ts";
import { uncapitalized } from "../../../src-wording/capitalized.ts";
import { explainFit } from "../../../src-wording/explanations.ts";
import { columnDecimals, decimalText, shareText } from "../../../src-wording/number-text.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import type { ComponentExplained, VarianceExplained } from "../../after/variance-explained.ts";
import { nounOfLevel } from "../../specification/context.ts";
import type { FittedModel } from "../fitted-model.ts";
import { definedCell, emptyCell, numberCell, textCell } from "../number-text.ts";
import { dataRow } from "../tables/table-rows.ts";

/** By how much each variance falls against the null model, and R² by its several definitions. */
export function varianceExplainedTable(model: FittedModel, explained: VarianceExplained): OutputTable {
  const { fit, names, context, outcomeLabel } = model;
  const { components, snijdersBosker } = explained;
  const row = nounOfLevel(context, 1);
  const decimalsOf = columnDecimals(
    components.flatMap(({ nullVariance, variance }) => [nullVariance, variance]),
    model.settings.decimals,
  );
  const unit = names.unit(fit.design.groupings[0]?.name ?? "");
  return {
    kind: "variance-explained",
    title: afterTitles.varianceExplained(outcomeLabel),
    columns: [
      { id: "component", head: afterHeads.component, align: "label" },
      { id: "null", head: afterHeads.nullModel, align: "number" },
      { id: "model", head: afterHeads.thisModel, align: "number" },
      { id: "explained", head: afterHeads.explained, align: "number" },
    ],
    rows: [
      ...components.map((component) => componentRow(model, component, decimalsOf)),
      ...(snijdersBosker === null
        ? []
        : [
            measureRow(
              model,
              explainedRows.ofRow(row.singular),
              snijdersBosker.level1,
              explainAfter.ofRow(row.singular),
            ),
            ...(snijdersBosker.level2 === null
              ? []
              : [measureRow(model, explainedRows.ofMean(unit), snijdersBosker.level2, explainAfter.ofMean(unit))]),
          ]),
      ...(fit.explained === null
        ? []
        : [
            measureRow(model, explainedRows.marginal, fit.explained.marginal, explainFit.marginal(outcomeLabel)),
            measureRow(
              model,
              explainedRows.conditional,
              fit.explained.conditional,
              explainFit.conditional(outcomeLabel),
            ),
          ]),
    ],
    notes: [[...noteStart, ...afterNotes.explained(snijdersBosker)]],
  };
}

function componentRow(
  { names, context, settings }: FittedModel,
  { grouping, nullVariance, variance, explained }: ComponentExplained,
  decimalsOf: (variance: number) => number,
): OutputRow {
  const rows = nounOfLevel(context, 1).plural;
  const label =
    grouping === null ? explainedRows.residual(rows) : explainedRows.between(names.unitPlural(grouping.name));
  const what = uncapitalized(label);
  const cell = (value: number) => numberCell(decimalText(value, decimalsOf(value)), value, explainAfter.variance(what));
  return dataRow([
    textCell(label),
    cell(nullVariance),
    cell(variance),
    definedCell(shareText(explained, settings.decimals), explained, explainAfter.explained(what)),
  ]);
}

function measureRow({ settings }: FittedModel, label: RichText, value: number, explanation: string): OutputRow {
  const share = numberCell(shareText(value, settings.decimals), value, explanation);
  return dataRow([textCell(label), emptyCell, emptyCell, share]);
}
