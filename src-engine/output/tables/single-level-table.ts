import type { OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { explainFixed, explainSingleLevel } from "../../../src-wording/explanations.ts";
import { columnDecimals, decimalText } from "../../../src-wording/number-text.ts";
import { abbreviations } from "../../../src-wording/table-notes.ts";
import { heads, titles } from "../../../src-wording/tables.ts";
import type { LinearMixedFit } from "../../fit/linear-mixed-model.ts";
import { type SingleLevelFit, singleLevelFit } from "../../fit/single-level.ts";
import type { FittedModel } from "../fitted-model.ts";
import { numberCell, textCell } from "../number-text.ts";
import { effectName, estimateCell, labelWithSymbol, sectioned } from "./fixed-effects-table.ts";
import { type FixedRow, fixedRows } from "./fixed-rows.ts";
import { generalNote } from "./table-notes.ts";

/** The fixed part beside what ordinary regression would say, and by how much its standard errors are off. */
export function singleLevelTable(model: FittedModel, fit: LinearMixedFit): OutputTable {
  const single = singleLevelFit(fit);
  const rows = fixedRows(model);
  const decimalsOf = columnDecimals(
    rows.map((row) => smallerError(single, row)),
    model.settings.decimals,
  );
  return {
    kind: "single-level",
    title: titles.singleLevel(model.outcomeLabel),
    columns: [
      { id: "effect", head: heads.effect, align: "label" },
      { id: "b", head: heads.b, align: "number", spanner: heads.multilevel },
      { id: "se", head: heads.se, align: "number", spanner: heads.multilevel },
      { id: "ols-b", head: heads.b, align: "number", spanner: heads.singleLevel },
      { id: "ols-se", head: heads.se, align: "number", spanner: heads.singleLevel },
      { id: "ratio", head: heads.ratio, align: "number" },
    ],
    rows: sectioned(model, rows, (row) => dataRow(model, single, row, decimalsOf(smallerError(single, row)))),
    notes: [generalNote(model, abbreviations.ols, abbreviations.errorRatio)],
  };
}

function smallerError({ standardErrors }: SingleLevelFit, { test, index }: FixedRow): number {
  return Math.min(test.modelSe, standardErrors[index] ?? Number.NaN);
}

function dataRow(model: FittedModel, single: SingleLevelFit, row: FixedRow, decimals: number): OutputRow {
  const { test, place, label, fullLabel, index } = row;
  const effect = effectName(fullLabel);
  const olsEstimate = single.coefficients[index] ?? Number.NaN;
  const olsSe = single.standardErrors[index] ?? Number.NaN;
  const ratio = test.modelSe / olsSe;
  const side = ratio > 1.005 ? "above" : ratio < 0.995 ? "below" : "equal";
  return {
    kind: "data",
    indent: 0,
    cells: [
      textCell(labelWithSymbol(label, place)),
      estimateCell(model, row, decimals),
      numberCell(decimalText(test.modelSe, decimals), test.modelSe, explainFixed.se(effect)),
      numberCell(decimalText(olsEstimate, decimals), olsEstimate, explainSingleLevel.estimate(effect)),
      numberCell(decimalText(olsSe, decimals), olsSe, explainSingleLevel.se(effect)),
      numberCell(decimalText(ratio, 2), ratio, explainSingleLevel.ratio(effect, decimalText(ratio, 2), side)),
    ],
  };
}
