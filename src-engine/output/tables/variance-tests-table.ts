import type { OutputCell, OutputColumn, OutputRow, OutputTable, RichText } from "../../../src-contract/output.ts";
import { uncapitalized } from "../../../src-wording/capitalized.ts";
import { explainVarianceTest } from "../../../src-wording/explanations.ts";
import { decimalText, probabilityText } from "../../../src-wording/number-text.ts";
import { begins } from "../../../src-wording/results-text.ts";
import { varianceTestNotes } from "../../../src-wording/table-notes.ts";
import { heads, slopeBetween, slopeSection, titles, varianceTestRows } from "../../../src-wording/tables.ts";
import type { ModelFit } from "../../fit/model-fit.ts";
import type { RatioTest } from "../../fit/variance-tests/ratio-tests.ts";
import type { FittedModel } from "../fitted-model.ts";
import { degreesText, numberCell, textCell } from "../number-text.ts";
import { cited, sentence } from "../sentences/cited.ts";
import { generalNote } from "./table-notes.ts";
import { dataRow } from "./table-rows.ts";
import { interceptLabel } from "./variance-words.ts";

/** Whether tests of variances beside HLM's were asked for. */
export function hasVarianceTests({ design }: ModelFit): boolean {
  const { varianceTests } = design.specification;
  return varianceTests.includes("homogeneity") || (varianceTests.length > 0 && design.random.length > 0);
}

/** Likelihood-ratio tests of variances and correlations, HLM's test of homogeneity of the level-1 variance. */
export function varianceTestsTable(model: FittedModel, fit: ModelFit): OutputTable {
  const columns: readonly OutputColumn[] = [
    { id: "test", head: heads.parameter, align: "label" },
    { id: "chi-square", head: heads.chiSquare, align: "number" },
    { id: "df", head: heads.df, align: "number" },
    { id: "p", head: heads.p, align: "number" },
  ];
  const ratioTests = fit.design.random.flatMap((_, part) => partRows(model, fit, part));
  const homogeneity = homogeneityRows(model, fit);
  return {
    kind: "variance-tests",
    title: titles.varianceTests(model.outcomeLabel),
    columns,
    rows: [...ratioTests, ...homogeneity],
    notes: [generalNote(model, ...noteSentences(model, fit))],
    text: [
      ...ratioTests.flatMap((row) => testSentence(begins.ratioTest, row, columns)),
      ...homogeneity.flatMap((row) => testSentence(begins.test, row, columns)),
    ],
  };
}

function testSentence(
  begin: (what: string) => string,
  { cells }: OutputRow,
  columns: readonly OutputColumn[],
): readonly RichText[] {
  const what = cells[0]?.text.map(({ text }) => text).join("") ?? "";
  return sentence(begin(what), cited(columns, cells, [{ column: "chi-square", degrees: ["df"] }, { column: "p" }]));
}

function partRows(model: FittedModel, fit: ModelFit, part: number): readonly OutputRow[] {
  const tests = fit.varianceTests.ratio?.[part];
  const { columns = [], grouping = 0 } = fit.design.random[part] ?? {};
  if (tests === undefined) return [];
  const group = fit.design.groupings[grouping]?.name ?? "";
  const units = model.names.unitPlural(group);
  const effects = columns.map((column) => {
    if (column.factors.length === 0) return uncapitalized(interceptLabel(model, group));
    return slopeSection(model.columns.label(column));
  });
  const others = fit.design.random.filter((other) => other.grouping !== grouping).flatMap((other) => other.columns);
  const nameOf = (k: number) => effects[k] ?? "";
  const labelOf = (k: number) => {
    const name = columns[k]?.name;
    const isShared = columns[k]?.factors.length !== 0 && others.some((other) => other.name === name);
    return isShared ? slopeBetween(nameOf(k), units) : nameOf(k);
  };
  const { df, p } = explainVarianceTest;
  return [
    ...tests.variance.map((test, k) =>
      testRow(varianceTestRows.variance(labelOf(k)), test, [explainVarianceTest.variance(nameOf(k), units), df, p]),
    ),
    ...tests.correlation.flatMap((row, k) =>
      row.flatMap((test, other) => {
        if (test === null) return [];
        const meaning = explainVarianceTest.correlation(nameOf(other), nameOf(k));
        return [testRow(varianceTestRows.correlation(labelOf(other), labelOf(k)), test, [meaning, df, p])];
      }),
    ),
  ];
}

function homogeneityRows({ names }: FittedModel, { varianceTests, design }: ModelFit): readonly OutputRow[] {
  if (varianceTests.homogeneity === null) return [];
  const units = names.unitPlural(design.groupings[0]?.name ?? "");
  return [
    testRow(varianceTestRows.homogeneity, varianceTests.homogeneity, [
      explainVarianceTest.homogeneity(units),
      explainVarianceTest.homogeneityDf,
      explainVarianceTest.homogeneityP(units),
    ]),
  ];
}

function testRow(label: string, test: RatioTest | null, meanings: readonly [string, string, string]): OutputRow {
  const cells: readonly OutputCell[] =
    test === null
      ? meanings.map(() => textCell("—"))
      : [
          numberCell(decimalText(test.chiSquare, 2), test.chiSquare, meanings[0]),
          numberCell(degreesText(test.df), test.df, meanings[1]),
          numberCell(probabilityText(test.p), test.p, meanings[2]),
        ];
  return dataRow([textCell(label), ...cells]);
}

function noteSentences({ names }: FittedModel, { method, varianceTests, design }: ModelFit): readonly string[] {
  const { ratio, homogeneity } = varianceTests;
  const asked = design.specification.varianceTests.includes("homogeneity");
  const group = design.groupings[0]?.name ?? "";
  return [
    ...(ratio === null ? [] : [varianceTestNotes.ratio(method), varianceTestNotes.boundary]),
    ...(homogeneity === null ? [] : [varianceTestNotes.homogeneity(names.units(group, homogeneity.units))]),
    ...(asked && homogeneity === null ? [varianceTestNotes.noHomogeneity] : []),
  ];
}
