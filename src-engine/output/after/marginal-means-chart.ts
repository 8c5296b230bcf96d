import type { ChartLine, OutputChart, UnitLine } from "../../../src-contract/output.ts";
import { meansChartWords, meansNotes, meansTitles } from "../../../src-wording/after-means.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { MarginalMean, MarginalMeans } from "../../after/marginal-means.ts";
import { categoryLabel } from "../category-label.ts";
import { axisOver } from "../charts/axis-ticks.ts";
import { meanScale } from "../charts/mean-scale.ts";
import type { FittedModel } from "../fitted-model.ts";
import { heldBesideNotes } from "../held-beside.ts";
import { levelOf } from "./combination-cells.ts";
import { nameOf } from "./marginal-means-tables.ts";

/** How far series stand apart from each other, in categories. */
const dodge = 0.08;

/** Means with their intervals over the categories: joined by lines, one for each category of the second variable. */
export function marginalMeansChart(model: FittedModel, marginal: MarginalMeans): OutputChart {
  const { columns, outcomeLabel } = model;
  const { variables, means } = marginal;
  const [first, second] = variables;
  const known = means.flatMap(({ categories, response }) => (response === null ? [] : [{ categories, response }]));
  const series = second === undefined ? 1 : model.fit.design.values.categories(second.name).values.length;
  const placeOf = ([category = 0, by = 0]: MarginalMean["categories"]) =>
    category + 1 + dodge * (by - (series - 1) / 2);
  const labels = model.fit.design.values
    .categories(first?.name ?? "")
    .values.map((_, position) => categoryLabel(model, first?.name ?? "", position));
  const unitLines = known.map(({ categories, response: { mean, interval } }): UnitLine => {
    const x = placeOf(categories);
    const [low, high] = interval;
    return {
      unit: categories
        .map((position, index) => categoryLabel(model, variables[index]?.name ?? "", position))
        .join(", "),
      line: categories[1] ?? 0,
      points: [low, mean, high].map((y) => [x, y] as const),
    };
  });
  const overall = known.reduce((sum, { response }) => sum + response.mean, 0) / known.length;
  const ends = [0.5, labels.length + 0.5] as const;
  const lines: readonly ChartLine[] =
    second === undefined
      ? [{ label: meansChartWords.overall, points: ends.map((x) => [x, overall] as const) }]
      : Array.from({ length: series }, (_, by) => ({
          label: categoryLabel(model, second.name, by),
          points: known
            .filter(({ categories }) => categories[1] === by)
            .map(({ categories, response }) => [placeOf(categories), response.mean] as const),
        }));
  const label = variables.map((variable) => columns.variableLabel(variable));
  return {
    kind: "marginal-means",
    name: nameOf(marginal),
    title: meansTitles.means(outcomeLabel, label),
    subtitle: meansChartWords.subtitle(levelOf(model)),
    x: {
      label: label[0] ?? "",
      min: ends[0],
      max: ends[1],
      ticks: labels.map((_, position) => position + 1),
      tickLabels: labels,
    },
    y: axisOver(
      meanScale(model).label,
      known.flatMap(({ response }) => response.interval),
      5,
      true,
    ),
    unitLines,
    lines,
    notes: [[...noteStart, plain([meansNotes.means, ...heldBesideNotes(model)].join(" "))]],
  };
}
