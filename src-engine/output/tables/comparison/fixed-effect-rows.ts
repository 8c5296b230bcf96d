import type { OutputCell, OutputRow, RichText } from "../../../../src-contract/output.ts";
import { decimalsFor, decimalText } from "../../../../src-wording/number-text.ts";
import { columnKey } from "../../../fit/inference/likelihood-ratio.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { emptyCell, numberCell, stars } from "../../number-text.ts";
import { type FixedRow, fixedRows, labelWithSymbol } from "../fixed-effects-table.ts";
import type { ComparedModel } from "./compared-model.ts";
import { comparisonRow } from "./comparison-row.ts";

/** Every coefficient of any model, those of the last model in its order first. */
export function fixedEffectRows(models: readonly ComparedModel[]): readonly OutputRow[] {
  const byModel = models.map(({ model }) => {
    const rows = fixedRows(model).map(
      (fixed) => [columnKey(model.fit.design.fixed[fixed.index] ?? { factors: [] }), fixed] as const,
    );
    return new Map(rows);
  });
  const keys = new Set(byModel.toReversed().flatMap((rows) => [...rows.keys()]));
  return [...keys].map((key) => {
    const own = byModel.map((rows) => rows.get(key) ?? null);
    return comparisonRow(
      sharedLabel(own),
      own.map((fixed, index) => (fixed === null ? emptyCell : estimateCell(fixed, models[index]?.model))),
    );
  });
}

/** With its symbol where it has the same one in all models. */
function sharedLabel(own: readonly (FixedRow | null)[]): RichText {
  const rows = own.filter((fixed) => fixed !== null);
  const [first, ...others] = rows.toReversed();
  if (first === undefined) return [];
  const symbol = JSON.stringify(first.place?.symbol);
  const agrees = others.every(({ place }) => JSON.stringify(place?.symbol) === symbol);
  return labelWithSymbol(first.fullLabel, agrees ? first.place : null);
}

function estimateCell({ test, fullLabel }: FixedRow, model: FittedModel | undefined): OutputCell {
  const decimals = decimalsFor(test.se, model?.settings.decimals ?? null);
  const text = `${decimalText(test.estimate, decimals)} (${decimalText(test.se, decimals)})${stars(test.p)}`;
  return numberCell(text, test.estimate, `${fullLabel} in ${model?.name ?? ""}: estimate (standard error).`);
}
