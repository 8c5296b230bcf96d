import type { OutputChart, RichText, UnitLine } from "../../../src-contract/output.ts";
import { residualTitles, residualChartWords as words } from "../../../src-wording/after-residuals.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { Residuals } from "../../after/residuals.ts";
import type { UnitEffects } from "../../after/unit-effects.ts";
import { normalQuantile } from "../../math/normal-distribution.ts";
import { axisOver } from "../charts/axis-ticks.ts";
import type { FittedModel } from "../fitted-model.ts";

/** Residuals by predictions, and beside normal quantiles. */
export function residualCharts(model: FittedModel, residuals: Residuals): readonly OutputChart[] {
  return [residualsByPrediction(model, residuals), normalQuantiles(model, residuals)];
}

type Point = readonly [number, number];

/** At most about so many points are drawn. */
const pointLimit = 2000;

export function residualsByPrediction(
  model: FittedModel,
  {
    predictedConditional,
    standardizedConditional,
  }: Pick<Residuals, "predictedConditional" | "standardizedConditional">,
): OutputChart {
  const { outcomeLabel } = model;
  const points = Array.from(standardizedConditional, (y, row): Point => [predictedConditional[row] ?? 0, y]);
  const order = points.toSorted((a, b) => a[1] - b[1]);
  const shown = thinned(order);
  const x = axisOver(
    words.predicted(outcomeLabel),
    points.map(([value]) => value),
    6,
    false,
  );
  return {
    kind: "residuals-by-prediction",
    title: residualTitles.byPrediction(outcomeLabel),
    subtitle: words.byPredictionSubtitle,
    x,
    y: axisOver(
      words.standardized,
      points.map(([, value]) => value),
      6,
      true,
    ),
    unitLines: shown.map(dot),
    lines: [
      {
        label: words.zero,
        points: [
          [x.min, 0],
          [x.max, 0],
        ],
      },
    ],
    notes: thinningNote(model, shown.length, points.length),
  };
}

function normalQuantiles(model: FittedModel, { standardizedConditional }: Residuals): OutputChart {
  const sorted = standardizedConditional.toSorted();
  const points = Array.from(sorted, (y, rank): Point => [normalQuantile((rank + 0.5) / sorted.length), y]);
  const shown = thinned(points);
  const ends = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  return {
    kind: "residual-quantiles",
    title: residualTitles.quantiles(model.outcomeLabel),
    subtitle: words.quantilesSubtitle,
    x: axisOver(words.normal, ends, 6, false),
    y: axisOver(words.standardized, [...ends, ...sorted], 6, true),
    unitLines: shown.map(dot),
    lines: [{ label: words.asNormal, points: ends.map((end): Point => [end, end]) }],
    notes: thinningNote(model, shown.length, points.length),
  };
}

/** HLM's check of the random effects' distribution: each unit's distance beside what its rank would have. */
export function distanceChart({ names }: FittedModel, { grouping, effects, distances }: UnitEffects): OutputChart {
  const points = distances.map(({ expected, squared }): Point => [expected, squared]);
  const shown = thinned(points.toSorted((a, b) => a[0] - b[0]));
  const far = Math.max(...points.map(([expected]) => expected));
  return {
    kind: "distance-quantiles",
    name: grouping.name,
    title: residualTitles.distances(names.unitPlural(grouping.name)),
    subtitle: words.distancesSubtitle,
    x: axisOver(words.chiSquare(effects.length), [0, far], 6, false),
    y: axisOver(words.distance, [0, far, ...points.map(([, squared]) => squared)], 5, true),
    unitLines: shown.map(dot),
    lines: [
      {
        label: words.asExpected,
        points: [
          [0, 0],
          [far, far],
        ],
      },
    ],
    notes: [],
  };
}

export function dot(point: Point): UnitLine {
  return { unit: "", line: null, points: [point] };
}

/** Of points in order, all of the outermost ones and every so many of the others. */
export function thinned(points: readonly Point[]): readonly Point[] {
  const stride = Math.ceil(points.length / pointLimit);
  const ends = 50;
  return points.filter((_, rank) => rank % stride === 0 || rank < ends || rank >= points.length - ends);
}

function thinningNote({ names }: FittedModel, shown: number, all: number): readonly RichText[] {
  return shown === all ? [] : [[...noteStart, plain(words.thinned(shown.toLocaleString("en-US"), names.rows(all)))]];
}
