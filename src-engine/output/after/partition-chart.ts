import type { OutputChart } from "../../../src-contract/output.ts";
import { afterChartWords, afterTitles } from "../../../src-wording/after.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { PartitionCurve } from "../../after/variance-partition.ts";
import { axisOver } from "../charts/axis-ticks.ts";
import type { FittedModel } from "../fitted-model.ts";

/** Each level's share of the variance over a predictor whose slope varies: a line for each level. */
export function partitionChart(
  { columns, names, outcomeLabel }: FittedModel,
  { column, curve }: PartitionCurve,
): OutputChart {
  const label = columns.label(column);
  const [factor] = column.factors;
  const groups = curve[0]?.shares.map(({ grouping }) => grouping.name) ?? [];
  const lines = groups.map((group, index) => ({
    label: names.unitPlural(group),
    points: curve.map(({ value, shares }) => [value, shares[index]?.share ?? 0] as const),
  }));
  const shares = lines.flatMap(({ points }) => points.map(([, share]) => share));
  return {
    kind: "variance-partition",
    name: column.name,
    title: afterTitles.partitionBy(outcomeLabel, label),
    subtitle: afterChartWords.partitionSubtitle,
    x: axisOver(
      factor === undefined ? label : columns.axisLabel(factor.variable),
      curve.map(({ value }) => value),
      6,
      false,
    ),
    y: axisOver(afterChartWords.vpcAxis, [0, ...shares], 5, true),
    unitLines: [],
    lines,
    notes: [[...noteStart, plain(afterChartWords.partitionNote)]],
  };
}
