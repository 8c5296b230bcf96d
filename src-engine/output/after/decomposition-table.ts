import type { OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { afterHeads, afterNotes, afterTitles, decompositionRows, explainAfter } from "../../../src-wording/after.ts";
import { shareText } from "../../../src-wording/number-text.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { Decomposition } from "../../after/variance-decomposition.ts";
import type { FittedModel } from "../fitted-model.ts";
import { emptyCell, numberCell, textCell } from "../number-text.ts";
import { dataRow } from "../tables/table-rows.ts";

/** The variance that the model implies, by its sources: of all and, with one grouping factor, within and between units. */
export function decompositionTable(model: FittedModel, parts: Decomposition): OutputTable {
  const { fit, settings, outcomeLabel } = model;
  const { isNested, groupings } = fit.design;
  const sources = sourcesOf(model, parts);
  const hasSides = groupings.length === 1 && parts.fixedByLevel !== null;
  const whole = (side: Source["side"] | null) =>
    sources.reduce((sum, source) => (side === null || source.side === side ? sum + source.value : sum), 0);
  const share = ({ label, value }: Source, side: Source["side"] | null) => {
    const of = whole(side);
    const meaning = explainAfter.share(label, outcomeLabel, hasSides ? side : null);
    return of > 0 ? numberCell(shareText(value / of, settings.decimals), value / of, meaning) : emptyCell;
  };
  const row = (source: Source): OutputRow =>
    dataRow([
      textCell(source.label),
      share(source, null),
      ...(hasSides
        ? (["within", "between"] as const).map((side) => (source.side === side ? share(source, side) : emptyCell))
        : []),
    ]);
  return {
    kind: "variance-decomposition",
    title: afterTitles.decomposition(outcomeLabel),
    columns: [
      { id: "source", head: afterHeads.source, align: "label" },
      { id: "total", head: afterHeads.ofTotal, align: "number" },
      ...(hasSides
        ? ([
            { id: "within", head: afterHeads.ofWithin, align: "number" },
            { id: "between", head: afterHeads.ofBetween, align: "number" },
          ] as const)
        : []),
    ],
    rows: sources.map(row),
    notes: [
      [
        ...noteStart,
        plain(afterNotes.decomposition(parts.fixedByLevel !== null ? "by-level" : isNested ? "mixed" : "crossed")),
      ],
    ],
  };
}

interface Source {
  readonly label: string;
  readonly value: number;
  /** With one grouping factor. */
  readonly side: "within" | "between";
}

/** Predictors, random slopes and intercepts from the rows outwards, the residual last. */
function sourcesOf({ fit, names }: FittedModel, parts: Decomposition): readonly Source[] {
  const { fixed, fixedByLevel, slopes, intercepts, residual } = parts;
  const units = fit.design.groupings.map(({ name }) => names.unitPlural(name));
  const [inner = "", ...others] = units;
  const isSingle = others.length === 0;
  const of = (values: readonly number[], label: (unitPlural: string) => string, side: Source["side"]) =>
    units.map((unitPlural, index): Source => ({ label: label(unitPlural), value: values[index] ?? 0, side }));
  return [
    ...(fixedByLevel === null
      ? [{ label: decompositionRows.fixed, value: fixed, side: "within" } as const]
      : [
          { label: decompositionRows.fixedWithin(inner), value: fixedByLevel.rows, side: "within" } as const,
          ...of(fixedByLevel.units, decompositionRows.fixedBetween, "between"),
        ]),
    ...of(slopes, isSingle ? () => decompositionRows.slopes : decompositionRows.slopesOf, "within").filter(
      ({ value }) => isSingle || value > 0,
    ),
    ...of(intercepts, isSingle ? () => decompositionRows.intercepts : decompositionRows.interceptsOf, "between"),
    { label: decompositionRows.residual, value: residual, side: "within" },
  ];
}
