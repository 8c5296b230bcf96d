import type { OutputChart } from "../../../src-contract/output.ts";
import { meansNotes, meansTitles, regionWords } from "../../../src-wording/after-means.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { JohnsonNeyman } from "../../after/johnson-neyman.ts";
import type { RegionAt, SimpleSlopes } from "../../after/simple-slopes.ts";
import { axisOver } from "../charts/axis-ticks.ts";
import type { FittedModel } from "../fitted-model.ts";
import { levelOf } from "./combination-cells.ts";
import { aboutOutcome } from "./marginal-means-tables.ts";
import { givenText, higherProductSentences, slopesName } from "./simple-slopes-table.ts";

/** The slope with its band over the moderator, no effect as a line, and where one comes to differ from the other; `given`: a third predictor's value. */
export function johnsonNeymanChart(
  model: FittedModel,
  slopes: SimpleSlopes,
  region: JohnsonNeyman,
  given: Pick<RegionAt, "other" | "at"> | null = null,
): OutputChart {
  const { columns, outcomeLabel } = model;
  const { predictor, moderator } = slopes;
  const [of, by] = [columns.termLabel([predictor]), columns.termLabel([moderator])];
  const y = axisOver(
    regionWords.axis(of, outcomeLabel),
    [0, ...region.curve.flatMap(({ interval }) => interval)],
    5,
    true,
  );
  const sentences = [meansNotes.otherMeans, ...(given === null ? higherProductSentences(model, slopes) : [])];
  return {
    kind: "johnson-neyman",
    name: given === null ? slopesName(slopes) : `${slopesName(slopes)}, ${givenText(model, given.other, given.at)}`,
    title: meansTitles.regions(of, aboutOutcome(model, slopes), by),
    subtitle:
      given === null
        ? regionWords.subtitle(levelOf(model))
        : regionWords.subtitleWhere(givenText(model, given.other, given.at), levelOf(model)),
    x: axisOver(columns.axisLabel(moderator), region.range, 6, false),
    y,
    unitLines: region.boundaries.map((boundary) => ({
      unit: String(boundary),
      line: null,
      points: [
        [boundary, y.min],
        [boundary, y.max],
      ],
    })),
    lines: [
      {
        label: regionWords.slope,
        points: region.curve.map(({ value, slope }) => [value, slope]),
        band: region.curve.map(({ interval }) => interval),
      },
      { label: regionWords.noEffect, points: region.range.map((value) => [value, 0] as const) },
    ],
    notes: [[...noteStart, plain(sentences.join(" "))]],
  };
}
