import type { OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { afterHeads, afterNotes, afterTitles, explainAfter, partitionRows } from "../../../src-wording/after.ts";
import { slopeRows } from "../../../src-wording/after-means.ts";
import { decimalText, shareText } from "../../../src-wording/number-text.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import type { VarianceByLevel } from "../../after/variance-by-level.ts";
import type { LevelShare } from "../../after/variance-partition.ts";
import type { FittedModel } from "../fitted-model.ts";
import { emptyCell, numberCell, textCell } from "../number-text.ts";
import { sectionRow } from "../tables/table-rows.ts";

/** Where the predictor of a random slope is at each of a curve's points. */
const deviations = [-1, 0, 1] as const;

/** Shares of the levels in the null model and in this one, by slope where they depend on it, and what clustering costs. */
export function variancePartitionTable(model: FittedModel, byLevel: VarianceByLevel): OutputTable {
  const { nullModel, model: own, designEffects } = byLevel;
  const { columns, outcomeLabel } = model;
  const rows = own.shares.map((share, index): OutputRow => {
    const nullShare = nullModel.shares[index];
    const design = designEffects[index];
    return {
      kind: "data",
      indent: 0,
      cells: [
        textCell(partitionRows.rows(model.names.unitPlural(share.grouping.name))),
        ...(nullShare === undefined ? [emptyCell, emptyCell] : shareCells(model, nullShare)),
        ...shareCells(model, share),
        ...(design === undefined
          ? [emptyCell, emptyCell, emptyCell]
          : [
              numberCell(
                decimalText(design.meanSize, 1),
                design.meanSize,
                explainAfter.meanSize(model.names.unit(share.grouping.name)),
              ),
              numberCell(decimalText(design.effect, 2), design.effect, explainAfter.designEffect),
              numberCell(decimalText(design.effectiveRows, 0), design.effectiveRows, explainAfter.effectiveRows),
            ]),
      ],
    };
  });
  const bySlope = own.curves.flatMap(({ column, points }) =>
    points.flatMap(({ value, shares }, place): readonly OutputRow[] => {
      return [
        sectionRow(slopeRows.at(columns.label(column), deviations[place] ?? null, decimalText(value, 2))),
        ...shares.map(
          (share): OutputRow => ({
            kind: "data",
            indent: 1,
            cells: [
              textCell(partitionRows.rows(model.names.unitPlural(share.grouping.name))),
              emptyCell,
              emptyCell,
              ...shareCells(model, share),
              emptyCell,
              emptyCell,
              emptyCell,
            ],
          }),
        ),
      ];
    }),
  );
  return {
    kind: "variance-partition",
    title: afterTitles.partition(outcomeLabel),
    columns: [
      { id: "level", head: afterHeads.level, align: "label" },
      { id: "null-vpc", head: afterHeads.vpc, align: "number", spanner: afterHeads.nullModel },
      { id: "null-icc", head: afterHeads.icc, align: "number", spanner: afterHeads.nullModel },
      { id: "vpc", head: afterHeads.vpc, align: "number", spanner: afterHeads.thisModel },
      { id: "icc", head: afterHeads.icc, align: "number", spanner: afterHeads.thisModel },
      { id: "size", head: afterHeads.meanSize, align: "number" },
      { id: "design-effect", head: afterHeads.designEffect, align: "number" },
      { id: "effective-n", head: afterHeads.effectiveRows, align: "number" },
    ],
    rows: [...rows, ...bySlope],
    notes: [[...noteStart, ...afterNotes.partition(bySlope.length > 0)]],
  };
}

function shareCells({ names, settings }: FittedModel, { grouping, share, correlation }: LevelShare) {
  return [
    numberCell(shareText(share, settings.decimals), share, explainAfter.vpc(names.unitPlural(grouping.name))),
    numberCell(shareText(correlation, settings.decimals), correlation, explainAfter.icc(names.unit(grouping.name))),
  ];
}
