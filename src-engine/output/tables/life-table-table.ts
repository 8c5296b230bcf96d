import type { OutputCell, OutputTable } from "../../../src-contract/output.ts";
import type { LifeTableRow } from "../../../src-contract/result.ts";
import { decimalText, shareText } from "../../../src-wording/number-text.ts";
import { survivalWords as words } from "../../../src-wording/survival.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { FittedModel } from "../fitted-model.ts";
import { emptyCell, numberCell, textCell } from "../number-text.ts";
import { periodLabel, periodNames } from "../period-names.ts";
import { sampleNote } from "./table-notes.ts";

/** What was observed of a discrete-time survival outcome, period by period. */
export function lifeTableTable(model: FittedModel, rows: readonly LifeTableRow[]): OutputTable {
  const { explain } = words;
  const names = periodNames(model);
  const hasLateEntries = rows.some(({ censored }) => censored === null);
  const count = (value: number | null, explanation: string): OutputCell =>
    value === null ? emptyCell : numberCell(decimalText(value, 0), value, explanation);
  const share = (value: number, explanation: string) => numberCell(shareText(value, 3), value, explanation);
  return {
    kind: "life-table",
    title: words.title(model.outcomeLabel),
    columns: [
      { id: "period", head: [{ text: periodLabel(model) }], align: "label" },
      { id: "at-risk", head: words.atRisk, align: "number" },
      { id: "events", head: words.events, align: "number" },
      { id: "censored", head: words.censored, align: "number" },
      { id: "hazard", head: words.hazard, align: "number" },
      { id: "survival", head: words.survival, align: "number" },
      { id: "se", head: words.se, align: "number" },
    ],
    rows: rows.map(({ period, atRisk, events, censored, hazard, survival, se }) => ({
      kind: "data",
      indent: 0,
      cells: [
        textCell(names(period)),
        count(atRisk, explain.atRisk),
        count(events, explain.events),
        count(censored, explain.censored),
        share(hazard, explain.hazard),
        share(survival, explain.survival),
        share(se, explain.se),
      ],
    })),
    notes: [[...sampleNote(model), plain(" "), ...words.note(hasLateEntries)]],
  };
}
