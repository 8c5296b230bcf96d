import type { OutputChart, OutputRow, OutputTable } from "../../src-contract/output.ts";
import { explainFitLog } from "../../src-wording/explanations.ts";
import { fitLogWords as words } from "../../src-wording/fit-log.ts";
import { decimalText } from "../../src-wording/number-text.ts";
import { noteStart } from "../../src-wording/table-notes.ts";
import { heads, titles } from "../../src-wording/tables.ts";
import { plain } from "../../src-wording/text-pieces.ts";
import { axisOver } from "./charts/axis-ticks.ts";
import type { FittedModel } from "./fitted-model.ts";
import { numberCell, textCell } from "./number-text.ts";

/** Every evaluation of the likelihood on the way to the estimates: its deviance, and how far above the lowest one that is. */
export function fitLogTable({ fit, outcomeLabel }: FittedModel): OutputTable {
  const { trace, converged, expectedGain } = fit.search;
  const lowest = lowestOf(fit);
  return {
    kind: "fit-log",
    title: titles.fitLog(outcomeLabel),
    columns: [
      { id: "evaluation", head: heads.evaluation, align: "label" },
      { id: "deviance", head: heads.deviance, align: "number" },
      { id: "above", head: heads.aboveLowest, align: "number" },
    ],
    rows: trace.map(({ value }, index): OutputRow => {
      const isKnown = Number.isFinite(value);
      return {
        kind: "data",
        indent: 0,
        cells: [
          textCell(String(index + 1)),
          isKnown ? numberCell(decimalText(value, 6), value, explainFitLog.deviance) : textCell("—"),
          isKnown ? numberCell(decimalText(value - lowest, 6), value - lowest, explainFitLog.above) : textCell("—"),
        ],
      };
    }),
    notes: [[...noteStart, plain(words.note(converged, expectedGain)), ...linearizedNote(fit)]],
  };
}

function linearizedNote(fit: FittedModel["fit"]) {
  return fit.kind === "generalized" && fit.method === "pql" ? [plain(` ${words.linearized}`)] : [];
}

/** The way down, on a logarithmic scale; null where there was none to go. */
export function fitLogChart({ fit, outcomeLabel }: FittedModel): OutputChart | null {
  const lowest = lowestOf(fit);
  const points = fit.search.trace.flatMap(({ value }, index): readonly (readonly [number, number])[] =>
    value - lowest > smallestDrawn ? [[index + 1, Math.log10(value - lowest)]] : [],
  );
  if (points.length < 2) return null;
  return {
    kind: "fit-log",
    title: titles.fitLog(outcomeLabel),
    subtitle: words.subtitle,
    x: axisOver(words.evaluation, [1, fit.search.trace.length], 6, false),
    y: axisOver(
      words.logAbove,
      points.map(([, y]) => y),
      5,
      true,
    ),
    unitLines: [],
    lines: [{ label: words.deviance, points }],
    notes: [],
  };
}

/** In deviance; below it is rounding. */
const smallestDrawn = 1e-9;

function lowestOf({ search }: FittedModel["fit"]): number {
  return search.trace.reduce((least, { value }) => (value < least ? value : least), Number.POSITIVE_INFINITY);
}
