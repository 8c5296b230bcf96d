import type { OutputColumn, OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import { explainHypothesis } from "../../../src-wording/explanations.ts";
import { decimalText, probabilityText } from "../../../src-wording/number-text.ts";
import { begins } from "../../../src-wording/results-text.ts";
import { abbreviations, fixedIntervalsNote } from "../../../src-wording/table-notes.ts";
import { heads, titles } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { HypothesisRowTest, HypothesisTest } from "../../fit/inference/joint-tests.ts";
import { symbolPieces } from "../column-symbols.ts";
import type { FittedModel } from "../fitted-model.ts";
import { definedCell, degreesText, emptyCell, levelText, numberCell, textCell } from "../number-text.ts";
import { cited, sentence } from "../sentences/cited.ts";
import { intervalCell } from "./fixed-effects-table.ts";
import { testDecimals } from "./row-decimals.ts";
import { generalNote } from "./table-notes.ts";

/** The hypotheses asked for: each with its test, below it what it says of the coefficients and their estimates. */
export function hypothesesTable(model: FittedModel): OutputTable {
  const { hypotheses, design } = model.fit;
  const kinds = new Set(hypotheses.map(({ kind }) => kind));
  const hasF = kinds.has("F");
  const decimalsOf = testDecimals(
    hypotheses.flatMap(({ rows }) => rows),
    model.settings.decimals,
  );
  const columns: readonly OutputColumn[] = [
    { id: "hypothesis", head: heads.hypothesis, align: "label" },
    { id: "b", head: heads.b, align: "number" },
    { id: "se", head: model.fit.standardErrors === "model" ? heads.se : heads.robustSe, align: "number" },
    { id: "ci", head: heads.ci(design.specification.confidenceLevel), align: "interval" },
    {
      id: "statistic",
      head: kinds.size > 1 ? heads.fOrChiSquare : hasF ? heads.f : heads.chiSquare,
      align: "number",
    },
    { id: "numerator", head: hasF ? heads.numeratorDf : heads.df, align: "number" },
    ...(hasF ? [{ id: "denominator", head: heads.denominatorDf, align: "number" } as const] : []),
    { id: "p", head: heads.p, align: "number" },
  ];
  return {
    kind: "hypotheses",
    title: titles.hypotheses(model.outcomeLabel),
    columns,
    rows: hypotheses.flatMap((test) => [
      headRow(test, hasF),
      ...test.rows.map((row) => combinationRow(model, row, decimalsOf(row), hasF)),
    ]),
    notes: [
      generalNote(
        model,
        ...fixedIntervalsNote(model.fit.intervals.kind, model.fit.intervals.bootstrap?.samples ?? null),
        abbreviations.ci,
      ),
    ],
    text: hypotheses.flatMap((test) => hypothesisSentence(test, hasF, columns)),
  };
}

function hypothesisSentence(
  test: HypothesisTest,
  hasF: boolean,
  columns: readonly OutputColumn[],
): readonly RichText[] {
  const symbol = test.kind === "F" ? heads.f : heads.chiSquare;
  const statistics = cited(columns, headRow(test, hasF).cells, [
    { column: "statistic", symbol, degrees: ["numerator", "denominator"] },
    { column: "p" },
  ]);
  return sentence(begins.hypothesis(test.name), statistics);
}

function headRow({ name, kind, statistic, numerator, denominator, p }: HypothesisTest, hasF: boolean): OutputRow {
  const isF = kind === "F";
  return {
    kind: "data",
    indent: 0,
    cells: [
      textCell(name),
      emptyCell,
      emptyCell,
      emptyCell,
      definedCell(decimalText(statistic, 2), statistic, explainHypothesis.statistic(name, isF)),
      numberCell(degreesText(numerator), numerator, explainHypothesis.numerator(name)),
      ...(hasF
        ? [isF ? definedCell(degreesText(denominator), denominator, explainHypothesis.denominator) : emptyCell]
        : []),
      definedCell(probabilityText(p), p, explainHypothesis.p(name)),
    ],
  };
}

function combinationRow(model: FittedModel, row: HypothesisRowTest, decimals: number, hasF: boolean): OutputRow {
  const { fit, columns, symbols } = model;
  const { combination, value, estimate, se, interval } = row;
  const labels = fit.design.fixed.map((column): RichText => [plain(columns.label(column))]);
  const shown = labels.map((label, k) => {
    const place = symbols.fixed[k] ?? null;
    return place === null ? label : symbolPieces(place.symbol);
  });
  const meaning = combinationText(combination, labels)
    .map(({ text }) => text)
    .join("");
  const level = levelText(fit.design.specification.confidenceLevel);
  return {
    kind: "data",
    indent: 1,
    cells: [
      textCell(
        [...combinationText(combination, shown), plain(` = ${valueText(value)}`)],
        `${meaning} = ${valueText(value)}`,
      ),
      numberCell(decimalText(estimate, decimals), estimate, explainHypothesis.estimate(meaning)),
      numberCell(decimalText(se, decimals), se, explainHypothesis.se(meaning)),
      intervalCell(interval, decimals, explainHypothesis.interval(level)),
      emptyCell,
      emptyCell,
      ...(hasF ? [emptyCell] : []),
      emptyCell,
    ],
  };
}

/** "2 γ₁₀ − γ₁₁". */
function combinationText(combination: readonly number[], names: readonly RichText[]): RichText {
  const parts = combination.flatMap((weight, k) => (weight === 0 ? [] : [{ weight, name: names[k] ?? [] }]));
  return parts.flatMap(({ weight, name }, index) => {
    const sign = weight < 0 ? (index === 0 ? "−" : " − ") : index === 0 ? "" : " + ";
    const size = Math.abs(weight);
    return [plain(`${sign}${size === 1 ? "" : `${valueText(size)} `}`), ...name];
  });
}

/** As the user gave it. */
function valueText(value: number): string {
  return String(value).replace("-", "−");
}
