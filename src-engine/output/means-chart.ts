import type { OutputChart } from "../../src-contract/output.ts";
import { chartWords } from "../../src-wording/charts.ts";
import { noteStart, plain } from "../../src-wording/tables.ts";
import { rowOfUnit } from "../design/units.ts";
import { conditionalDeviations, conditionalModes } from "../fit/conditional-modes.ts";
import { fixedPredictions } from "../fit/explained-variance.ts";
import { normalQuantile } from "../math/normal-distribution.ts";
import { axisOver } from "./axis-ticks.ts";
import type { FittedModel } from "./fitted-model.ts";

/** At most so many units are drawn, evenly spread over the order from lowest to highest. */
const unitLimit = 400;

/**
 * The units' means in order, as the model estimates them (empirical Bayes), each with its interval: for models without a
 * predictor at level 1. Null without random intercepts.
 */
export function meansChart({ fit, names, outcomeLabel }: FittedModel): OutputChart | null {
  const { design } = fit;
  const part = design.random.findIndex(({ columns }) => columns.some(({ factors }) => factors.length === 0));
  const { columns, grouping: level } = design.random[part] ?? { columns: [], grouping: 0 };
  const grouping = design.groupings[level];
  if (grouping === undefined) return null;
  const effect = columns.findIndex(({ factors }) => factors.length === 0);
  const modes = conditionalModes(fit)[part] ?? new Float64Array(0);
  const deviations = conditionalDeviations(fit)[part] ?? new Float64Array(0);
  const fixed = fixedPredictions(fit);
  const { confidenceLevel } = design.specification;
  const reach = normalQuantile((1 + confidenceLevel) / 2);
  const units = grouping.labels
    .map((label, unit) => {
      const predicted = fixed[rowOfUnit(grouping, unit, 0)] ?? 0;
      const at = unit * columns.length + effect;
      return { label: String(label), mean: predicted + (modes[at] ?? 0), margin: reach * (deviations[at] ?? 0) };
    })
    .sort((a, b) => a.mean - b.mean)
    .map((unit, index) => ({ ...unit, rank: index + 1 }));
  const stride = Math.ceil(units.length / unitLimit);
  const shown = units.filter((_, index) => index % stride === 0);
  const level95 = `${Number((100 * confidenceLevel).toPrecision(10))}%`;
  const overall = units.reduce((sum, { mean }) => sum + mean, 0) / units.length;
  const unitPlural = names.unitPlural(grouping.name);
  return {
    kind: "group-means",
    title: chartWords.meansTitle(outcomeLabel, unitPlural),
    subtitle: chartWords.meansSubtitle(level95),
    x: { ...axisOver(chartWords.meansAxis(capitalized(unitPlural)), [0, units.length + 1], 6, false) },
    y: axisOver(
      outcomeLabel,
      shown.flatMap(({ mean, margin }) => [mean - margin, mean + margin]),
      5,
      true,
    ),
    unitLines: shown.map(({ label, mean, margin, rank }) => ({
      unit: label,
      line: 0,
      points: [
        [rank, mean - margin],
        [rank, mean],
        [rank, mean + margin],
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
    notes:
      shown.length < units.length
        ? [[...noteStart, plain(chartWords.sampled(shown.length, names.units(grouping.name, units.length)))]]
        : [],
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
