import type { ChartAxis, OutputChart } from "../../../src-contract/output.ts";
import { chartWords } from "../../../src-wording/charts.ts";
import { categoryChart as words } from "../../../src-wording/outcomes.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import { outcomePoint } from "../../after/outcomes/outcome-points.ts";
import { referenceGrid } from "../../after/reference-grid.ts";
import { meanOffset } from "../../design/outcome.ts";
import type { InferredGeneralizedFit } from "../../fit/generalized/generalized-inference.ts";
import { categoryProbabilitiesAt } from "../../fit/predicted-effects.ts";
import type { CategoricalVariable, ContinuousVariable } from "../../specification/specification.ts";
import { unitWords } from "../after/outcomes/quantity-words.ts";
import { categoryLabel } from "../category-label.ts";
import type { FittedModel } from "../fitted-model.ts";
import { heldBesideNotes } from "../held-beside.ts";
import { categoryLabels } from "../outcome-categories.ts";
import { axisOver } from "./axis-ticks.ts";
import { heldNote } from "./line-chart.ts";
import { pointsOver, rangeOf } from "./points-over.ts";
import { alongPredictor, meanProduct } from "./prediction.ts";

/**
 * The categories of an ordinal or multinomial outcome over a predictor, a number or categories: each one's probability where random
 * effects are zero.
 */
export function categoryChart(
  model: FittedModel,
  fit: InferredGeneralizedFit,
  predictor: ContinuousVariable | CategoricalVariable,
): OutputChart {
  const { columns, outcomeLabel } = model;
  const { x, points, held } =
    predictor.kind === "continuous" ? overNumber(model, fit, predictor) : overCategories(model, fit, predictor);
  const lines = categoryLabels(model).map((label, category) => ({
    label,
    points: points.map(({ at, shares }) => [at, shares[category] ?? 0] as const),
  }));
  const notes = [...held, ...heldBesideNotes(model)];
  return {
    kind: "category-probabilities",
    title: words.title(outcomeLabel, columns.variableLabel(predictor)),
    subtitle: words.subtitle(unitWords(model)?.unit ?? null),
    x,
    y: axisOver(words.axis, [0, ...lines.flatMap((line) => line.points.map(([, y]) => y))], 5, true),
    unitLines: [],
    lines,
    notes: notes.length > 0 ? [[...noteStart, plain(notes.join(" "))]] : [],
  };
}

interface OverPredictor {
  readonly x: ChartAxis;
  readonly points: readonly { readonly at: number; readonly shares: readonly number[] }[];
  /** What the other predictors are held at. */
  readonly held: readonly string[];
}

function overNumber(model: FittedModel, fit: InferredGeneralizedFit, predictor: ContinuousVariable): OverPredictor {
  const { columns } = model;
  const range = rangeOf(fit.design.values.continuous(predictor));
  const predictorsAt = equationsAlong(fit, predictor);
  return {
    x: axisOver(chartWords.axis(columns.variableLabel(predictor), columns.centeringOf(predictor)), range, 6, false),
    points: pointsOver(range, 41).map((at) => ({ at, shares: categoryProbabilitiesAt(fit, predictorsAt(at)) })),
    held: heldNote(model, { predictor, moderator: null }),
  };
}

/** Categories of other predictors count the same, as in tables of predicted probabilities. */
function overCategories(model: FittedModel, fit: InferredGeneralizedFit, variable: CategoricalVariable): OverPredictor {
  const { design, coefficients } = fit;
  const grid = referenceGrid(design);
  const categories = design.values.categories(variable.name).values.map((_, category) => category);
  const others = design.fixed.some(({ factors }) => factors.some((factor) => factor.variable.name !== variable.name));
  return {
    x: {
      label: model.columns.variableLabel(variable),
      min: 0.5,
      max: categories.length + 0.5,
      ticks: categories.map((category) => category + 1),
      tickLabels: categories.map((category) => categoryLabel(model, variable.name, category)),
    },
    points: categories.flatMap((category) => {
      const point = outcomePoint(design, grid, [{ variable, category }]);
      if (point === null) return [];
      const predictors = point.rows.map((row) =>
        row.reduce((sum, weight, k) => sum + weight * (coefficients[k] ?? 0), point.offset),
      );
      return [{ at: category + 1, shares: categoryProbabilitiesAt(fit, predictors) }];
    }),
    held: others ? [words.others] : [],
  };
}

/** η of each equation where the predictor has a value and the others are at their means. */
function equationsAlong(
  { design, coefficients }: InferredGeneralizedFit,
  predictor: ContinuousVariable,
): (value: number) => readonly number[] {
  const offset = meanOffset(design);
  const columns = design.fixed.map((column, k) => {
    const { power, others } = alongPredictor(column, predictor);
    return {
      equation: column.equation,
      power,
      weight: (coefficients[k] ?? 0) * meanProduct(others, design.rows.length),
    };
  });
  return (value) =>
    (design.equations ?? [undefined]).map((equation) =>
      columns
        .filter((column) => column.equation === equation)
        .reduce((sum, { power, weight }) => sum + weight * value ** power, offset),
    );
}
