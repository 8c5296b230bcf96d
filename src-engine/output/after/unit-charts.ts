import type { OutputChart } from "../../../src-contract/output.ts";
import { afterChartWords, afterTitles } from "../../../src-wording/after.ts";
import { chartWords } from "../../../src-wording/charts.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { UnitEffect, UnitEffects } from "../../after/unit-effects.ts";
import { normalQuantile } from "../../math/normal-distribution.ts";
import { axisOver } from "../charts/axis-ticks.ts";
import type { FittedModel } from "../fitted-model.ts";
import { levelText } from "../number-text.ts";
import { withEquation } from "../outcome-categories.ts";

/** At most so many units are drawn, evenly spread over the order from lowest to highest. */
const unitLimit = 400;

/** "Caterpillars": for each random effect the units in order, each with its interval. */
export function unitCharts(model: FittedModel, { grouping, effects }: UnitEffects): readonly OutputChart[] {
  return effects.map(({ column, estimates, predictionErrors }) =>
    caterpillar(model, grouping, { column, estimates, errors: predictionErrors }, afterChartWords.comparison),
  );
}

/** `source`: of the intervals. */
export function caterpillar(
  model: FittedModel,
  grouping: UnitEffects["grouping"],
  { column, estimates, errors }: Pick<UnitEffect, "column" | "estimates"> & { readonly errors: Float64Array },
  source: string,
): OutputChart {
  const { fit, names, columns } = model;
  const { confidenceLevel } = fit.design.specification;
  const reach = normalQuantile((1 + confidenceLevel) / 2);
  const order = [...grouping.labels.keys()].toSorted((a, b) => (estimates[a] ?? 0) - (estimates[b] ?? 0));
  const stride = Math.ceil(order.length / unitLimit);
  const shown = order.flatMap((unit, rank) => {
    if (rank % stride !== 0) return [];
    const [estimate = 0, error = 0] = [estimates[unit], errors[unit]];
    const ends = [estimate - reach * error, estimate, estimate + reach * error];
    return [{ unit: String(grouping.labels[unit]), points: ends.map((end) => [rank + 1, end] as const) }];
  });
  const level = levelText(confidenceLevel);
  const unitPlural = names.unitPlural(grouping.name);
  const label = withEquation(model, column, columns.label(column));
  const ends = shown.flatMap(({ points }) => points.map(([, y]) => y));
  const all = names.units(grouping.name, order.length);
  const sampled = stride === 1 ? [] : [chartWords.sampled(shown.length, all)];
  return {
    kind: "unit-intervals",
    name: `${grouping.name} ${column.name}`,
    title: afterTitles.intervals(label, unitPlural),
    subtitle: afterChartWords.intervalsSubtitle(level),
    x: axisOver(afterChartWords.rankAxis(unitPlural), [0, order.length + 1], 6, false),
    y: axisOver(label, ends, 5, true),
    unitLines: shown.map(({ unit, points }) => ({ unit, line: 0, points })),
    lines: [
      {
        label: afterChartWords.zero,
        points: [
          [0, 0],
          [order.length + 1, 0],
        ],
      },
    ],
    notes: [[...noteStart, plain([...sampled, source].join(" "))]],
  };
}
