import type { OutputCell, OutputColumn, OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { explainMeans, meansHeads, meansNotes, meansTitles } from "../../../src-wording/after-means.ts";
import { predictedHeads, predictedNoun } from "../../../src-wording/after-outcomes.ts";
import { capitalized, uncapitalized } from "../../../src-wording/capitalized.ts";
import { columnDecimals, decimalText, shareText } from "../../../src-wording/number-text.ts";
import { linearScaleText, ratioScaleText } from "../../../src-wording/outcome-scales.ts";
import { heads } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import {
  type MarginalMean,
  type MarginalMeans,
  type MeanComparison,
  mostCompared,
} from "../../after/marginal-means.ts";
import { categoryLabel } from "../category-label.ts";
import { describedOutcome, levelScaleText } from "../described-outcome.ts";
import type { FittedModel } from "../fitted-model.ts";
import { heldBesideNotes } from "../held-beside.ts";
import { emptyCell, numberCell, textCell } from "../number-text.ts";
import { equationText } from "../outcome-categories.ts";
import { intervalCell } from "../tables/fixed-effects-table.ts";
import { type RowDecimals, testDecimals } from "../tables/row-decimals.ts";
import { generalNote } from "../tables/table-notes.ts";
import { dataRow, sectionRow } from "../tables/table-rows.ts";
import {
  type CombinationDecimals,
  combinationCells,
  combinationColumns,
  combinationDecimals,
  levelOf,
  ratioNote,
  ratioOf,
} from "./combination-cells.ts";
import { isProbability } from "./outcomes/predicted-table.ts";
import { quantityText, unitWords } from "./outcomes/quantity-words.ts";

/** Means by category; with two variables under the categories of the second. */
export function marginalMeansTable(model: FittedModel, marginal: MarginalMeans): OutputTable {
  const { fit, columns } = model;
  const { variables, means } = marginal;
  const labels = variables.map((variable) => columns.variableLabel(variable));
  const ci = heads.ci(fit.design.specification.confidenceLevel);
  const se = fit.standardErrors === "model" ? heads.se : heads.robustSe;
  const form = formOf(model, marginal);
  const isLinear = form === "outcome";
  const onPredictor = form === "predictor";
  const outcome = isLinear ? {} : { spanner: meansHeads.outcome };
  const ofMean: readonly OutputColumn[] = onPredictor
    ? []
    : [
        {
          id: "mean",
          head: isEventMean(model) ? predictedHeads.probability : meansHeads.mean,
          align: "number",
          ...outcome,
        },
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
  const decimals: MeanDecimals = {
    ofTest: testDecimals(
      means.flatMap(({ test }) => test ?? []),
      model.settings.decimals,
    ),
    ofResponse: columnDecimals(
      means.flatMap(({ response }) => (response === null ? [] : responseError(response))),
      model.settings.decimals,
    ),
  };
  const units = unitWords(model);
  const [first] = variables;
  const categories = first === undefined ? 0 : fit.design.values.categories(first.name).values.length;
  const notes = [
    meansNotes.means,
    ...(onPredictor ? [meansNotes.onPredictor(levelScaleText(model, marginal) ?? model.outcomeLabel)] : []),
    ...(form === "both" && units !== null ? [meansNotes.inUnit(units.unit)] : []),
    ...(fit.design.zeros === null ? [] : [meansNotes.withZeros]),
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
      (mean) => meanCells(model, marginal, mean, form, decimals),
    ),
    notes: [generalNote(model, ...notes)],
  };
}

/** On the scale of the outcome where effects add up there, of the linear predictor where the outcome has no mean, else both. */
function formOf({ fit }: FittedModel, { means }: MarginalMeans): "outcome" | "predictor" | "both" {
  const { distribution, link } = fit.design.specification;
  if (fit.kind === "linear") return "outcome";
  if (!means.some(({ response }) => response !== null)) return "predictor";
  return link === "identity" && distribution !== "lognormal" ? "outcome" : "both";
}

/** Whether means are probabilities of an event. */
function isEventMean({ fit }: FittedModel): boolean {
  return predictedNoun(fit.design.specification.distribution) === "probabilities";
}

interface MeanDecimals {
  readonly ofTest: RowDecimals;
  /** Of a mean of the outcome, by about its standard error. */
  readonly ofResponse: (error: number) => number;
}

function responseError({ interval: [low, high] }: Response): number {
  return (high - low) / 4;
}

function meanCells(
  model: FittedModel,
  marginal: MarginalMeans,
  mean: MarginalMean,
  form: ReturnType<typeof formOf>,
  { ofTest, ofResponse }: MeanDecimals,
): readonly OutputCell[] {
  const { variables } = marginal;
  const { categories, test, response } = mean;
  const isLinear = form === "outcome";
  const onPredictor = form === "predictor";
  const label = categoryLabel(model, variables[0]?.name ?? "", categories[0] ?? 0);
  const place = categories.map((position, index) => categoryLabel(model, variables[index]?.name ?? "", position));
  const isShort = isLinear || onPredictor;
  if (test === null) return [textCell(label), emptyCell, emptyCell, emptyCell, ...(isShort ? [] : [emptyCell])];
  const decimals = ofTest(test);
  const where = place.map((one) => `“${one}”`).join(" and ");
  const se = numberCell(decimalText(test.se, decimals), test.se, explainMeans.se);
  const unit = unitWords(model)?.unit ?? null;
  const estimate = numberCell(
    decimalText(test.estimate, decimals),
    test.estimate,
    explainMeans.mean(capitalized(levelScaleText(model, marginal) ?? model.outcomeLabel), where, unit),
  );
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
    ...responseCells(
      model,
      response,
      isLinear || response === null ? decimals : ofResponse(responseError(response)),
      where,
      isLinear ? [se] : null,
    ),
    ...(isLinear ? [] : [estimate, se]),
  ];
}

type Response = NonNullable<MarginalMean["response"]>;

/** The mean with its interval. `between`: its standard error; null: it has none of its own. */
function responseCells(
  model: FittedModel,
  response: MarginalMean["response"],
  decimals: number,
  where: string,
  between: readonly OutputCell[] | null,
): readonly OutputCell[] {
  if (response === null) return [emptyCell, ...(between ?? []), emptyCell];
  const { mean, interval } = response;
  const [low, high] = interval;
  const isShare = isProbability(model);
  const text = (value: number) => (isShare ? shareText(value, decimals) : decimalText(value, decimals));
  const unit = between === null ? (unitWords(model)?.unit ?? null) : null;
  const what = isEventMean(model) ? quantityText(model, { kind: "mean" }) : `Mean of ${model.outcomeLabel}`;
  return [
    numberCell(text(mean), mean, explainMeans.mean(`The ${uncapitalized(what)}`, where, unit)),
    ...(between ?? []),
    textCell(`[${text(low)}, ${text(high)}]`, explainMeans.interval(levelOf(model))),
  ];
}

/** All pairs; with two variables within the categories of the second. Null: only one mean is known. */
export function comparisonsTable(model: FittedModel, marginal: MarginalMeans): OutputTable | null {
  const { columns } = model;
  const { variables, comparisons, adjustment } = marginal;
  if (comparisons.length === 0) return null;
  const labels = variables.map((variable) => columns.variableLabel(variable));
  const families = new Set(comparisons.map(({ first }) => first.categories[1])).size;
  const decimals = combinationDecimals(
    model,
    comparisons.map(({ test }) => test),
  );
  const largest = Math.ceil(comparisons.length / families);
  const note = meansNotes.adjusted(adjustment, largest, labels[1] ?? null);
  const scale = linearScaleText(describedOutcome(model, marginal));
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
      (comparison) => comparisonCells(model, marginal, comparison, decimals),
    ),
    notes: [
      generalNote(
        model,
        ...(scale === null ? [] : [meansNotes.differencesOn(scale)]),
        ...(largest > 1 ? [note] : []),
        ...ratioNote(model),
      ),
    ],
  };
}

function comparisonCells(
  model: FittedModel,
  marginal: MarginalMeans,
  { first, second, test }: MeanComparison,
  decimals: CombinationDecimals,
): readonly OutputCell[] {
  const { variables } = marginal;
  const described = describedOutcome(model, marginal);
  const scale = linearScaleText(described);
  const [one = "", other = ""] = [first, second].map(({ categories }) =>
    categoryLabel(model, variables[0]?.name ?? "", categories[0] ?? 0),
  );
  return [
    textCell(`${one} − ${other}`),
    ...combinationCells(model, test, { p: test.adjustedP, interval: test.adjustedInterval }, decimals, {
      estimate: explainMeans.difference(`“${one}”`, `“${other}”`, scale === null ? null : capitalized(scale)),
      ratio: explainMeans.differenceRatio(
        `“${one}”`,
        `“${other}”`,
        ratioOf(model.fit)?.name ?? "",
        ratioScaleText(described),
      ),
      interval: explainMeans.familyInterval(levelOf(model)),
      ratioInterval: explainMeans.familyRatioInterval(levelOf(model)),
      p: explainMeans.adjustedP,
    }),
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
  const compared = equationText(model, { equation });
  return compared === null ? model.outcomeLabel : `${model.outcomeLabel}: ${compared}`;
}

export function nameOf({ equation, variables }: MarginalMeans): string {
  const names = variables.map(({ name }) => name).join(" × ");
  return equation === undefined ? names : `${equation}: ${names}`;
}
