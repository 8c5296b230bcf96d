import type { LevelsDefinition } from "../../../src-contract/levels.ts";
import type { OutputColumn, OutputRow, OutputTable } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { dataCells, dataHeads, dataTitles, patternsNote } from "../../../src-wording/data-tables.ts";
import { listed } from "../../../src-wording/failure/sentences.ts";
import { decimalText, probabilityText } from "../../../src-wording/number-text.ts";
import { valuesOf } from "../../describe/complete-rows.ts";
import { littleTest } from "../../describe/little-test.ts";
import { type MissingPattern, missingPatterns } from "../../describe/missing-patterns.ts";
import type { DataSet } from "../../table/data-set.ts";
import { emptyCell, textCell } from "../number-text.ts";
import { dataRow, sectionRow } from "../tables/table-rows.ts";
import { countCell, labelOf, levelTwo, valueCell } from "./table-parts.ts";

const mostPatterns = 30;

/** What is missing: by variable, then which variables together; in how many rows and units. Little's test below. */
export function missingPatternsTable(
  data: DataSet,
  variables: readonly Variable[],
  levels: LevelsDefinition | null,
): OutputTable {
  const { rows } = data.table;
  const patterns = missingPatterns(valuesOf(data, variables), rows);
  const level = levelTwo(data, levels);
  const row = (text: string, found: Int32Array) =>
    dataRow(
      [
        textCell(text),
        countCell(found.length),
        valueCell((100 * found.length) / rows, 1),
        ...(level === null ? [] : [countCell(unitsIn(found, level.units.codes))]),
      ],
      1,
    );
  const units: readonly OutputColumn[] =
    level === null ? [] : [{ id: "units", head: [{ text: capitalized(level.noun.plural) }], align: "number" }];
  return {
    kind: "missing-patterns",
    title: dataTitles.missingPatterns,
    columns: [
      { id: "missing", head: dataHeads.missing, align: "label" },
      { id: "rows", head: dataHeads.rows, align: "number" },
      { id: "percent", head: dataHeads.percent, align: "number" },
      ...units,
    ],
    rows: [
      sectionRow(dataCells.byVariable),
      ...variables.map((variable, k) => row(labelOf(variable), rowsMissing(patterns, k))),
      sectionRow(dataCells.together),
      ...patterns.slice(0, mostPatterns).map((pattern) => row(patternText(pattern, variables), pattern.rows)),
      ...furtherRow(patterns.slice(mostPatterns), rows, units.length),
    ],
    notes: testNotes(data, variables, level?.noun ?? null),
  };
}

/** In the order of patterns. */
function rowsMissing(patterns: readonly MissingPattern[], variable: number): Int32Array {
  return Int32Array.from(patterns.flatMap(({ isMissing, rows }) => (isMissing[variable] === true ? [...rows] : [])));
}

function patternText({ isMissing }: MissingPattern, variables: readonly Variable[]): string {
  const names = variables.filter((_, k) => isMissing[k] === true).map(labelOf);
  return names.length === 0 ? dataCells.nothingMissing : listed(names);
}

function unitsIn(rows: Int32Array, codes: Int32Array): number {
  return new Set(Array.from(rows, (row) => codes[row] ?? -1).filter((code) => code >= 0)).size;
}

function furtherRow(further: readonly MissingPattern[], rows: number, unitColumns: number): readonly OutputRow[] {
  if (further.length === 0) return [];
  const found = further.reduce((sum, pattern) => sum + pattern.rows.length, 0);
  const empty = Array.from({ length: unitColumns }, () => emptyCell);
  const text = textCell(dataCells.furtherPatterns(further.length));
  return [dataRow([text, countCell(found), valueCell((100 * found) / rows, 1), ...empty], 1)];
}

function testNotes(data: DataSet, variables: readonly Variable[], noun: Parameters<typeof patternsNote>[1]) {
  const tested = valuesOf(
    data,
    variables.filter(({ storage }) => storage !== "text"),
  );
  const test = littleTest(tested, missingPatterns(tested, data.table.rows));
  return test === null
    ? []
    : [patternsNote({ chiSquare: decimalText(test.chiSquare, 2), df: test.df, p: probabilityText(test.p) }, noun)];
}
