import type { OutputColumn, OutputRow, OutputTable, RichText } from "../../../../src-contract/output.ts";
import { probabilityNote } from "../../../../src-wording/table-notes.ts";
import { comparisonRows, heads, titles } from "../../../../src-wording/tables.ts";
import { plain } from "../../../../src-wording/text-pieces.ts";
import { neighborRatio } from "../../../fit/inference/likelihood-ratio.ts";
import { emptyCell } from "../../number-text.ts";
import { sectionRow } from "../table-rows.ts";
import { type ComparedModel, differingOutcome, withSharedNames } from "./compared-model.ts";
import { notesOfComparison } from "./comparison-notes.ts";
import { comparisonSentences } from "./comparison-sentences.ts";
import { fitIndexRows } from "./fit-rows.ts";
import { fixedEffectRows } from "./fixed-effect-rows.ts";
import { randomEffectRows } from "./variance-rows.ts";

/**
 * Models side by side: coefficients with standard errors, variances, fit, and a test of each against the one before. Of the last
 * one, towards which the others lead, also the coefficients' intervals and p values, in the place of stars.
 */
export function comparisonTable(compared: readonly ComparedModel[], notFitted: readonly string[]): OutputTable {
  const models = withSharedNames(compared);
  const first = models[0];
  const last = models.at(-1);
  if (first === undefined || last === undefined) throw new RangeError("a comparison needs at least one model");
  const tests = models.map(({ likelihood }, index) => {
    const before = models[index - 1];
    return before === undefined ? null : neighborRatio(before.likelihood, likelihood);
  });
  const outcomeOf = differingOutcome(models);
  const estimates: readonly OutputColumn[] = [
    { id: "effect", head: heads.effect, align: "label" },
    ...models.map(({ model }, index): OutputColumn => {
      const spanner = [plain(comparisonRows.model(index + 1, model.name, outcomeOf?.(model) ?? null))];
      return { id: `model-${index + 1}`, head: heads.estimate, align: "number", spanner };
    }),
  ];
  const { confidenceLevel } = last.model.fit.design.specification;
  const spanner = estimates.at(-1)?.spanner ?? [];
  const columns: readonly OutputColumn[] = [
    ...estimates,
    { id: "last-ci", head: heads.ci(confidenceLevel), align: "interval", spanner },
    { id: "last-p", head: heads.p, align: "number", spanner },
  ];
  const rows = [
    sectionRow(comparisonRows.fixed),
    ...fixedEffectRows(models),
    ...(models.some(({ model }) => model.fit.design.random.length > 0) ? [sectionRow(comparisonRows.random)] : []),
    ...randomEffectRows(models),
    sectionRow(comparisonRows.fit),
    ...fitIndexRows(models, tests),
  ];
  return {
    kind: "comparison",
    title: titles.comparison(outcomeOf === null ? first.model.outcomeLabel : null),
    columns,
    rows: rows.map((row) => filledUp(row, columns.length)),
    notes: [...notesOfComparison(models, tests, notFitted), ...starNotes(rows)],
    text: comparisonSentences(models, tests),
  };
}

/** Explains the stars, where there are any. */
function starNotes(rows: readonly OutputRow[]): readonly RichText[] {
  const hasStars = rows.some(({ cells }) => cells.some(({ text }) => text.some((piece) => piece.text.endsWith("*"))));
  return hasStars ? [probabilityNote] : [];
}

/** With empty cells where a row has nothing to say of the last columns. */
function filledUp(row: OutputRow, columns: number): OutputRow {
  if (row.kind === "section") return row;
  return { ...row, cells: Array.from({ length: columns }, (_, position) => row.cells[position] ?? emptyCell) };
}
