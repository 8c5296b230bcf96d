import type { OutputChart } from "../../../src-contract/output.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { chartWords } from "../../../src-wording/charts.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import { type Grouping, rowOfUnit, unitSize } from "../../design/units.ts";
import { fixedPredictions } from "../../fit/inference/explained-variance.ts";
import { effectDeviations, effectModes } from "../../fit/predicted-effects.ts";
import { normalQuantile } from "../../math/normal-distribution.ts";
import type { FittedModel } from "../fitted-model.ts";
import { levelText } from "../number-text.ts";
import { axisOver } from "./axis-ticks.ts";
import type { MeanScale } from "./mean-scale.ts";

/** At most so many units are drawn, evenly spread over the order from lowest to highest. */
const unitLimit = 400;

/**
 * The units' means in order, as the model estimates them (empirical Bayes), each with its interval, averaged over the rows of the
 * unit: for models without a numeric predictor at level 1. Null without random intercepts.
 */
export function meansChart(model: FittedModel, scale: MeanScale): OutputChart | null {
  const { fit, names, outcomeLabel } = model;
  const { design } = fit;
  const part = design.random.findIndex(({ columns }) => columns.some(({ factors }) => factors.length === 0));
  const { columns, grouping: level } = design.random[part] ?? { columns: [], grouping: 0 };
  const grouping = design.groupings[level];
  if (grouping === undefined) return null;
  const effect = columns.findIndex(({ factors }) => factors.length === 0);
  const modes = effectModes(fit)[part] ?? new Float64Array(0);
  const deviations = effectDeviations(fit)[part] ?? new Float64Array(0);
  const fixed = fixedPredictions(fit);
  const { confidenceLevel } = design.specification;
  const reach = normalQuantile((1 + confidenceLevel) / 2);
  const units = grouping.labels
    .map((label, unit) => {
      const at = unit * columns.length + effect;
      const mode = modes[at] ?? 0;
      const margin = reach * (deviations[at] ?? 0);
      const counts = distinctPredictions(fixed, grouping, unit);
      const [low = 0, mean = 0, high = 0] = [mode - margin, mode, mode + margin].map((shift) =>
        meanOver(counts, (predicted) => scale.at(predicted + shift)),
      );
      return { label: String(label), low, mean, high };
    })
    .sort((a, b) => a.mean - b.mean)
    .map((unit, index) => ({ ...unit, rank: index + 1 }));
  const stride = Math.ceil(units.length / unitLimit);
  const shown = units.filter((_, index) => index % stride === 0);
  const level95 = levelText(confidenceLevel);
  const overall = units.reduce((sum, { mean }) => sum + mean, 0) / units.length;
  const unitPlural = names.unitPlural(grouping.name);
  const notes = [
    ...(shown.length < units.length
      ? [chartWords.sampled(shown.length, names.units(grouping.name, units.length))]
      : []),
    ...scale.notes,
  ];
  return {
    kind: "group-means",
    title: chartWords.meansTitle(outcomeLabel, unitPlural),
    subtitle: chartWords.meansSubtitle(level95),
    x: { ...axisOver(chartWords.meansAxis(capitalized(unitPlural)), [0, units.length + 1], 6, false) },
    y: axisOver(
      scale.label,
      shown.flatMap(({ low, high }) => [low, high]),
      5,
      true,
    ),
    unitLines: shown.map(({ label, low, mean, high, rank }) => ({
      unit: label,
      line: 0,
      points: [
        [rank, low],
        [rank, mean],
        [rank, high],
      ],
    })),
    lines: [
      {
        label: chartWords.average,
        points: [
          [0, overall],
          [units.length + 1, overall],
        ],
      },
    ],
    notes: notes.length > 0 ? [[...noteStart, plain(notes.join(" "))]] : [],
  };
}

/** What the fixed part predicts for the rows of a unit, with how many of them: a few values, where all predictors at level 1 are categories. */
function distinctPredictions(fixed: Float64Array, grouping: Grouping, unit: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let run = { value: fixed[rowOfUnit(grouping, unit, 0)] ?? 0, length: 0 };
  const close = () => counts.set(run.value, (counts.get(run.value) ?? 0) + run.length);
  for (let i = 0; i < unitSize(grouping, unit); i++) {
    const value = fixed[rowOfUnit(grouping, unit, i)] ?? 0;
    if (value !== run.value) {
      close();
      run = { value, length: 0 };
    }
    run.length++;
  }
  return close();
}

function meanOver(counts: ReadonlyMap<number, number>, at: (value: number) => number): number {
  let [sum, size] = [0, 0];
  for (const [value, count] of counts) {
    sum += count * at(value);
    size += count;
  }
  return sum / size;
}
