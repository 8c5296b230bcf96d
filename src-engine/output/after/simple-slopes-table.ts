import type { OutputColumn, OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import { plainText } from "../../../src-print/rich-text.ts";
import {
  explainMeans,
  meansHeads,
  meansNotes,
  meansTitles,
  regionWords,
  slopeRows,
} from "../../../src-wording/after-means.ts";
import { decimalText, shareText } from "../../../src-wording/number-text.ts";
import { linearScaleText, ratioScaleText } from "../../../src-wording/outcome-scales.ts";
import { begins } from "../../../src-wording/results-text.ts";
import { withSymbols } from "../../../src-wording/symbols.ts";
import { heads } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { JohnsonNeyman } from "../../after/johnson-neyman.ts";
import type { ModeratorValue, RegionAt, SimpleSlope, SimpleSlopes } from "../../after/simple-slopes.ts";
import { variableName } from "../../specification/specification.ts";
import { categoryLabel, valueLabel } from "../category-label.ts";
import { describedOutcome, effectScaleText } from "../described-outcome.ts";
import type { FittedModel } from "../fitted-model.ts";
import { textCell } from "../number-text.ts";
import { cited, sentence } from "../sentences/cited.ts";
import { generalNote } from "../tables/table-notes.ts";
import { sectionRow } from "../tables/table-rows.ts";
import {
  type CombinationDecimals,
  combinationCells,
  combinationColumns,
  combinationDecimals,
  levelOf,
  ratioNote,
  ratioOf,
} from "./combination-cells.ts";
import { aboutOutcome } from "./marginal-means-tables.ts";

/** The slope at each value of the moderator, the differences between its categories, and where it differs from zero. */
export function simpleSlopesTable(model: FittedModel, slopes: SimpleSlopes): OutputTable {
  const { columns } = model;
  const { predictor, moderator, differences, adjustment, region } = slopes;
  const [of, by] = [columns.termLabel([predictor]), columns.termLabel([moderator])];
  const scale = linearScaleText(describedOutcome(model, slopes));
  const decimals = combinationDecimals(
    model,
    [...slopes.slopes, ...differences].map(({ test }) => test),
  );
  const atDeviations = slopes.slopes.some(({ at }) => at.kind === "number" && at.deviations !== null);
  const tableColumns: readonly OutputColumn[] = [
    { id: "moderator", head: [plain(by)], align: "label" },
    ...combinationColumns(model, meansHeads.slopeOf(of)),
  ];
  const ofEquation = slopes.equation === undefined ? null : effectScaleText(model, slopes);
  const slopesAt = slopes.slopes.map((slope) => slopeRow(model, slopes, slope, decimals));
  return {
    kind: "simple-slopes",
    name: slopesName(slopes),
    title: meansTitles.slopes(of, aboutOutcome(model, slopes), by),
    columns: tableColumns,
    rows: [
      ...slopesAt,
      ...(differences.length === 0 ? [] : [sectionRow(slopeRows.differences)]),
      ...differences.map((difference) => differenceRow(model, slopes, difference, decimals)),
    ],
    notes: [
      generalNote(
        model,
        ...(atDeviations ? [meansNotes.slopesAtDeviations(by)] : []),
        ...(scale === null ? [] : [meansNotes.slopesOn(scale)]),
        meansNotes.otherMeans,
        ...higherProductSentences(model, slopes),
        ...(differences.length > 1 ? [meansNotes.adjusted(adjustment, differences.length, null)] : []),
        ...(region === null ? [] : [regionSentence(model, slopes, region)]),
        ...slopes.regionsAt.map(({ other, at, region: there }) =>
          regionWords.where(givenText(model, other, at), regionClause(model, slopes, there)),
        ),
        ...ratioNote(model),
      ),
    ],
    text: [
      ...slopes.slopes.flatMap(({ at }, index) =>
        slopeSentence(begins.slope(placeText(model, moderator, at), of, ofEquation), tableColumns, slopesAt[index]),
      ),
      ...(region === null ? [] : [withSymbols(regionSentence(model, slopes, region))]),
    ],
  };
}

/** "With sector = Catholic, the slope of SES was b = 1.30, SE = 0.24, …" */
function slopeSentence(
  beginning: RichText,
  columns: readonly OutputColumn[],
  row: OutputRow | undefined,
): readonly RichText[] {
  const statistics = cited(columns, row?.cells ?? [], [
    { column: "estimate", symbol: heads.b },
    { column: "se" },
    { column: "statistic", degrees: ["df"] },
    { column: "p" },
    { column: "ci" },
  ]);
  return sentence(beginning, statistics);
}

/** Of products of three or more that hold both. */
export function higherProductSentences(
  { columns }: FittedModel,
  { predictor, moderator, others }: SimpleSlopes,
): readonly string[] {
  const [of, by] = [columns.termLabel([predictor]), columns.termLabel([moderator])];
  return others.map((other) =>
    meansNotes.higherProduct(of, by, columns.variableLabel(other), other.kind === "continuous" ? "mean" : "categories"),
  );
}

export function slopesName({ equation, predictor, moderator }: SimpleSlopes): string {
  const of = equation === undefined ? "" : `${equation}: `;
  return `${of}${variableName(predictor)} × ${variableName(moderator)}`;
}

function slopeRow(
  model: FittedModel,
  slopes: SimpleSlopes,
  { at, test }: SimpleSlope,
  decimals: CombinationDecimals,
): OutputRow {
  const { columns } = model;
  const { predictor, moderator } = slopes;
  const of = columns.termLabel([predictor]);
  const place = plainText(placeText(model, moderator, at));
  return {
    kind: "data",
    indent: 0,
    cells: [
      textCell(shortPlace(model, moderator, at)),
      ...combinationCells(model, test, test, decimals, {
        estimate: explainMeans.slope(of, effectScaleText(model, slopes), place),
        ratio: explainMeans.slopeRatio(
          of,
          ratioOf(model.fit)?.name ?? "",
          ratioScaleText(describedOutcome(model, slopes)),
          place,
        ),
        interval: explainMeans.interval(levelOf(model)),
        ratioInterval: explainMeans.ratioInterval(levelOf(model)),
        p: explainMeans.p,
      }),
    ],
  };
}

function differenceRow(
  model: FittedModel,
  { moderator }: SimpleSlopes,
  { first, second, test }: SimpleSlopes["differences"][number],
  decimals: CombinationDecimals,
): OutputRow {
  const [one, other] = [plainText(placeText(model, moderator, first)), plainText(placeText(model, moderator, second))];
  return {
    kind: "data",
    indent: 1,
    cells: [
      textCell(slopeRows.difference(shortPlace(model, moderator, first), shortPlace(model, moderator, second))),
      ...combinationCells(model, test, { p: test.adjustedP, interval: test.adjustedInterval }, decimals, {
        estimate: explainMeans.slopeDifference(one, other),
        ratio: explainMeans.slopeDifferenceRatio(one, other, ratioOf(model.fit)?.name ?? ""),
        interval: explainMeans.familyInterval(levelOf(model)),
        ratioInterval: explainMeans.familyRatioInterval(levelOf(model)),
        p: explainMeans.adjustedP,
      }),
    ],
  };
}

/** Under the moderator's name. */
function shortPlace(model: FittedModel, moderator: SimpleSlopes["moderator"], at: ModeratorValue): RichText {
  if (at.kind === "category") return [plain(categoryLabel(model, moderator.name, at.category))];
  return slopeRows.place(at.deviations, valueText(model, moderator, at.value));
}

/** In a sentence. */
function placeText(model: FittedModel, moderator: SimpleSlopes["moderator"], at: ModeratorValue): RichText {
  if (at.kind === "category") {
    const category = categoryLabel(model, moderator.name, at.category);
    return slopeRows.at(model.columns.variableLabel(moderator), null, category);
  }
  return slopeRows.at(model.columns.termLabel([moderator]), at.deviations, valueText(model, moderator, at.value));
}

/** Its label, where it has one. */
function valueText(model: FittedModel, moderator: SimpleSlopes["moderator"], value: number): string {
  const label = moderator.kind === "continuous" ? valueLabel(model, moderator, value) : null;
  return label ?? decimalText(value, 2);
}

/** "sector = Catholic", "ses at its mean (0.14)". */
export function givenText(model: FittedModel, other: RegionAt["other"], at: ModeratorValue): string {
  return plainText(placeText(model, other, at));
}

function regionSentence(model: FittedModel, slopes: SimpleSlopes, region: JohnsonNeyman): string {
  const [low, high] = region.range;
  return regionWords.sentence(
    regionClause(model, slopes, region),
    model.columns.termLabel([slopes.moderator]),
    `${decimalText(low, 2)} to ${decimalText(high, 2)}`,
  );
}

function regionClause(
  { fit, columns }: FittedModel,
  { predictor, moderator }: SimpleSlopes,
  { range, significant }: JohnsonNeyman,
): string {
  const [low, high] = range;
  const text = (value: number) => decimalText(value, 2);
  const alpha = Number((1 - fit.design.specification.confidenceLevel).toPrecision(10));
  return regionWords.clause(
    columns.termLabel([predictor]),
    columns.termLabel([moderator]),
    String(alpha).replace(/^0/, ""),
    significant.map(({ from, to, share, isPositive }) => ({
      from: from > low ? text(from) : null,
      to: to < high ? text(to) : null,
      share: shareText(share),
      isPositive,
    })),
  );
}
