import type { OutputChart, OutputColumn, OutputRow, OutputTable, RichText } from "../../../../src-contract/output.ts";
import {
  checkHeads,
  checkNotes,
  checkRows,
  checkTitles,
  explainCheck,
  simulatedChartWords as words,
} from "../../../../src-wording/after-outcomes.ts";
import { residualChartWords } from "../../../../src-wording/after-residuals.ts";
import { decimalText, probabilityText } from "../../../../src-wording/number-text.ts";
import { begins } from "../../../../src-wording/results-text.ts";
import { noteStart } from "../../../../src-wording/table-notes.ts";
import { heads } from "../../../../src-wording/tables.ts";
import { plain } from "../../../../src-wording/text-pieces.ts";
import type { ModelChecks, SimulatedCheck } from "../../../after/outcomes/model-checks.ts";
import { axisOver } from "../../charts/axis-ticks.ts";
import type { FittedModel } from "../../fitted-model.ts";
import { emptyCell, numberCell, textCell } from "../../number-text.ts";
import { cited, sentence } from "../../sentences/cited.ts";
import { dataRow } from "../../tables/table-rows.ts";
import { dot, thinned } from "../residual-charts.ts";

/** What the model makes beside what was observed. */
export function checksTable(model: FittedModel, checks: ModelChecks): OutputTable {
  const { pearson, dispersion, zeros, simulations, seed } = checks;
  const byDf: readonly OutputRow[] =
    pearson === null
      ? []
      : [
          dataRow([
            textCell(checkRows.pearson),
            numberCell(decimalText(pearson.chiSquare, 2), pearson.chiSquare, explainCheck.pearson),
            numberCell(decimalText(pearson.df, 0), pearson.df, explainCheck.df),
            emptyCell,
            ratioCell(pearson.chiSquare / pearson.df),
            numberCell(probabilityText(pearson.p), pearson.p, explainCheck.pearsonP),
          ]),
        ];
  const columns: readonly OutputColumn[] = [
    { id: "check", head: checkHeads.check, align: "label" },
    { id: "observed", head: checkHeads.observed, align: "number" },
    { id: "expected", head: checkHeads.expected, align: "number" },
    { id: "range", head: checkHeads.range, align: "interval" },
    { id: "ratio", head: checkHeads.ratio, align: "number" },
    { id: "p", head: heads.p, align: "number" },
  ];
  const bySimulation = [
    { label: checkRows.dispersion, check: dispersion, words: { observed: explainCheck.variance, decimals: 2 } },
    { label: checkRows.zeros, check: zeros, words: { observed: explainCheck.zeros, decimals: 0 } },
  ];
  const simulated = bySimulation.flatMap(({ label, check, words }) =>
    check === null ? [] : [{ label, row: simulatedRow(label, check, words) }],
  );
  return {
    kind: "model-checks",
    title: checkTitles.checks(model.outcomeLabel),
    columns,
    rows: [...byDf, ...simulated.map(({ row }) => row)],
    notes: [[...noteStart, plain(checkNotes.general(simulations, seed, pearson !== null, zeros !== null))]],
    text: simulated.flatMap(({ label, row }) =>
      sentence(begins.check(label), cited(columns, row.cells, [{ column: "ratio" }, { column: "p" }])),
    ),
  };
}

function simulatedRow(
  label: string | RichText,
  { observed, expected, range, p }: SimulatedCheck,
  shown: { readonly observed: string; readonly decimals: number },
): OutputRow {
  const decimals = shown.decimals === 0 || observed >= 0.1 ? shown.decimals : 3;
  const text = (value: number) => decimalText(value, decimals);
  return dataRow([
    textCell(label),
    numberCell(text(observed), observed, shown.observed),
    numberCell(decimalText(expected, Math.max(decimals, 1)), expected, explainCheck.expected),
    textCell(`[${text(range[0])}, ${text(range[1])}]`, explainCheck.range),
    ratioCell(observed / expected),
    numberCell(probabilityText(p), p, explainCheck.p),
  ]);
}

function ratioCell(ratio: number) {
  return numberCell(decimalText(ratio, 2), ratio, explainCheck.ratio);
}

/** Simulated residuals by uniform quantiles: of the rows, and of the units of each grouping factor. */
export function simulatedCharts(
  model: FittedModel,
  { quantiles, simulations, seed }: ModelChecks,
): readonly OutputChart[] {
  const { names, outcomeLabel } = model;
  return quantiles.map(({ grouping, residuals }): OutputChart => {
    const points = residuals.toSorted();
    const all = Array.from(points, (value, rank) => [(rank + 0.5) / points.length, value] as const);
    const shown = thinned(all);
    const units = grouping === null ? null : names.unitPlural(grouping.name);
    const source = units === null ? words.rows(seed) : words.units(units);
    const counted = grouping === null ? names.rows(all.length) : names.units(grouping.name, all.length);
    const sampled =
      shown.length === all.length ? [] : [residualChartWords.thinned(decimalText(shown.length, 0), counted)];
    return {
      kind: "simulated-quantiles",
      ...(grouping !== null && { name: grouping.name }),
      title: units === null ? checkTitles.quantiles(outcomeLabel) : checkTitles.quantilesOf(units, outcomeLabel),
      subtitle: words.subtitle(simulations),
      x: axisOver(words.uniform, [0, 1], 5, false),
      y: axisOver(words.residual, [0, 1], 5, false),
      unitLines: shown.map(dot),
      lines: [
        {
          label: words.asUniform,
          points: [
            [0, 0],
            [1, 1],
          ],
        },
      ],
      notes: [[...noteStart, plain([source, ...sampled].join(" "))]],
    };
  });
}
