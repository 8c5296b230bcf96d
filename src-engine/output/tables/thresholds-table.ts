import type { OutputColumn, OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import { explainThreshold } from "../../../src-wording/explanations.ts";
import { columnDecimals, decimalText } from "../../../src-wording/number-text.ts";
import { linkText, thresholdName, thresholdsNote } from "../../../src-wording/outcomes.ts";
import { begins } from "../../../src-wording/results-text.ts";
import { abbreviations, populationAverageNote } from "../../../src-wording/table-notes.ts";
import { heads, titles } from "../../../src-wording/tables.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import type { Threshold } from "../../fit/generalized/thresholds.ts";
import { normalQuantile } from "../../math/normal-distribution.ts";
import type { FittedModel } from "../fitted-model.ts";
import { levelText, numberCell, textCell } from "../number-text.ts";
import { categoryLabels } from "../outcome-categories.ts";
import { cited, sentence } from "../sentences/cited.ts";
import { intervalCell } from "./fixed-effects-table.ts";
import { generalNote } from "./table-notes.ts";

/** The cut points between the categories of an ordinal outcome, with Wald intervals. */
export function thresholdsTable(model: FittedModel, { thresholds }: InferredGeneralizedFit): OutputTable {
  const { columns, rows } = cutPoints(model, thresholds, model.context.levels.upper[0]?.singular ?? null);
  return {
    kind: "thresholds",
    title: titles.thresholds(model.outcomeLabel),
    columns,
    rows,
    notes: [generalNote(model, thresholdsNote, abbreviations.ci)],
    text: thresholdSentences(categoryLabels(model), columns, rows),
  };
}

/** Those that go with population-average effects. */
export function populationThresholdsTable(model: FittedModel, thresholds: readonly Threshold[]): OutputTable {
  return {
    kind: "population-thresholds",
    title: titles.populationThresholds(model.outcomeLabel),
    ...cutPoints(model, thresholds, null),
    notes: [generalNote(model, thresholdsNote, populationAverageNote, abbreviations.ci)],
  };
}

/** "The threshold between “low” and “medium” was −1.36, SE = 0.29, 95% CI [−1.93, −0.79]." */
function thresholdSentences(
  labels: readonly string[],
  columns: readonly OutputColumn[],
  rows: readonly OutputRow[],
): readonly RichText[] {
  return rows.flatMap((row, k) => {
    const [below = "", above = ""] = labels.slice(k, k + 2);
    const statistics = cited(columns, row.cells, [
      { column: "estimate", symbol: null },
      { column: "se" },
      { column: "ci" },
    ]);
    return sentence(begins.threshold(below, above), statistics);
  });
}

/** `unit`: what they hold for; null: for all. */
function cutPoints(
  model: FittedModel,
  thresholds: readonly Threshold[],
  unit: string | null,
): Pick<OutputTable, "columns" | "rows"> {
  const { settings } = model;
  const { confidenceLevel, link } = model.fit.design.specification;
  const reach = normalQuantile((1 + confidenceLevel) / 2);
  const level = levelText(confidenceLevel);
  const labels = categoryLabels(model);
  const scale = link === "logit" ? "log-odds" : `${linkText(link)} of the probability`;
  const decimalsOf = columnDecimals(
    thresholds.map(({ se }) => se),
    settings.decimals,
  );
  const rows = thresholds.map(({ estimate, se }, k): OutputRow => {
    const [below = "", above = ""] = labels.slice(k, k + 2);
    const decimals = decimalsOf(se);
    const explanation = explainThreshold.estimate(below, above, k === 0, scale, unit);
    return {
      kind: "data",
      indent: 0,
      cells: [
        textCell(thresholdName(below, above)),
        numberCell(decimalText(estimate, decimals), estimate, explanation),
        numberCell(decimalText(se, decimals), se, explainThreshold.se(below, above)),
        intervalCell(
          [estimate - reach * se, estimate + reach * se],
          decimals,
          explainThreshold.interval(below, above, level),
        ),
      ],
    };
  });
  return {
    columns: [
      { id: "threshold", head: heads.threshold, align: "label" },
      { id: "estimate", head: heads.parameterEstimate, align: "number" },
      { id: "se", head: heads.se, align: "number" },
      { id: "ci", head: heads.ci(confidenceLevel), align: "interval" },
    ],
    rows,
  };
}
