import type { OutputChart } from "../../../src-contract/output.ts";
import type { LifeTableRow } from "../../../src-contract/result.ts";
import { survivalWords as words } from "../../../src-wording/survival.ts";
import type { FittedModel } from "../fitted-model.ts";
import { periodLabel, periodNames } from "../period-names.ts";
import { axisOver } from "./axis-ticks.ts";

/** Every so many periods has a name under the axis. */
const mostNames = 12;

/** The survival that was observed, as a step for each period. */
export function survivalChart(model: FittedModel, rows: readonly LifeTableRow[]): OutputChart {
  const names = periodNames(model);
  const every = Math.ceil(rows.length / mostNames);
  const ticks = rows.flatMap((_, k) => ((k + 1) % every === 0 ? [k + 1] : []));
  const before = [1, ...rows.map(({ survival }) => survival)];
  return {
    kind: "survival",
    title: words.chartTitle(model.outcomeLabel),
    subtitle: words.chartSubtitle,
    x: {
      label: periodLabel(model),
      min: 0,
      max: rows.length,
      ticks,
      tickLabels: ticks.map((place) => names(rows[place - 1]?.period ?? place)),
    },
    y: axisOver(words.chartAxis, [0, 1], 5, true),
    unitLines: [],
    lines: [
      {
        label: words.line,
        points: rows.flatMap(({ survival }, k): readonly (readonly [number, number])[] => [
          [k, before[k] ?? 1],
          [k + 1, before[k] ?? 1],
          [k + 1, survival],
        ]),
      },
    ],
    notes: [],
  };
}
