import type { OutputChart } from "../../../src-contract/output.ts";
import { influenceTitles, influenceChartWords as words } from "../../../src-wording/after-influence.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { Influence } from "../../after/unit-influence.ts";
import { axisOver } from "../charts/axis-ticks.ts";
import type { FittedModel } from "../fitted-model.ts";

/** Cook's distance of every unit, and the line above which it is worth a look; the largest are named below. */
export function influenceChart({ names }: FittedModel, { grouping, units }: Influence): OutputChart {
  const known = units.flatMap(({ cook }, unit) =>
    Number.isNaN(cook) ? [] : [{ unit: String(grouping.labels[unit]), x: unit + 1, cook }],
  );
  const cutoff = 4 / units.length;
  const ends = [0, units.length + 1] as const;
  const largest = known
    .filter(({ cook }) => cook > cutoff)
    .toSorted((a, b) => b.cook - a.cook)
    .slice(0, 5);
  const unitPlural = names.unitPlural(grouping.name);
  return {
    kind: "influence",
    name: grouping.name,
    title: influenceTitles.chart(unitPlural),
    subtitle: words.subtitle,
    x: axisOver(words.axis(unitPlural), ends, 6, false),
    y: axisOver(words.cook, [0, cutoff, ...known.map(({ cook }) => cook)], 5, true),
    unitLines: known.map(({ unit, x, cook }) => ({ unit, line: null, points: [[x, cook]] })),
    lines: [{ label: words.cutoff, points: ends.map((x) => [x, cutoff] as const) }],
    notes:
      largest.length === 0 ? [] : [[...noteStart, plain(words.largest(largest.map(({ unit }) => unit).join(", ")))]],
  };
}
