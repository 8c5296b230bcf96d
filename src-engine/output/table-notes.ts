import type { RichText } from "../../src-contract/output.ts";
import { residualSentence, weightsSentence } from "../../src-wording/residuals.ts";
import { dataNote, methodNote, noteStart, plain, sampleText } from "../../src-wording/tables.ts";
import { type Design, isSingleLevel } from "../design/design.ts";
import { groupName } from "../specification/specification.ts";
import type { FittedModel } from "./fitted-model.ts";

/** The general note under a table of one model: sample, missing values, centering, coding, method. */
export function generalNote({ fit, names, columns }: FittedModel, ...more: readonly string[]): RichText {
  const { design, method } = fit;
  const units = design.groupings.map(({ name, labels }) => names.units(name, labels.length));
  return [
    ...noteStart,
    ...sampleText(names.rows(design.rows.length), units),
    ...dataNote({
      excluded: design.used.excluded,
      centerings: columns.centerings,
      references: columns.references,
    }),
    ...methodNote(method, fit.df, fit.standardErrors, fit.intervals.kind, isSingleLevel(design)),
    ...residualSentences(columns, names, design).map((sentence) => plain(` ${sentence}`)),
    ...more.map((sentence) => plain(` ${sentence}`)),
  ];
}

function residualSentences(
  columns: FittedModel["columns"],
  names: FittedModel["names"],
  { specification: { residual, weights } }: Design,
): readonly string[] {
  const weighted = weights === null ? [] : [weightsSentence(columns.labelOf(weights))];
  switch (residual.kind) {
    case "independent":
      return weighted;
    case "by-group":
      return [residualSentence("by-group", columns.labelOf(residual.by), null), ...weighted];
    case "within": {
      const order = residual.order === null ? null : columns.labelOf(residual.order);
      return [residualSentence(residual.structure, names.unitPlural(groupName(residual.within)), order), ...weighted];
    }
  }
}
