import type { OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { afterHeads, afterNotes, afterTitles, explainAfter } from "../../../src-wording/after.ts";
import { coefficientMeaning, explainFixed } from "../../../src-wording/explanations.ts";
import { decimalText } from "../../../src-wording/number-text.ts";
import { heads } from "../../../src-wording/tables.ts";
import type { EffectSize } from "../../after/effect-sizes.ts";
import type { FittedModel } from "../fitted-model.ts";
import { emptyCell, levelText, numberCell, textCell } from "../number-text.ts";
import { coefficientWords } from "../tables/coefficient-words.ts";
import { intervalCell } from "../tables/fixed-effects-table.ts";
import { type RowDecimals, testDecimals } from "../tables/row-decimals.ts";
import { generalNote } from "../tables/table-notes.ts";

/** Coefficients on scales without units. */
export function effectSizesTable(model: FittedModel, sizes: readonly EffectSize[]): OutputTable {
  const { fit, outcomeLabel } = model;
  const { confidenceLevel } = fit.design.specification;
  const decimalsOf = testDecimals(
    sizes.map((size) => estimateOf(model, size)),
    model.settings.decimals,
  );
  const hasDifferences = sizes.some(({ difference }) => difference !== null);
  return {
    kind: "effect-sizes",
    title: afterTitles.effectSizes(outcomeLabel),
    columns: [
      { id: "effect", head: heads.effect, align: "label" },
      { id: "b", head: heads.b, align: "number" },
      { id: "beta", head: afterHeads.standardized, align: "number" },
      { id: "ci", head: heads.ci(confidenceLevel), align: "interval" },
      ...(hasDifferences ? [{ id: "d", head: afterHeads.d, align: "number" } as const] : []),
    ],
    rows: sizes.map((size) => effectRow(model, size, decimalsOf, hasDifferences)),
    notes: [generalNote(model, afterNotes.effectSizes(hasDifferences))],
  };
}

function estimateOf({ fit }: FittedModel, { column, estimate }: EffectSize) {
  return { estimate, se: fit.tests.find(({ name }) => name === column.name)?.se ?? 1 };
}

function effectRow(model: FittedModel, size: EffectSize, decimalsOf: RowDecimals, hasDifferences: boolean): OutputRow {
  const { fit, columns, settings, symbols } = model;
  const { column, estimate, standardized, interval, difference } = size;
  const label = columns.label(column);
  const index = fit.design.fixed.indexOf(column);
  const effect = `“${label}”`;
  const estimateText = decimalText(estimate, decimalsOf(estimateOf(model, size)));
  const level = levelText(fit.design.specification.confidenceLevel);
  return {
    kind: "data",
    indent: 0,
    cells: [
      textCell(label),
      numberCell(
        estimateText,
        estimate,
        explainFixed.estimate(
          estimateText,
          coefficientMeaning(coefficientWords(model, { index, place: symbols.fixed[index] ?? null })),
        ),
      ),
      numberCell(decimalText(standardized, settings.decimals ?? 2), standardized, explainAfter.standardized(effect)),
      intervalCell(interval, settings.decimals ?? 2, explainFixed.interval(effect, level)),
      ...(hasDifferences
        ? [
            difference === null
              ? emptyCell
              : numberCell(decimalText(difference, settings.decimals ?? 2), difference, explainAfter.d(effect)),
          ]
        : []),
    ],
  };
}
