import type { LevelsDefinition, UnitNoun } from "../../../src-contract/levels.ts";
import type { OutputColumn, OutputRow, OutputTable } from "../../../src-contract/output.ts";
import type { Variable } from "../../../src-contract/variable.ts";
import { capitalized } from "../../../src-wording/capitalized.ts";
import { dataCells, dataHeads, dataTitles, type LevelTest, patternsNote } from "../../../src-wording/data-tables.ts";
import { listed } from "../../../src-wording/failure/sentences.ts";
import { decimalText, probabilityText } from "../../../src-wording/number-text.ts";
import { valuesOf } from "../../describe/complete-rows.ts";
import { littleTest } from "../../describe/little-test.ts";
import { type MissingPattern, missingPatterns } from "../../describe/missing-patterns.ts";
import { unitsOfRows } from "../../describe/units-of-rows.ts";
import { levelData } from "../../levels/level-data.ts";
import { type DataSet, dataSet } from "../../table/data-set.ts";
import type { Factor } from "../../table/factor.ts";
import { emptyCell, textCell } from "../number-text.ts";
import { dataRow, sectionRow } from "../tables/table-rows.ts";
import { countCell, labelOf, levelTwo, valueCell } from "./table-parts.ts";

const mostPatterns = 30;

/**
 * What is missing: by variable, then which variables together, with Little's test below. Each variable where it varies: what
 * belongs to units is counted once a unit. Of rows also in how many units they are, and how many units have no others.
 */
export function missingPatternsTable(
  data: DataSet,
  variables: readonly Variable[],
  levels: LevelsDefinition | null,
): OutputTable {
  const level = levelTwo(data, levels);
  const parts = level === null || levels === null ? [ofRows(data, variables)] : levelParts(data, variables, levels);
  const ofUnits = parts.some(({ level: number }) => number === 1) ? level : null;
  const unitColumns: readonly OutputColumn[] =
    ofUnits === null
      ? []
      : [
          { id: "units", head: [{ text: capitalized(ofUnits.noun.plural) }], align: "number" },
          { id: "whole", head: dataHeads.whole(ofUnits.noun.plural), align: "number" },
        ];
  return {
    kind: "missing-patterns",
    title: dataTitles.missingPatterns,
    columns: [
      { id: "missing", head: dataHeads.missing, align: "label" },
      { id: "rows", head: parts.length === 1 ? dataHeads.rows : dataHeads.n, align: "number" },
      { id: "percent", head: dataHeads.percent, align: "number" },
      ...unitColumns,
    ],
    rows: parts.flatMap((part) => partRows(part, parts.length > 1, ofUnits?.units ?? null)),
    notes: patternsNote(parts.flatMap(testOf), level?.noun ?? null),
  };
}

/** The variables of a level, with a row for each of its units. */
interface LevelPart {
  readonly level: number;
  readonly noun: UnitNoun | null;
  readonly data: DataSet;
  readonly variables: readonly Variable[];
  readonly patterns: readonly MissingPattern[];
}

function ofRows(data: DataSet, variables: readonly Variable[]): LevelPart {
  return {
    level: 1,
    noun: null,
    data,
    variables,
    patterns: missingPatterns(valuesOf(data, variables), data.table.rows),
  };
}

/** Levels without any of the variables are left out. */
function levelParts(data: DataSet, variables: readonly Variable[], levels: LevelsDefinition): readonly LevelPart[] {
  const identifiers = levels.upper.map(({ id }) => id);
  const names = new Set([...identifiers.flat(), ...variables.map(({ name }) => name)]);
  const asked = dataSet(
    data.table,
    data.variables.filter(({ name }) => names.has(name)),
  );
  const parts = [levels.first, ...levels.upper].flatMap((noun, index) => {
    const own = levelData(asked, identifiers, index + 1);
    const there = variables.filter(({ name }) => own?.byName.has(name) === true && !identifiers.flat().includes(name));
    return own === null || there.length === 0 ? [] : [{ ...ofRows(own, there), level: index + 1, noun }];
  });
  return parts.length === 0 ? [ofRows(data, variables)] : parts;
}

function partRows(
  { level, noun, data, variables, patterns }: LevelPart,
  isNamed: boolean,
  units: Factor | null,
): readonly OutputRow[] {
  const { rows } = data.table;
  const named = (text: string) =>
    sectionRow(isNamed && noun !== null ? dataCells.ofLevel(noun.plural, rows, text) : text);
  const unitCells = (found: Int32Array) => {
    if (units === null) return [];
    if (level > 1) return [emptyCell, emptyCell];
    const { touched, whole } = unitsOfRows(found, units);
    return [countCell(touched), countCell(whole)];
  };
  const row = (text: string, found: Int32Array) =>
    dataRow(
      [textCell(text), countCell(found.length), valueCell((100 * found.length) / rows, 1), ...unitCells(found)],
      1,
    );
  return [
    named(dataCells.byVariable),
    ...variables.map((variable, k) => row(labelOf(variable), rowsMissing(patterns, k))),
    named(dataCells.together),
    ...patterns.slice(0, mostPatterns).map((pattern) => row(patternText(pattern, variables), pattern.rows)),
    ...furtherRow(patterns.slice(mostPatterns), rows, units === null ? 0 : 2),
  ];
}

/** In the order of patterns. */
function rowsMissing(patterns: readonly MissingPattern[], variable: number): Int32Array {
  return Int32Array.from(patterns.flatMap(({ isMissing, rows }) => (isMissing[variable] === true ? [...rows] : [])));
}

function patternText({ isMissing }: MissingPattern, variables: readonly Variable[]): string {
  const names = variables.filter((_, k) => isMissing[k] === true).map(labelOf);
  return names.length === 0 ? dataCells.nothingMissing : listed(names);
}

function furtherRow(further: readonly MissingPattern[], rows: number, unitColumns: number): readonly OutputRow[] {
  if (further.length === 0) return [];
  const found = further.reduce((sum, pattern) => sum + pattern.rows.length, 0);
  const empty = Array.from({ length: unitColumns }, () => emptyCell);
  const text = textCell(dataCells.furtherPatterns(further.length));
  return [dataRow([text, countCell(found), valueCell((100 * found) / rows, 1), ...empty], 1)];
}

function testOf({ level, noun, data, variables }: LevelPart): readonly LevelTest[] {
  const tested = valuesOf(
    data,
    variables.filter(({ storage }) => storage !== "text"),
  );
  const test = littleTest(tested, missingPatterns(tested, data.table.rows));
  if (test === null) return [];
  const { chiSquare, df, p } = test;
  return [{ level, noun, chiSquare: decimalText(chiSquare, 2), df, p: probabilityText(p) }];
}
