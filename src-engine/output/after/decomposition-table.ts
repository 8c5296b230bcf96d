import type { OutputRow, OutputTable } from "../../../src-contract/output.ts";
import { afterHeads, afterNotes, afterTitles, decompositionRows, explainAfter } from "../../../src-wording/after.ts";
import { noteStart } from "../../../src-wording/table-notes.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { Decomposition } from "../../after/variance-decomposition.ts";
import type { FittedModel } from "../fitted-model.ts";
import { emptyCell, numberCell, shareText, textCell } from "../number-text.ts";
import { dataRow } from "../tables/table-rows.ts";

/** The variance that the model implies, by its sources: of all, within units, between units. */
export function decompositionTable(model: FittedModel, parts: Decomposition): OutputTable {
  const { fit, names, settings, outcomeLabel } = model;
  const { fixed, fixedWithin, fixedBetween, slopes, intercepts, residual } = parts;
  const units = names.unitPlural(fit.design.groupings[0]?.name ?? "");
  const isDecomposed = fixedWithin !== null && fixedBetween !== null;
  const within = (fixedWithin ?? 0) + slopes + residual;
  const between = (fixedBetween ?? 0) + intercepts;
  const total = (isDecomposed ? fixedWithin + fixedBetween : fixed) + slopes + intercepts + residual;
  const share = (value: number, whole: number, label: string) =>
    whole > 0
      ? numberCell(shareText(value / whole, settings.decimals), value / whole, explainAfter.share(label))
      : emptyCell;
  const row = (label: string, value: number, side: "within" | "between" | null): OutputRow =>
    dataRow([
      textCell(label),
      share(value, total, label),
      ...(isDecomposed
        ? [
            side === "within" ? share(value, within, label) : emptyCell,
            side === "between" ? share(value, between, label) : emptyCell,
          ]
        : []),
    ]);
  return {
    kind: "variance-decomposition",
    title: afterTitles.decomposition(outcomeLabel),
    columns: [
      { id: "source", head: afterHeads.source, align: "label" },
      { id: "total", head: afterHeads.ofTotal, align: "number" },
      ...(isDecomposed
        ? ([
            { id: "within", head: afterHeads.ofWithin, align: "number" },
            { id: "between", head: afterHeads.ofBetween, align: "number" },
          ] as const)
        : []),
    ],
    rows: [
      ...(isDecomposed
        ? [
            row(decompositionRows.fixedWithin(units), fixedWithin, "within"),
            row(decompositionRows.fixedBetween(units), fixedBetween, "between"),
          ]
        : [row(decompositionRows.fixed, fixed, null)]),
      row(decompositionRows.slopes, slopes, "within"),
      row(decompositionRows.intercepts, intercepts, "between"),
      row(decompositionRows.residual, residual, "within"),
    ],
    notes: [[...noteStart, plain(afterNotes.decomposition(isDecomposed))]],
  };
}
