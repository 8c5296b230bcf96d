import type { OutputCell, OutputChart, OutputRow, OutputTable, UnitLine } from "../../../../src-contract/output.ts";
import {
  classificationHeads,
  classificationNotes,
  classificationRows,
  classificationTitles,
  explainClassification,
  predictionNames,
  classificationChartWords as words,
} from "../../../../src-wording/after-outcomes.ts";
import { decimalText, shareText } from "../../../../src-wording/number-text.ts";
import { noteStart } from "../../../../src-wording/table-notes.ts";
import { heads } from "../../../../src-wording/tables.ts";
import { plain } from "../../../../src-wording/text-pieces.ts";
import { type Classification, type ClassifiedPrediction, rates } from "../../../after/outcomes/classification.ts";
import { axisOver } from "../../charts/axis-ticks.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { levelText, numberCell, textCell } from "../../number-text.ts";
import { eventLabel, otherLabel } from "../../outcome-categories.ts";
import { dataRow, sectionRow } from "../../tables/table-rows.ts";

export function classificationTables(model: FittedModel, found: Classification): readonly OutputTable[] {
  return [classificationTable(model, found), discriminationTable(model, found), calibrationTable(model, found)];
}

/** Observed by predicted, at the cut point. */
function classificationTable(model: FittedModel, { cutPoint, predictions }: Classification): OutputTable {
  const event = eventLabel(model);
  const [other, happened] = [classificationRows.other(event, otherLabel(model)), classificationRows.event(event)];
  const rowsOf = (prediction: ClassifiedPrediction, indent: 0 | 1): readonly OutputRow[] => {
    const { truePositives, falseNegatives, falsePositives, trueNegatives } = prediction;
    const { sensitivity, specificity, correct } = rates(prediction);
    const row = (label: string, counts: readonly number[], share: number, explanation: string) => {
      const seen = label === classificationRows.all ? null : label;
      const cells = counts.map((count, k) =>
        countCell(count, explainClassification.count(seen, k === 0 ? other : happened)),
      );
      return dataRow([textCell(label), ...cells, percentCell(share, explanation)], indent);
    };
    return [
      row(other, [trueNegatives, falsePositives], specificity, explainClassification.specificity),
      row(happened, [falseNegatives, truePositives], sensitivity, explainClassification.sensitivity),
      row(
        classificationRows.all,
        [trueNegatives + falseNegatives, falsePositives + truePositives],
        correct,
        explainClassification.correct,
      ),
    ];
  };
  return {
    kind: "classification",
    title: classificationTitles.table(model.outcomeLabel),
    columns: [
      { id: "observed", head: classificationHeads.observed, align: "label" },
      { id: "predicted-other", head: [plain(other)], align: "number", spanner: classificationHeads.predicted },
      { id: "predicted-event", head: [plain(happened)], align: "number", spanner: classificationHeads.predicted },
      { id: "correct", head: classificationHeads.correct, align: "number" },
    ],
    rows:
      predictions.length === 1
        ? predictions.flatMap((prediction) => rowsOf(prediction, 0))
        : predictions.flatMap((prediction) => [sectionRow(predictionNames[prediction.kind]), ...rowsOf(prediction, 1)]),
    notes: [[...noteStart, plain(classificationNotes.cut(shareText(cutPoint)))]],
  };
}

function discriminationTable(model: FittedModel, { cutPoint, predictions }: Classification): OutputTable {
  const measure = (label: string, shareOf: (prediction: ClassifiedPrediction) => number, explanation: string) =>
    dataRow([
      textCell(label),
      ...predictions.map((prediction) => {
        const value = shareOf(prediction);
        return numberCell(shareText(value, 3), value, explanation);
      }),
    ]);
  return {
    kind: "discrimination",
    title: classificationTitles.discrimination(model.outcomeLabel),
    columns: [
      { id: "measure", head: classificationHeads.measure, align: "label" },
      ...predictions.map(({ kind }) => ({ id: kind, head: classificationHeads[kind], align: "number" }) as const),
    ],
    rows: [
      measure(classificationRows.sensitivity, (one) => rates(one).sensitivity, explainClassification.sensitivity),
      measure(classificationRows.specificity, (one) => rates(one).specificity, explainClassification.specificity),
      measure(classificationRows.correct, (one) => rates(one).correct, explainClassification.correct),
      measure(classificationRows.area, (one) => one.areaUnderCurve, explainClassification.area),
      measure(classificationRows.brier, (one) => one.brier, explainClassification.brier),
    ],
    notes: [[...noteStart, plain(classificationNotes.discrimination(shareText(cutPoint)))]],
  };
}

/** Of the first of the predictions. */
function calibrationTable(model: FittedModel, { predictions }: Classification): OutputTable {
  const { confidenceLevel } = model.fit.design.specification;
  const groups = predictions[0]?.groups ?? [];
  return {
    kind: "calibration",
    title: classificationTitles.calibration(model.outcomeLabel),
    columns: [
      { id: "group", head: classificationHeads.group, align: "label" },
      { id: "count", head: classificationHeads.count, align: "number" },
      { id: "predicted", head: classificationHeads.meanPredicted, align: "number" },
      { id: "observed", head: classificationHeads.share, align: "number" },
      { id: "ci", head: heads.ci(confidenceLevel), align: "interval" },
    ],
    rows: groups.map(({ trials, predicted, events, interval }, index) =>
      dataRow([
        textCell(String(index + 1)),
        countCell(trials, explainClassification.trials),
        numberCell(shareText(predicted, 3), predicted, explainClassification.predicted),
        numberCell(shareText(events / trials, 3), events / trials, explainClassification.observed),
        textCell(
          `[${shareText(interval[0], 3)}, ${shareText(interval[1], 3)}]`,
          explainClassification.interval(levelText(confidenceLevel)),
        ),
      ]),
    ),
    notes: [[...noteStart, plain(classificationNotes.calibration)]],
  };
}

function countCell(count: number, explanation: string): OutputCell {
  return numberCell(decimalText(count, 0), count, explanation);
}

function percentCell(share: number, explanation: string): OutputCell {
  return numberCell(decimalText(100 * share, 1), share, explanation);
}

export function classificationCharts(model: FittedModel, found: Classification): readonly OutputChart[] {
  return [rocChart(model, found), calibrationChart(model, found)];
}

/** Steps of the curve that are drawn at most. */
const mostSteps = 400;

function rocChart(model: FittedModel, { predictions }: Classification): OutputChart {
  const areas = predictions.map(({ areaUnderCurve }) => shareText(areaUnderCurve, 3));
  const [first = "", second] = areas;
  return {
    kind: "roc",
    title: classificationTitles.roc(model.outcomeLabel),
    subtitle: second === undefined ? classificationNotes.roc(first) : classificationNotes.rocBoth(first, second),
    x: axisOver(words.falseAlarms, [0, 1], 5, false),
    y: axisOver(words.sensitivity, [0, 1], 5, false),
    unitLines: [],
    lines: [
      ...predictions.map(({ kind, curve }) => {
        const stride = Math.ceil(curve.length / mostSteps);
        const kept = curve.filter((_, step) => step % stride === 0 || step === curve.length - 1);
        // Charts have one value at each x; steps straight up are drawn as nearly so.
        const points = kept.map(([x, y], step) => [x + step * 1e-9, y] as const);
        return { label: predictionNames[kind], points };
      }),
      {
        label: words.chance,
        points: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    notes: [],
  };
}

function calibrationChart(model: FittedModel, { predictions }: Classification): OutputChart {
  const groups = predictions[0]?.groups ?? [];
  const level = levelText(model.fit.design.specification.confidenceLevel);
  const marks = groups.map(({ predicted, events, trials, interval: [low, high] }): UnitLine => {
    return { unit: "", line: 0, points: [low, events / trials, high].map((y) => [predicted, y] as const) };
  });
  const far = Math.max(...groups.flatMap(({ predicted, interval }) => [predicted, interval[1]]));
  const end = Math.min(1, Math.ceil(far * 10) / 10);
  return {
    kind: "calibration",
    title: classificationTitles.calibration(model.outcomeLabel),
    subtitle: words.subtitle(level),
    x: axisOver(words.predicted, [0, end], 5, false),
    y: axisOver(words.observed, [0, end], 5, false),
    unitLines: marks,
    lines: [
      {
        label: words.asPredicted,
        points: [
          [0, 0],
          [end, end],
        ],
      },
    ],
    notes: [],
  };
}
