import type { OutputChart } from "../../src-contract/output.ts";
import { chartWords } from "../../src-wording/charts.ts";
import { offsetHeld, categoryChart as words } from "../../src-wording/outcomes.ts";
import { noteStart, plain } from "../../src-wording/tables.ts";
import { meanOf } from "../design/row-values.ts";
import type { InferredGeneralizedFit } from "../fit/generalized/generalized-inference.ts";
import { categoryProbabilitiesAt } from "../fit/predicted-effects.ts";
import type { ContinuousVariable } from "../specification/specification.ts";
import { axisOver } from "./axis-ticks.ts";
import type { FittedModel } from "./fitted-model.ts";
import { boldLines, heldNote, pointsOver, rangeOf } from "./line-chart.ts";
import { categoryLabels } from "./outcome-categories.ts";

/** An ordinal outcome's categories over a predictor: each one's probability where random effects are zero. */
export function categoryChart(
  model: FittedModel,
  fit: InferredGeneralizedFit,
  predictor: ContinuousVariable,
): OutputChart {
  const { columns, outcomeLabel } = model;
  const { design } = fit;
  const plan = { predictor, moderator: null };
  const range = rangeOf(design.values.continuous(predictor));
  const held = design.offset === null ? 0 : meanOf(design.offset);
  const [average] = boldLines(model, plan, pointsOver(range, 41));
  const points = (average?.points ?? []).map(([x, eta]) => ({ x, shares: categoryProbabilitiesAt(fit, eta + held) }));
  const lines = categoryLabels(model).map((label, category) => ({
    label,
    points: points.map(({ x, shares }) => [x, shares[category] ?? 0] as const),
  }));
  const label = columns.variableLabel(predictor);
  const notes = [...heldNote(model, plan), ...(design.offset === null ? [] : [offsetHeld])];
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
