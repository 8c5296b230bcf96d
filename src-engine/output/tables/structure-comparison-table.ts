import type { OutputCell, OutputRow, OutputTable } from "../../../src-contract/output.ts";
import type { StructureResult } from "../../../src-contract/result.ts";
import { explainFit } from "../../../src-wording/explanations.ts";
import { decimalText } from "../../../src-wording/number-text.ts";
import { residualNames, structureComparison as words } from "../../../src-wording/residuals.ts";
import { abbreviations } from "../../../src-wording/table-notes.ts";
import { fitRows, heads, parametersBesides, titles } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { FittedModel } from "../fitted-model.ts";
import { numberCell, textCell } from "../number-text.ts";
import { generalNote } from "./table-notes.ts";
import { dataRow } from "./table-rows.ts";

/** The model with several residual structures side by side (HMLM's ladder). */
export function structureComparisonTable(model: FittedModel, structures: readonly StructureResult[]): OutputTable {
  const { fit, outcomeLabel } = model;
  return {
    kind: "structure-comparison",
    title: titles.structureComparison(outcomeLabel),
    columns: [
      { id: "structure", head: heads.structure, align: "label" },
      { id: "deviance", head: [plain(fitRows.deviance(fit.method))], align: "number" },
      { id: "parameters", head: [plain(fitRows.parameters)], align: "number" },
      { id: "aic", head: [plain(fitRows.aic)], align: "number" },
      { id: "bic", head: [plain(fitRows.bic)], align: "number" },
    ],
    rows: structures.map(structureRow),
    notes: [generalNote(model, ...noteSentences(structures), abbreviations.information)],
  };
}

function structureRow(result: StructureResult): OutputRow {
  const name = residualNames[result.structure];
  const label = result.randomEffects ? name : words.withoutRandomEffects(name);
  return dataRow([textCell(label), ...numbersOf(result)]);
}

function numbersOf(result: StructureResult): readonly OutputCell[] {
  if ("failure" in result) return Array.from({ length: 4 }, () => textCell("—", result.failure));
  const { deviance, parameters, aic, bic } = result;
  return [
    numberCell(decimalText(deviance, 2), deviance, explainFit.deviance),
    numberCell(String(parameters), parameters, explainFit.parameters([parametersBesides.residual])),
    numberCell(decimalText(aic, 2), aic, explainFit.aic),
    numberCell(decimalText(bic, 2), bic, explainFit.bic),
  ];
}

function noteSentences(structures: readonly StructureResult[]): readonly string[] {
  const fitted = structures.flatMap((result) => ("failure" in result ? [] : [result]));
  const failed = structures.flatMap((result) => ("failure" in result ? [result] : []));
  const smallest = (of: "aic" | "bic") => fitted.toSorted((one, other) => one[of] - other[of])[0];
  const [byAic, byBic] = [smallest("aic"), smallest("bic")];
  return [
    words.sameFixedPart,
    ...(structures.some(({ randomEffects }) => !randomEffects) ? [words.replaces] : []),
    ...(byAic === undefined || byBic === undefined
      ? []
      : [words.smallest(residualNames[byAic.structure], residualNames[byBic.structure])]),
    ...fitted
      .filter(({ converged }) => !converged)
      .map(({ structure }) => words.notConverged(residualNames[structure])),
    ...failed.map(({ structure, failure }) => words.notFitted(residualNames[structure], failure)),
  ];
}
