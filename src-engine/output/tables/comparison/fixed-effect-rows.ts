import type { OutputCell, OutputRow, RichText } from "../../../../src-contract/output.ts";
import { explainFixed } from "../../../../src-wording/explanations.ts";
import { decimalText, probabilityText } from "../../../../src-wording/number-text.ts";
import { columnKey } from "../../../fit/inference/likelihood-ratio.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { definedCell, emptyCell, levelText, numberCell, stars } from "../../number-text.ts";
import { effectName, intervalCell, labelWithSymbol } from "../fixed-effects-table.ts";
import { type FixedRow, fixedRows } from "../fixed-rows.ts";
import { type RowDecimals, testDecimals } from "../row-decimals.ts";
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
  const tests = byModel.flatMap((rows) => [...rows.values()].map(({ test }) => test));
  const decimals = models.map(({ model }) => testDecimals(tests, model.settings.decimals));
  const keys = new Set(byModel.toReversed().flatMap((rows) => [...rows.keys()]));
  return [...keys].map((key) => {
    const own = byModel.map((rows) => rows.get(key) ?? null);
    const final = own.at(-1) ?? null;
    return comparisonRow(sharedLabel(own), [
      ...own.map((fixed, index) =>
        fixed === null
          ? emptyCell
          : estimateCell(fixed, models[index]?.model, decimals[index], index === own.length - 1),
      ),
      ...(final === null ? [] : testCells(final, models.at(-1)?.model, decimals.at(-1))),
    ]);
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

/** With stars where no p value stands beside it. */
function estimateCell(
  { test, fullLabel }: FixedRow,
  model: FittedModel | undefined,
  decimalsOf: RowDecimals | undefined,
  hasProbability: boolean,
): OutputCell {
  const decimals = decimalsOf?.(test) ?? 2;
  const text = `${decimalText(test.estimate, decimals)} (${decimalText(test.se, decimals)})${hasProbability ? "" : stars(test.p)}`;
  return numberCell(text, test.estimate, `${fullLabel} in ${model?.name ?? ""}: estimate (standard error).`);
}

/** Interval and p value. */
function testCells(
  { test, fullLabel }: FixedRow,
  model: FittedModel | undefined,
  decimalsOf: RowDecimals | undefined,
): readonly OutputCell[] {
  const decimals = decimalsOf?.(test) ?? 2;
  const level = levelText(model?.fit.design.specification.confidenceLevel ?? Number.NaN);
  const effect = effectName(fullLabel);
  return [
    intervalCell(test.interval, decimals, explainFixed.interval(effect, level)),
    definedCell(probabilityText(test.p), test.p, explainFixed.p(effect)),
  ];
}
