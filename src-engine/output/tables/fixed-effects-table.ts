import type { OutputCell, OutputColumn, OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import {
  type CoefficientWords,
  coefficientMeaning,
  explainFixed,
  explainRatio,
  ratioMeaning,
} from "../../../src-wording/explanations.ts";
import { decimalText, probabilityText } from "../../../src-wording/number-text.ts";
import { type RatioWords, ratioWords } from "../../../src-wording/outcomes.ts";
import { abbreviations, fixedIntervalsNote, robustColumnNote } from "../../../src-wording/table-notes.ts";
import { heads, slopeSection, titles } from "../../../src-wording/tables.ts";
import { plain } from "../../../src-wording/text-pieces.ts";
import type { CoefficientTest } from "../../fit/inference/coefficient-tests.ts";
import type { PlacedColumn } from "../column-symbols.ts";
import { symbolPieces } from "../column-symbols.ts";
import type { FittedModel } from "../fitted-model.ts";
import { definedCell, degreesText, emptyCell, levelText, numberCell, textCell } from "../number-text.ts";
import { effectSentence } from "../sentences/effect-sentences.ts";
import { coefficientWords, ratioWordsOf } from "./coefficient-words.ts";
import { type FixedRow, fixedRows } from "./fixed-rows.ts";
import { type RowDecimals, ratioDecimals, testDecimals } from "./row-decimals.ts";
import { generalNote } from "./table-notes.ts";
import { sectionRow } from "./table-rows.ts";

/** `scope`: what the coefficients hold for. */
export function fixedEffectsTable(model: FittedModel, scope: CoefficientWords["scope"] = "unit"): OutputTable {
  const { fit, settings, outcomeLabel } = model;
  const { confidenceLevel } = fit.design.specification;
  const isRobust = fit.standardErrors !== "model";
  const isNormal = fit.tests.every(({ df }) => df === Number.POSITIVE_INFINITY);
  const showsOther = fit.tests.every(({ robustSe }) => robustSe !== null) && settings.showRobust;
  const { distribution, link } = fit.design.specification;
  const ratio = ratioWords(distribution, link);
  const columns: readonly OutputColumn[] = [
    { id: "effect", head: heads.effect, align: "label" },
    { id: "b", head: heads.b, align: "number" },
    { id: "se", head: isRobust ? heads.robustSe : heads.se, align: "number" },
    ...(showsOther
      ? [
          {
            id: "other-se",
            head: isRobust ? heads.modelSe : heads.robustSe,
            align: "number",
          } as const,
        ]
      : []),
    { id: "statistic", head: isNormal ? heads.z : heads.t, align: "number" },
    ...(isNormal ? [] : [{ id: "df", head: heads.df, align: "number" } as const]),
    { id: "p", head: heads.p, align: "number" },
    ...(ratio === null ? [] : [{ id: "ratio", head: heads.ratioOf(ratio.abbreviation), align: "number" } as const]),
    { id: "ci", head: heads.ci(confidenceLevel), align: "interval" },
  ];
  const rows = fixedRows(model);
  const tests = rows.map(({ test }) => test);
  const decimals = { ofTest: testDecimals(tests, settings.decimals), ofRatio: ratioDecimals(tests, settings.decimals) };
  const shown = { isNormal, showsOther, ratio, scope };
  return {
    kind: "fixed-effects",
    title: titles.fixedEffects(outcomeLabel),
    columns,
    rows: sectioned(model, rows, (row) => dataRow(model, row, decimals, shown)),
    text: rows.flatMap((row) => effectSentence(model, row, columns, dataRow(model, row, decimals, shown).cells)),
    notes: [
      generalNote(
        model,
        ...fixedIntervalsNote(fit.intervals.kind, fit.intervals.bootstrap?.samples ?? null),
        ...(showsOther && !isRobust ? [robustColumnNote] : []),
        ratio === null ? abbreviations.ci : abbreviations.ratio(ratio),
      ),
    ],
  };
}

/**
 * Rows under the heads of their sections. A slope that nothing explains has one coefficient, and stands on a row of its own
 * without a head: "SES, γ₁₀"; so do all where none is explained.
 */
export function sectioned(
  { columns }: FittedModel,
  rows: readonly FixedRow[],
  dataRowOf: (row: FixedRow) => OutputRow,
): readonly OutputRow[] {
  const equations = [...new Set(rows.flatMap(({ equation }) => equation ?? []))];
  if (equations.length > 0) {
    return equations.flatMap((equation) => [
      sectionRow(equation),
      ...rows.filter((row) => row.equation === equation).map((row) => ({ ...dataRowOf(row), indent: 1 as const })),
    ]);
  }
  const sections = new Map<string, FixedRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.place?.section?.symbol ?? null);
    sections.set(key, [...(sections.get(key) ?? []), row]);
  }
  const flat = (row: FixedRow) => dataRowOf({ ...row, label: row.fullLabel });
  const owns = [...sections.values()];
  if (owns.length < 2 || owns.every(isOne)) return rows.map(flat);
  return owns.flatMap((own) => {
    const section = own[0]?.place?.section ?? null;
    if (isOne(own) && section !== null && section.factors.length > 0) return own.map(flat);
    const name = section === null ? "Other terms" : columns.label(section);
    const label = section === null || section.factors.length === 0 ? name : slopeSection(name);
    const symbol = section === null ? [] : [plain(", "), ...symbolPieces(section.symbol)];
    const head = sectionRow([plain(label), ...symbol]);
    return [head, ...own.map(dataRowOf).map((row): OutputRow => ({ ...row, indent: 1 }))];
  });
}

function isOne(rows: readonly FixedRow[]): boolean {
  return rows.length === 1;
}

/** "School mean SES, γ₀₁". */
export function labelWithSymbol(label: string, place: PlacedColumn | null): RichText {
  return place === null ? [plain(label)] : [plain(`${label}, `), ...symbolPieces(place.symbol)];
}

function dataRow(
  model: FittedModel,
  row: FixedRow,
  { ofTest, ofRatio }: { readonly ofTest: RowDecimals; readonly ofRatio: RowDecimals },
  {
    isNormal,
    showsOther,
    ratio,
    scope,
  }: {
    readonly isNormal: boolean;
    readonly showsOther: boolean;
    readonly ratio: RatioWords | null;
    readonly scope: CoefficientWords["scope"];
  },
): OutputRow {
  const { test, place, label, fullLabel } = row;
  const { standardErrors, design } = model.fit;
  const { confidenceLevel } = design.specification;
  const isRobust = standardErrors !== "model";
  const decimals = ofTest(test);
  const effect = effectName(fullLabel);
  const level = levelText(confidenceLevel);
  const otherSe = isRobust ? test.modelSe : test.robustSe;
  const explainModelSe = explainFixed.se(effect);
  const explainRobustSe = explainFixed.robustSe(effect, standardErrors === "robust-cr2" ? "CR2" : "CR0");
  return {
    kind: "data",
    indent: 0,
    cells: [
      textCell(labelWithSymbol(label, place)),
      estimateCell(model, row, decimals, scope),
      numberCell(decimalText(test.se, decimals), test.se, isRobust ? explainRobustSe : explainModelSe),
      ...(showsOther
        ? [
            otherSe === null
              ? emptyCell
              : numberCell(decimalText(otherSe, decimals), otherSe, isRobust ? explainModelSe : explainRobustSe),
          ]
        : []),
      numberCell(decimalText(test.statistic, 2), test.statistic, explainFixed.statistic(effect, isNormal ? "z" : "t")),
      ...(isNormal ? [] : [definedCell(degreesText(test.df), test.df, explainFixed.df(effect))]),
      definedCell(probabilityText(test.p), test.p, explainFixed.p(effect)),
      ...(ratio === null
        ? [intervalCell(test.interval, decimals, explainFixed.interval(effect, level))]
        : ratioCells(
            test,
            ratioMeaning(ratioWordsOf(model, row, scope), ratio.name),
            explainRatio.interval(effect, level),
            ofRatio,
          )),
    ],
  };
}

/** exp(b) and its interval. */
export function ratioCells(
  { estimate, se, interval }: Pick<CoefficientTest, "estimate" | "se" | "interval">,
  meaning: string,
  ofInterval: string,
  decimalsOf: RowDecimals,
): readonly OutputCell[] {
  const value = Math.exp(estimate);
  const [low, high] = interval.map(Math.exp);
  const decimals = decimalsOf({ estimate, se });
  const text = decimalText(value, decimals);
  return [
    numberCell(text, value, explainRatio.estimate(text, meaning)),
    intervalCell([low ?? Number.NaN, high ?? Number.NaN], decimals, ofInterval),
  ];
}

export function intervalCell(
  [low, high]: CoefficientTest["interval"],
  decimals: number,
  explanation: string,
): OutputCell {
  if (Number.isNaN(low)) return emptyCell;
  return textCell(`[${decimalText(low, decimals)}, ${decimalText(high, decimals)}]`, explanation);
}

/** The estimate, with what it says. */
export function estimateCell(
  model: FittedModel,
  row: FixedRow,
  decimals: number,
  scope: CoefficientWords["scope"] = "unit",
): OutputCell {
  const { estimate } = row.test;
  const text = decimalText(estimate, decimals);
  return numberCell(
    text,
    estimate,
    explainFixed.estimate(text, coefficientMeaning(coefficientWords(model, row, scope))),
  );
}

/** "the intercept", "“SES × School mean SES”". */
export function effectName(label: string): string {
  return label === "Intercept" ? "the intercept" : `“${label}”`;
}
