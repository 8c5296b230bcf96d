import type { ImportOptions } from "../../../src-contract/data-import.ts";
import { type Outcome, refuse, succeed } from "../../../src-contract/outcome.ts";
import type { Storage } from "../../../src-contract/variable.ts";
import { checkColumns } from "../size-limits.ts";
import { type Cell, type CellRow, type CellSource, cellText, isEmpty } from "./cell.ts";
import type { ColumnPlan } from "./column-collector.ts";
import type { DataCells } from "./data-rows.ts";
import type { FirstRows } from "./first-rows.ts";
import { type ColumnGuess, guessColumn, notationIn } from "./guess-column.ts";
import { type HeaderCells, headerCells } from "./header-cells.ts";
import { guessHeaderRow, type HeaderGuess } from "./header-row.ts";
import { mergedInRows, withGroupsAbove, withMergedHeaders } from "./merged-headers.ts";
import { exceptionsOf } from "./misfits.ts";
import { firstMissingCodes } from "./missing-codes.ts";
import { NumberCollector } from "./number-collector.ts";
import { compactDate, datePatterns, patternsOf, timePattern, usualPattern } from "./parse-date.ts";
import { remarkedHeader } from "./remark-row.ts";
import { surveyHeader } from "./survey-header.ts";

/** How the columns of a file stand. */
export interface ColumnLayout extends HeaderGuess {
  /** The header row as it stands in the file, where it may stand there once more. */
  readonly header: HeaderCells | null;
  /** The texts of the header row; null where there is none. */
  readonly headers: readonly string[] | null;
  /** By position: what is written about a column beside its name; empty where nothing is. */
  readonly labels: readonly string[];
  readonly width: number;
  /** By position: what each column is to be read as, as far as the first rows show. */
  readonly guesses: readonly ColumnGuess[];
}

/** How the columns of a file stand, judged by its first rows. */
export function layOutColumns(
  name: string,
  { rows }: FirstRows,
  source: CellSource,
  options: ImportOptions,
): Outcome<ColumnLayout> {
  if (rows.every((row) => row.every(isEmpty))) return refuse({ code: "file-empty", name });
  const guess = headerOf(rows, source, options);
  const headerRow = guess.headerRow ?? 0;
  if (headerRow > rows.length) {
    return refuse({ code: "header-row-outside", name, headerRow, rows: rows.length });
  }
  const header = headerRow > 0 && source.mayHaveAsides ? headerCells(rows[headerRow - 1] ?? []) : null;
  const body = dataRows(rows, headerRow, header);
  const usual = usualLength(body.rows, source);
  const titled = surveyHeader(rows, headerRow) ?? remarksOf(rows, headerRow, source);
  const headers =
    titled?.names.map(cellText) ?? (headerRow === 0 ? null : headersOf(rows, headerRow, body.rows, source));
  const width = headers === null ? usual : lengthOf(headers);
  checkColumns(name, width);
  const guesses = Array.from({ length: width }, (_, position) =>
    guessOf(body, position, options.storage?.[position], source.decimalComma, options),
  );
  return succeed({ ...guess, header, headers, labels: titled?.labels.map(cellText) ?? [], width, guesses });
}

/** Below merged cells stand the second halves of names, no remarks. */
function remarksOf(rows: readonly CellRow[], headerRow: number, { decimalComma, merges = [] }: CellSource) {
  const isMerged = mergedInRows(merges).some(({ row }) => row === headerRow - 2);
  return isMerged ? null : remarkedHeader(rows, headerRow, decimalComma);
}

function headerOf(rows: readonly CellRow[], { decimalComma }: CellSource, { headerRow }: ImportOptions): HeaderGuess {
  return headerRow === undefined ? guessHeaderRow(rows, decimalComma) : { headerRow, reason: { code: "user-chose" } };
}

function dataRows(rows: readonly CellRow[], headerRow: number, header: HeaderCells | null): DataCells {
  const numbers = [...rows.keys()].slice(headerRow).filter((index) => holdsData(rows[index] ?? [], header));
  return { kind: "cells", rows: numbers.map((index) => rows[index] ?? []), numbers: numbers.map((index) => index + 1) };
}

function holdsData(row: CellRow, header: HeaderCells | null): boolean {
  return !row.every(isEmpty) && header?.isRow(row) !== true;
}

function guessOf(
  body: DataCells,
  position: number,
  asked: Storage | undefined,
  decimalComma: boolean,
  { missingCodes }: ImportOptions,
): ColumnGuess {
  const collector = new NumberCollector(decimalComma);
  collector.take(body, position);
  if (asked === undefined) return guessColumn(collector, firstMissingCodes(missingCodes));
  const cells = body.rows.map((row) => row[position] ?? null);
  return { plan: askedPlan(asked, cells, collector), reason: { code: "user-chose" } };
}

/** Where the user asks for a date and day and month cannot be told apart, the usual pattern decides. */
function askedPlan(storage: Storage, cells: readonly Cell[], column: NumberCollector): ColumnPlan {
  switch (storage) {
    case "text":
      return { storage };
    case "number":
      return {
        storage,
        notation: notationIn(
          exceptionsOf(column.misfits, () => false),
          column.numbers,
        ),
      };
    case "time":
      return { storage, pattern: timePattern };
    case "date": {
      const texts = cells.filter((cell) => typeof cell === "string" && !isEmpty(cell));
      const patterns = bestPatterns([...new Set(texts.map((cell) => cellText(cell).trim()))]);
      return { storage, pattern: usualPattern(patterns, column.decimalComma) };
    }
  }
}

/** The patterns that read the most of `texts`. */
function bestPatterns(texts: readonly string[]) {
  const all = [...datePatterns, compactDate];
  const counts = all.map((pattern) => texts.filter((text) => patternsOf([text], [pattern]).length > 0).length);
  const most = Math.max(...counts);
  return most === 0 ? [] : all.filter((_, index) => counts[index] === most);
}

function lengthOf(row: CellRow): number {
  return row.findLastIndex((cell) => !isEmpty(cell)) + 1;
}

/** R writes no name above its row names, so that all names stand one column too far to the left. */
function headersOf(
  rows: readonly CellRow[],
  headerRow: number,
  body: readonly CellRow[],
  { shortRowsAreProblems, merges: all = [] }: CellSource,
): readonly string[] {
  const merges = mergedInRows(all);
  const row = rows[headerRow - 1] ?? [];
  const groups = merges.some((span) => span.row === headerRow - 2) ? (rows[headerRow - 2] ?? []) : [];
  const isTitle = groups.filter((cell) => !isEmpty(cell)).length < 2;
  const width = merges.reduce(
    (most, span) => (span.row === headerRow - 1 ? Math.max(most, span.last + 1) : most),
    Math.max(row.length, isTitle ? 0 : lengthOf(groups)),
  );
  const texts = Array.from({ length: width }, (_, column) => cellText(row[column]));
  const above = (rows[headerRow - 2] ?? []).map(cellText);
  const headers =
    all.length === 0 ? withGroupsAbove(texts, above) : withMergedHeaders(texts, above, headerRow - 1, merges);
  const hasRowNames =
    shortRowsAreProblems && body.length > 0 && body.every((cells) => lengthOf(cells) === headers.length + 1);
  return hasRowNames ? ["", ...headers] : headers;
}

/** In delimited text the length that most rows have, empty cells included; workbooks do not store these. */
function usualLength(rows: readonly CellRow[], { shortRowsAreProblems }: CellSource): number {
  if (!shortRowsAreProblems) return rows.reduce((longest, row) => Math.max(longest, lengthOf(row)), 0);
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}
