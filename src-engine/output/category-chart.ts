import type { OutputChart } from "../../src-contract/output.ts";
import { chartWords } from "../../src-wording/charts.ts";
import { offsetHeld, categoryChart as words } from "../../src-wording/outcomes.ts";
import { noteStart } from "../../src-wording/table-notes.ts";
import { plain } from "../../src-wording/text-pieces.ts";
import { meanOf } from "../design/row-values.ts";
import type { InferredGeneralizedFit } from "../fit/generalized/generalized-inference.ts";
import { categoryProbabilitiesAt } from "../fit/predicted-effects.ts";
import type { ContinuousVariable } from "../specification/specification.ts";
import { axisOver } from "./axis-ticks.ts";
import type { FittedModel } from "./fitted-model.ts";
import { heldNote } from "./line-chart.ts";
import { categoryLabels } from "./outcome-categories.ts";
import { pointsOver, rangeOf } from "./points-over.ts";
import { alongPredictor, meanProduct } from "./prediction.ts";

/** The categories of an ordinal or multinomial outcome over a predictor: each one's probability where random effects are zero. */
export function categoryChart(
  model: FittedModel,
  fit: InferredGeneralizedFit,
  predictor: ContinuousVariable,
): OutputChart {
  const { columns, outcomeLabel } = model;
  const { design } = fit;
  const range = rangeOf(design.values.continuous(predictor));
  const predictorsAt = equationsAlong(fit, predictor);
  const points = pointsOver(range, 41).map((x) => ({ x, shares: categoryProbabilitiesAt(fit, predictorsAt(x)) }));
  const lines = categoryLabels(model).map((label, category) => ({
    label,
    points: points.map(({ x, shares }) => [x, shares[category] ?? 0] as const),
  }));
  const label = columns.variableLabel(predictor);
  const notes = [...heldNote(model, { predictor, moderator: null }), ...(design.offset === null ? [] : [offsetHeld])];
  return {
    kind: "category-probabilities",
    title: words.title(outcomeLabel, label),
    subtitle: words.subtitle,
    x: axisOver(chartWords.axis(label, columns.centeringOf(predictor)), range, 6, false),
    y: axisOver(words.axis, [0, ...lines.flatMap((line) => line.points.map(([, y]) => y))], 5, true),
    unitLines: [],
    lines,
    notes: notes.length > 0 ? [[...noteStart, plain(notes.join(" "))]] : [],
  };
}

/** η of each equation where the predictor has a value and the others are at their means. */
function equationsAlong(
  { design, coefficients }: InferredGeneralizedFit,
  predictor: ContinuousVariable,
): (value: number) => readonly number[] {
  const offset = design.offset === null ? 0 : meanOf(design.offset);
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
