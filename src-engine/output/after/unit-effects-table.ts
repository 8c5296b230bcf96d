import type { OutputColumn, OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { afterHeads, afterNotes, afterTitles, explainAfter } from "../../../src-wording/after.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { columnDecimals, decimalText, probabilityText } from "../../../src-wording/number-text.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { heads } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { UnitEffects } from "../../after/unit-effects.ts";
import type { FittedModel } from "../fitted-model.ts";
import { definedCell, numberCell, textCell } from "../number-text.ts";

/** As many units a table shows; a file has them all. */
const mostUnits = 100;

/** Every unit's random effects; of very many units those that are farthest from what the model expects. */
export function unitEffectsTable(model: FittedModel, unitEffects: UnitEffects): OutputTable {
  const { names, columns, outcomeLabel } = model;
  const { grouping, effects } = unitEffects;
  const hasOwn = effects.some(({ own }) => own !== null);
  const shown = unitsShown(unitEffects);
  const decimalsOf = effects.map(({ predictionErrors }) => {
    const errors = shown.map((unit) => predictionErrors[unit] ?? Number.NaN);
    return columnDecimals(errors, model.settings.decimals);
  });
  const isAll = shown.length === grouping.labels.length;
  const unitPlural = names.unitPlural(grouping.name);
  const ofEffects = effects.flatMap(({ column }, index): readonly OutputColumn[] => {
    const spanner = [plain(columns.label(column))];
    return [
      { id: `estimate-${index}`, head: afterHeads.estimate, align: "number", spanner },
      { id: `se-${index}`, head: afterHeads.se, align: "number", spanner },
      ...(hasOwn ? [{ id: `own-${index}`, head: afterHeads.own, align: "number", spanner } as const] : []),
    ];
  });
  const note = afterNotes.unitEffects(hasOwn);
  const extent = afterNotes.farthest(String(shown.length), names.units(grouping.name, grouping.labels.length));
  return {
    kind: "unit-effects",
    name: grouping.name,
    title: afterTitles.unitEffects(unitPlural, outcomeLabel),
    columns: [
      { id: "unit", head: [plain(capitalized(names.unit(grouping.name)))], align: "label" },
      { id: "size", head: afterHeads.size, align: "number" },
      ...ofEffects,
      { id: "distance", head: afterHeads.distance, align: "number", spanner: afterHeads.mahalanobis },
      { id: "expected", head: afterHeads.expected, align: "number", spanner: afterHeads.mahalanobis },
      { id: "p", head: heads.p, align: "number", spanner: afterHeads.mahalanobis },
    ],
    rows: shown.map((unit) => unitRow(model, unitEffects, unit, decimalsOf, hasOwn)),
    notes: [[...noteStart, ...note, ...(isAll ? [] : [plain(` ${extent}`)])]],
  };
}

function unitsShown({ grouping, distances }: UnitEffects): readonly number[] {
  const units = [...grouping.labels.keys()];
  if (units.length <= mostUnits) return units;
  return units.toSorted((a, b) => (distances[a]?.p ?? 1) - (distances[b]?.p ?? 1)).slice(0, mostUnits);
}

function unitRow(
  { columns, names }: FittedModel,
  { grouping, effects, sizes, distances }: UnitEffects,
  unit: number,
  decimalsOf: readonly ((se: number) => number)[],
  hasOwn: boolean,
): OutputRow {
  const noun = names.unit(grouping.name);
  const size = sizes[unit] ?? 0;
  const { squared = 0, expected = 0, p = 1 } = distances[unit] ?? {};
  const ofEffects = effects.flatMap(({ column, estimates, predictionErrors, own }, index) => {
    const [estimate = Number.NaN, se = Number.NaN, alone = Number.NaN] = [
      estimates[unit],
      predictionErrors[unit],
      own?.[unit],
    ];
    const decimals = decimalsOf[index]?.(se) ?? 2;
    return [
      numberCell(decimalText(estimate, decimals), estimate, explainAfter.estimate(columns.label(column), noun)),
      numberCell(decimalText(se, decimals), se, explainAfter.se),
      ...(hasOwn ? [definedCell(decimalText(alone, decimals), alone, explainAfter.own)] : []),
    ];
  });
  return {
    kind: "data",
    indent: 0,
    cells: [
      textCell(String(grouping.labels[unit] ?? "")),
      numberCell(decimalText(size, 0), size, explainAfter.size(noun)),
      ...ofEffects,
      numberCell(decimalText(squared, 2), squared, explainAfter.distance),
      numberCell(decimalText(expected, 2), expected, explainAfter.expected),
      numberCell(probabilityText(p), p, explainAfter.distanceP),
    ],
  };
}
