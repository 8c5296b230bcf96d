import type { OutputChart, OutputColumn, OutputTable } from "../../../../src-contract/output.ts";
import { afterHeads, afterNotes, afterTitles, explainAfter } from "../../../../src-wording/after.ts";
import { unitEffectNotes } from "../../../../src-wording/after-outcomes.ts";
import { capitalized } from "../../../../src-wording/capitalized.ts";
import { columnDecimals, decimalText } from "../../../../src-wording/number-text.ts";
import { ratioScaleText } from "../../../../src-wording/outcome-scales.ts";
import { ratioWords } from "../../../../src-wording/outcomes.ts";
import { noteStart } from "../../../../src-wording/table-notes.ts";
import { heads } from "../../../../src-wording/tables.ts";
import { plain } from "../../../../src-wording/text-pieces.ts";
import type { OutcomeUnitEffects } from "../../../after/outcomes/outcome-unit-effects.ts";
import { describedOutcome, effectScaleText } from "../../described-outcome.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { numberCell, textCell } from "../../number-text.ts";
import { withEquation } from "../../outcome-categories.ts";
import { dataRow } from "../../tables/table-rows.ts";
import { caterpillar } from "../unit-charts.ts";

/** As many units a table shows; a file has them all. */
const mostUnits = 100;

/** Every unit's random effects and, of intercepts, the ratio they stand for; of very many units the farthest from zero. */
export function outcomeUnitsTable(model: FittedModel, unitEffects: OutcomeUnitEffects): OutputTable {
  const { fit, names, columns, outcomeLabel, settings } = model;
  const { grouping, effects, sizes } = unitEffects;
  const { distribution, link } = fit.design.specification;
  const ratio = ratioWords(distribution, link);
  const noun = names.unit(grouping.name);
  const shown = unitsShown(unitEffects);
  const all = names.units(grouping.name, grouping.labels.length);
  const isAll = shown.length === grouping.labels.length;
  const labels = effects.map(({ column }) => withEquation(model, column, columns.label(column)));
  const decimalsOf = effects.map(({ errors }) =>
    columnDecimals(
      shown.map((unit) => errors[unit] ?? Number.NaN),
      settings.decimals,
    ),
  );
  const hasRatio = (index: number) => ratio !== null && effects[index]?.column.factors.length === 0;
  const scaleOf = (index: number) => effectScaleText(model, effects[index]?.column);
  const multipliedOf = (index: number) => ratioScaleText(describedOutcome(model, effects[index]?.column));
  return {
    kind: "unit-effects",
    name: grouping.name,
    title: afterTitles.unitEffects(names.unitPlural(grouping.name), outcomeLabel),
    columns: [
      { id: "unit", head: [plain(capitalized(noun))], align: "label" },
      { id: "size", head: afterHeads.size, align: "number" },
      ...labels.flatMap((label, index): readonly OutputColumn[] => {
        const spanner = [plain(label)];
        return [
          { id: `estimate-${index}`, head: afterHeads.estimate, align: "number", spanner },
          { id: `se-${index}`, head: afterHeads.se, align: "number", spanner },
          ...(hasRatio(index) && ratio !== null
            ? [{ id: `ratio-${index}`, head: heads.ratioOf(ratio.abbreviation), align: "number", spanner } as const]
            : []),
        ];
      }),
    ],
    rows: shown.map((unit) => {
      const size = sizes[unit] ?? 0;
      return dataRow([
        textCell(String(grouping.labels[unit] ?? "")),
        numberCell(decimalText(size, 0), size, explainAfter.size(noun)),
        ...effects.flatMap(({ estimates, errors }, index) => {
          const [estimate = Number.NaN, se = Number.NaN] = [estimates[unit], errors[unit]];
          const decimals = decimalsOf[index]?.(se) ?? 2;
          const odds = Math.exp(estimate);
          return [
            numberCell(
              decimalText(estimate, decimals),
              estimate,
              unitEffectNotes.estimate(noun, labels[index] ?? "", scaleOf(index)),
            ),
            numberCell(decimalText(se, decimals), se, unitEffectNotes.deviation),
            ...(hasRatio(index) && ratio !== null
              ? [numberCell(decimalText(odds, 2), odds, unitEffectNotes.ratio(noun, multipliedOf(index)))]
              : []),
          ];
        }),
      ]);
    }),
    notes: [
      [
        ...noteStart,
        ...unitEffectNotes.modes(ratio === null ? null : ratio.abbreviation),
        ...(isAll ? [] : [plain(` ${afterNotes.farthest(String(shown.length), all)}`)]),
      ],
    ],
  };
}

function unitsShown({ grouping, effects }: OutcomeUnitEffects): readonly number[] {
  const units = [...grouping.labels.keys()];
  if (units.length <= mostUnits) return units;
  const distance = (unit: number) =>
    Math.max(...effects.map(({ estimates, errors }) => Math.abs((estimates[unit] ?? 0) / (errors[unit] ?? 1))));
  return units.toSorted((a, b) => distance(b) - distance(a)).slice(0, mostUnits);
}

export function outcomeUnitCharts(
  model: FittedModel,
  { grouping, effects }: OutcomeUnitEffects,
): readonly OutputChart[] {
  return effects.map((effect) => caterpillar(model, grouping, effect, unitEffectNotes.intervals));
}
