import type { OutputCell, OutputColumn, OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { explainMeans, meansHeads, meansNotes, meansTitles } from "../../../src-wording/after-means.ts";
import { decimalsFor, decimalText } from "../../../src-wording/number-text.ts";
import { linearScaleText } from "../../../src-wording/outcomes.ts";
import { heads } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import {
  type MarginalMean,
  type MarginalMeans,
  type MeanComparison,
  mostCompared,
} from "../../after/marginal-means.ts";
import { categoryLabel } from "../category-label.ts";
import type { FittedModel } from "../fitted-model.ts";
import { heldBesideNotes } from "../held-beside.ts";
import { emptyCell, numberCell, textCell } from "../number-text.ts";
import { equationText } from "../outcome-categories.ts";
import { intervalCell } from "../tables/fixed-effects-table.ts";
import { generalNote } from "../tables/table-notes.ts";
import { dataRow, sectionRow } from "../tables/table-rows.ts";
import { combinationCells, combinationColumns, levelOf } from "./combination-cells.ts";

/** Means by category; with two variables under the categories of the second. */
export function marginalMeansTable(model: FittedModel, marginal: MarginalMeans): OutputTable {
  const { fit, columns } = model;
  const { variables, means } = marginal;
  const labels = variables.map((variable) => columns.variableLabel(variable));
  const ci = heads.ci(fit.design.specification.confidenceLevel);
  const se = fit.standardErrors === "model" ? heads.se : heads.robustSe;
  const isLinear = fit.kind === "linear";
  const onPredictor = !isLinear && !means.some(({ response }) => response !== null);
  const outcome = isLinear ? {} : { spanner: meansHeads.outcome };
  const ofMean: readonly OutputColumn[] = onPredictor
    ? []
    : [
        { id: "mean", head: meansHeads.mean, align: "number", ...outcome },
        ...(isLinear ? [{ id: "se", head: se, align: "number" } as const] : []),
        { id: "ci", head: ci, align: "interval", ...outcome },
      ];
  const spanner = onPredictor ? {} : { spanner: meansHeads.predictor };
  const ofPredictor: readonly OutputColumn[] = isLinear
    ? []
    : [
        { id: "estimate", head: heads.b, align: "number", ...spanner },
        { id: "se", head: se, align: "number", ...spanner },
        ...(onPredictor ? [{ id: "predictor-ci", head: ci, align: "interval" } as const] : []),
      ];
  const [first] = variables;
  const categories = first === undefined ? 0 : fit.design.values.categories(first.name).values.length;
  const notes = [
    meansNotes.means,
    ...(onPredictor ? [meansNotes.onPredictor(scaleText(model, marginal))] : []),
    ...heldBesideNotes(model),
    ...(means.some(({ test }) => test === null) ? [meansNotes.notEstimable] : []),
    ...(categories > mostCompared ? [meansNotes.notCompared(labels[0] ?? "", categories, mostCompared)] : []),
  ];
  return {
    kind: "marginal-means",
    name: nameOf(marginal),
    title: meansTitles.means(aboutOutcome(model, marginal), labels),
    columns: [{ id: "category", head: [plain(labels[0] ?? "")], align: "label" }, ...ofMean, ...ofPredictor],
    rows: underSecond(
      model,
      marginal,
      means,
      ({ categories }) => categories,
      (mean) => meanCells(model, marginal, mean, onPredictor),
    ),
    notes: [generalNote(model, ...notes)],
  };
}

function meanCells(
  model: FittedModel,
  { variables }: MarginalMeans,
  mean: MarginalMean,
  onPredictor: boolean,
): readonly OutputCell[] {
  const { fit, settings, outcomeLabel } = model;
  const { categories, test, response } = mean;
  const isLinear = fit.kind === "linear";
  const label = categoryLabel(model, variables[0]?.name ?? "", categories[0] ?? 0);
  const place = categories.map((position, index) => categoryLabel(model, variables[index]?.name ?? "", position));
  const isShort = isLinear || onPredictor;
  if (test === null) return [textCell(label), emptyCell, emptyCell, emptyCell, ...(isShort ? [] : [emptyCell])];
  const decimals = decimalsFor(test.se, settings.decimals);
  const where = place.map((one) => `“${one}”`).join(" and ");
  const se = numberCell(decimalText(test.se, decimals), test.se, explainMeans.se);
  const estimate = numberCell(decimalText(test.estimate, decimals), test.estimate, explainMeans.predictor(where));
  if (onPredictor) {
    return [
      textCell(label),
      estimate,
      se,
      intervalCell(test.interval, decimals, explainMeans.interval(levelOf(model))),
    ];
  }
  return [
    textCell(label),
    response === null
      ? emptyCell
      : numberCell(decimalText(response.mean, decimals), response.mean, explainMeans.mean(outcomeLabel, where)),
    ...(isLinear ? [se] : []),
    response === null ? emptyCell : intervalCell(response.interval, decimals, explainMeans.interval(levelOf(model))),
    ...(isLinear ? [] : [estimate, se]),
  ];
}

/** All pairs; with two variables within the categories of the second. Null: only one mean is known. */
export function comparisonsTable(model: FittedModel, marginal: MarginalMeans): OutputTable | null {
  const { columns } = model;
  const { variables, comparisons, adjustment } = marginal;
  if (comparisons.length === 0) return null;
  const labels = variables.map((variable) => columns.variableLabel(variable));
  const families = new Set(comparisons.map(({ first }) => first.categories[1])).size;
  const largest = Math.ceil(comparisons.length / families);
  const note = meansNotes.adjusted(adjustment, largest, labels[1] ?? null);
  return {
    kind: "pairwise-comparisons",
    name: nameOf(marginal),
    title: meansTitles.comparisons(aboutOutcome(model, marginal), labels),
    columns: [
      { id: "comparison", head: meansHeads.comparison, align: "label" },
      ...combinationColumns(model, meansHeads.difference),
    ],
    rows: underSecond(
      model,
      marginal,
      comparisons,
      ({ first }) => first.categories,
      (comparison) => comparisonCells(model, marginal, comparison),
    ),
    notes: [generalNote(model, ...(largest > 1 ? [note] : []))],
  };
}

function comparisonCells(
  model: FittedModel,
  { variables }: MarginalMeans,
  { first, second, test }: MeanComparison,
): readonly OutputCell[] {
  const [one = "", other = ""] = [first, second].map(({ categories }) =>
    categoryLabel(model, variables[0]?.name ?? "", categories[0] ?? 0),
  );
  return [
    textCell(`${one} − ${other}`),
    ...combinationCells(
      model,
      test,
      { p: test.adjustedP, interval: test.adjustedInterval },
      {
        estimate: explainMeans.difference(`“${one}”`, `“${other}”`),
        interval: explainMeans.familyInterval(levelOf(model)),
        p: explainMeans.adjustedP,
      },
    ),
  ];
}

/** Rows as they are, or under a head for each category of the second variable. */
function underSecond<Item>(
  model: FittedModel,
  { variables: [, second] }: MarginalMeans,
  items: readonly Item[],
  categoriesOf: (item: Item) => readonly number[],
  cellsOf: (item: Item) => readonly OutputCell[],
): readonly OutputRow[] {
  let open: number | undefined;
  return items.flatMap((item): readonly OutputRow[] => {
    const category = categoriesOf(item)[1];
    const row = dataRow(cellsOf(item), second === undefined ? 0 : 1);
    if (second === undefined || category === undefined || category === open) return [row];
    open = category;
    const head = `${model.columns.variableLabel(second)}: ${categoryLabel(model, second.name, category)}`;
    return [sectionRow(head), row];
  });
}

/** The outcome, of a multinomial one with what an equation compares: "job: clerical rather than sales". */
export function aboutOutcome(
  model: FittedModel,
  { equation }: { readonly equation: string | number | undefined },
): string {
  const compared = equation === undefined ? null : equationText(model, { equation });
  return compared === null ? model.outcomeLabel : `${model.outcomeLabel}: ${compared}`;
}

/** What the linear predictor is of. */
function scaleText(model: FittedModel, { equation }: MarginalMeans): string {
  const { distribution, link } = model.fit.design.specification;
  const compared = equation === undefined ? null : equationText(model, { equation });
  return linearScaleText(distribution, link, model.outcomeLabel, compared) ?? model.outcomeLabel;
}

export function nameOf({ equation, variables }: MarginalMeans): string {
  const names = variables.map(({ name }) => name).join(" × ");
  return equation === undefined ? names : `${equation}: ${names}`;
}
