import type { ChartAxis, OutputChart } from "../../../src-contract/output.ts";
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

/** What is drawn of each category, as a function of η of each equation. */
export interface CategoryScale {
  readonly axis: string;
  readonly subtitle: string;
  /** A line each. */
  readonly labels: readonly string[];
  readonly isShare: boolean;
  at(predictors: readonly number[]): readonly number[];
}

/** The probability of every category. */
export function probabilityScale(model: FittedModel, fit: InferredGeneralizedFit): CategoryScale {
  return {
    axis: words.axis,
    subtitle: words.subtitle(unitWords(model)?.unit ?? null),
    labels: categoryLabels(model),
    isShare: true,
    at: (predictors) => categoryProbabilitiesAt(fit, predictors),
  };
}

/** The log-odds of every category but the reference, against it; null where there are no such equations. */
export function logOddsScale(model: FittedModel): CategoryScale | null {
  if (model.fit.design.equations === null) return null;
  const labels = categoryLabels(model);
  return {
    axis: words.logOdds(labels.at(-1) ?? ""),
    subtitle: words.logOddsSubtitle(unitWords(model)?.unit ?? null),
    labels: labels.slice(0, -1),
    isShare: false,
    at: (predictors) => predictors,
  };
}

/**
 * The categories of an ordinal or multinomial outcome over a predictor, a number or categories, on a scale, where random
 * effects are zero.
 */
export function categoryChart(
  model: FittedModel,
  fit: InferredGeneralizedFit,
  predictor: ContinuousVariable | CategoricalVariable,
  scale: CategoryScale,
): OutputChart {
  const { columns, outcomeLabel } = model;
  const { x, points, held } =
    predictor.kind === "continuous" ? overNumber(model, fit, predictor) : overCategories(model, fit, predictor);
  const drawn = points.map(({ at, predictors }) => ({ at, values: scale.at(predictors) }));
  const lines = scale.labels.map((label, category) => ({
    label,
    points: drawn.map(({ at, values }) => [at, values[category] ?? 0] as const),
  }));
  const ys = lines.flatMap((line) => line.points.map(([, y]) => y));
  const notes = [...held, ...heldBesideNotes(model)];
  return {
    kind: "category-probabilities",
    title: words.title(outcomeLabel, columns.variableLabel(predictor)),
    subtitle: scale.subtitle,
    x,
    y: axisOver(scale.axis, scale.isShare ? [0, ...ys] : ys, 5, true),
    unitLines: [],
    lines,
    notes: notes.length > 0 ? [[...noteStart, plain(notes.join(" "))]] : [],
  };
}

interface OverPredictor {
  readonly x: ChartAxis;
  /** With η of each equation. */
  readonly points: readonly { readonly at: number; readonly predictors: readonly number[] }[];
  /** What the other predictors are held at. */
  readonly held: readonly string[];
}

function overNumber(model: FittedModel, fit: InferredGeneralizedFit, predictor: ContinuousVariable): OverPredictor {
  const { columns } = model;
  const range = rangeOf(fit.design.values.continuous(predictor));
  const predictorsAt = equationsAlong(fit, predictor);
  return {
    x: axisOver(columns.axisLabel(predictor), range, 6, false),
    points: pointsOver(range, 41).map((at) => ({ at, predictors: predictorsAt(at) })),
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
      return [{ at: category + 1, predictors }];
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
