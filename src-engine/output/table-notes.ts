import type { RichText } from "../../src-contract/output.ts";
import { dataNote, methodNote, noteStart, plain, sampleText } from "../../src-wording/tables.ts";
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
    ...methodNote(method, fit.df, design.specification.standardErrors, design.groupings.length > 0),
    ...more.map((sentence) => plain(` ${sentence}`)),
  ];
}
