import type { OutputColumn, OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import { afterHeads, explainAfter } from "../../../src-wording/after.ts";
import {
  explainInfluence,
  influenceHeads,
  influenceNotes,
  influenceTitles,
} from "../../../src-wording/after-influence.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { decimalText } from "../../../src-wording/number-text.ts";
import { thresholdName } from "../../../src-wording/outcomes.ts";
import { withSymbols } from "../../../src-wording/symbols.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { Influence, UnitInfluence } from "../../after/unit-influence.ts";
import { isIntercept } from "../../design/aliasing.ts";
import type { DesignColumn } from "../../design/columns.ts";
import { symbolPieces } from "../column-symbols.ts";
import type { FittedModel } from "../fitted-model.ts";
import { definedCell, emptyCell, numberCell, textCell } from "../number-text.ts";
import { categoryLabels, withEquation } from "../outcome-categories.ts";
import { dataRow } from "../tables/table-rows.ts";

const residualColumn: OutputColumn = {
  id: "residual",
  head: influenceHeads.residual,
  align: "number",
  spanner: influenceHeads.variances,
};

/** So many of the most influential units are shown. */
const mostUnits = 20;

/** The units that move the estimates most: each with what moves. */
export function influenceTable(model: FittedModel, influence: Influence): OutputTable {
  const { fit, names, columns, symbols, outcomeLabel } = model;
  const { grouping, method, units } = influence;
  const order = [...units.keys()].toSorted((a, b) => cookOf(units, b) - cookOf(units, a)).slice(0, mostUnits);
  const dfbetas = fit.design.fixed.map((column, k): OutputColumn => {
    const symbol = isThreshold(model, column) ? undefined : symbols.fixed[k]?.symbol;
    const head: RichText = symbol === undefined ? [plain(coefficientName(model, column))] : symbolPieces(symbol);
    return { id: `dfbetas-${k}`, head, align: "number", spanner: influenceHeads.dfbetas };
  });
  const variances =
    method !== "given-variances"
      ? [
          ...fit.design.random.flatMap(({ columns: effects, grouping: own }, part) =>
            effects.map((column, k): OutputColumn => {
              const unit =
                fit.design.groupings.length > 1 ? `, ${names.unitPlural(fit.design.groupings[own]?.name ?? "")}` : "";
              return {
                id: `variance-${part}-${k}`,
                head: [plain(`${withEquation(model, column, columns.label(column))}${unit}`)],
                align: "number",
                spanner: influenceHeads.variances,
              };
            }),
          ),
          ...(fit.kind === "linear" ? [residualColumn] : []),
        ]
      : [];
  return {
    kind: "influence",
    name: grouping.name,
    title: influenceTitles.table(names.unitPlural(grouping.name), outcomeLabel),
    columns: [
      { id: "unit", head: [plain(capitalized(names.unit(grouping.name)))], align: "label" },
      { id: "size", head: afterHeads.size, align: "number" },
      { id: "cook", head: influenceHeads.cook, align: "number" },
      { id: "covariance-ratio", head: influenceHeads.covarianceRatio, align: "number" },
      ...dfbetas,
      ...variances,
    ],
    rows: order.map((unit) => unitRow(model, influence, unit)),
    notes: [[...noteStart, ...withSymbols(noteOf(model, influence, order.length))]],
  };
}

/** The intercept of an ordinal outcome is its first threshold, with the other sign. */
function isThreshold({ fit }: FittedModel, column: DesignColumn): boolean {
  return fit.design.categories !== null && isIntercept(column);
}

function coefficientName(model: FittedModel, column: DesignColumn): string {
  if (!isThreshold(model, column)) return withEquation(model, column, model.columns.label(column));
  const [lowest = "", next = ""] = categoryLabels(model);
  return thresholdName(lowest, next);
}

function unitRow(model: FittedModel, { grouping, method, units }: Influence, unit: number): OutputRow {
  const { fit, names, columns } = model;
  const one = units[unit];
  const noun = names.unit(grouping.name);
  if (one === undefined) return dataRow([]);
  const change = (value: number | null | undefined, what: string) =>
    value === null || value === undefined
      ? emptyCell
      : definedCell(decimalText(100 * value, 1), value, explainInfluence.variance(what, noun));
  return {
    kind: "data",
    indent: 0,
    cells: [
      textCell(String(grouping.labels[unit] ?? "")),
      numberCell(decimalText(one.size, 0), one.size, explainAfter.size(noun)),
      definedCell(decimalText(one.cook, 3), one.cook, explainInfluence.cook(noun)),
      definedCell(decimalText(one.covarianceRatio, 2), one.covarianceRatio, explainInfluence.covarianceRatio(noun)),
      ...fit.design.fixed.map((column, k) => {
        const value = (isThreshold(model, column) ? -1 : 1) * (one.dfbetas[k] ?? Number.NaN);
        const name = `“${coefficientName(model, column)}”`;
        return definedCell(decimalText(value, 2), value, explainInfluence.dfbetas(name, noun));
      }),
      ...(method !== "given-variances"
        ? [
            ...fit.design.random.flatMap(({ columns: effects }, part) =>
              effects.map((column, k) => {
                return change(one.variances?.[part]?.[k], `“${withEquation(model, column, columns.label(column))}”`);
              }),
            ),
            ...(fit.kind === "linear" ? [change(one.residual, "the residual")] : []),
          ]
        : []),
    ],
  };
}

function noteOf({ names }: FittedModel, { grouping, method, units }: Influence, shown: number): string {
  const count = units.length;
  const [cook, dfbetas] = [4 / count, 2 / Math.sqrt(count)];
  const beyondCook = units.filter((unit) => unit.cook > cook).length;
  const beyondDfbetas = units.filter((unit) => unit.dfbetas.some((value) => Math.abs(value) > dfbetas)).length;
  return [
    influenceNotes.measures(names.unit(grouping.name)),
    influenceNotes.method[method],
    influenceNotes.cutoffs(
      decimalText(cook, 3),
      names.units(grouping.name, beyondCook),
      decimalText(dfbetas, 2),
      names.units(grouping.name, beyondDfbetas),
    ),
    ...(shown < count ? [influenceNotes.shown(String(shown), names.units(grouping.name, count))] : []),
  ].join(" ");
}

function cookOf(units: readonly UnitInfluence[], unit: number): number {
  const cook = units[unit]?.cook ?? Number.NaN;
  return Number.isNaN(cook) ? -1 : cook;
}
