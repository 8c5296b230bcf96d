import type { OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { decimalText, probabilityText } from "../../../src-wording/number-text.ts";
import { parallelLinesWords as words } from "../../../src-wording/parallel-lines.ts";
import { heads } from "../../../src-wording/tables.ts";
import type { ParallelLinesTest } from "../../after/parallel-lines.ts";
import type { FittedModel } from "../fitted-model.ts";
import { definedCell, degreesText, numberCell, textCell } from "../number-text.ts";
import { generalNote } from "../tables/table-notes.ts";

/** Whether an ordinal outcome's predictors have one coefficient at all thresholds. */
export function parallelLinesTable(model: FittedModel, tests: readonly ParallelLinesTest[]): OutputTable {
  const isLogit = model.fit.design.specification.link === "logit";
  const isComplete = tests.every(({ found }) => found !== null);
  return {
    kind: "parallel-lines",
    title: words.title(model.outcomeLabel),
    columns: [
      { id: "effect", head: heads.effect, align: "label" },
      { id: "chi-square", head: heads.chiSquare, align: "number" },
      { id: "df", head: heads.df, align: "number" },
      { id: "p", head: heads.p, align: "number" },
    ],
    rows: tests.map((test) => testRow(model, test)),
    notes: [generalNote(model, words.note(isLogit), ...(isComplete ? [] : [words.notFound]))],
  };
}

function testRow({ fit, columns }: FittedModel, { term, df, found }: ParallelLinesTest): OutputRow {
  const variables = term === null ? undefined : fit.design.specification.fixed[term]?.variables;
  const label = variables === undefined ? words.allTogether : columns.termLabel(variables);
  const effect = variables === undefined ? words.eachPredictor : `“${label}”`;
  const { chiSquare, p } = found ?? { chiSquare: Number.NaN, p: Number.NaN };
  return {
    kind: "data",
    indent: 0,
    cells: [
      textCell(label),
      definedCell(decimalText(chiSquare, 2), chiSquare, words.explainChiSquare(effect)),
      numberCell(degreesText(df), df, words.explainDf),
      definedCell(probabilityText(p), p, words.explainP(effect)),
    ],
  };
}
