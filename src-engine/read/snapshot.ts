import { closeSync, fsyncSync, openSync, statSync, writeSync } from "node:fs";
import { basename } from "node:path";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { cannotRead, cannotWrite } from "../../src-contract/system-failure.ts";
import type { Storage, Variable } from "../../src-contract/variable.ts";
import { NumberColumnBuilder, TextColumnBuilder } from "../table/column-builder.ts";
import { columnOf } from "../table/data-set.ts";
import type { Column, Table } from "../table/table.ts";
import type { ByteRows } from "./cells/byte-rows.ts";
import { CellMemory } from "./cells/cell-memory.ts";
import { NumberParser } from "./cells/parse-number.ts";
import { csvRows } from "./csv/csv-rows.ts";
import { utf8Pieces } from "./csv/utf8-pieces.ts";
import type { ReportProgress } from "./format-reader.ts";
import { ReadRefusal } from "./read-refusal.ts";

/**
 * The form in which project files keep a table for ever: CSV that any program reads, from which the same table comes
 * back bit by bit. UTF-8, commas, lines end with "\n". The first line holds the columns' ids in quotes, every other one a
 * row. An empty cell: nothing was recorded; values that count as missing by declaration stand as they are.
 *
 * - Numbers: the fewest digits that give the same double ("0.1", "1e-7"), "Inf" and "-Inf".
 * - Dates: ISO 8601, "2020-01-31" or "2020-01-31T12:30:00.000Z"; where milliseconds are not exact, the number of days
 *   since 1970-01-01. Times: seconds.
 * - Texts: always in quotes, quotes in them doubled.
 */
export function writeSnapshot(
  { table, variables }: { readonly table: Table; readonly variables: readonly Variable[] },
  path: string,
  report: ReportProgress,
): Outcome<null> {
  try {
    const file = openSync(path, "w");
    try {
      writeSync(file, `${variables.map(({ column }) => quoted(column)).join(",")}\n`);
      const cells = variables.map((variable) => cellWriter(columnOf(table, variable), variable.storage));
      for (let first = 0; first < table.rows; first += rowsPerChunk) {
        writeSync(file, rowsText(cells, first, Math.min(first + rowsPerChunk, table.rows)));
        report(first / table.rows);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return succeed(null);
  } catch (error) {
    return refuse(cannotWrite(error, path));
  }
}

/** The table that `writeSnapshot` wrote. Columns without a variable are left out. */
export function readSnapshot(path: string, variables: readonly Variable[], report: ReportProgress): Outcome<Table> {
  try {
    const file = { path, bytes: statSync(path).size };
    const storageOf = new Map(variables.map(({ column, storage }) => [column, storage]));
    let readers: readonly CellReader[] | null = null;
    let rows = 0;
    const pieces = utf8Pieces(file, "utf-8", () => {});
    for (const batch of csvRows(basename(path), pieces, snapshotDialect, () => damaged(path, null))) {
      const text = batch.rows;
      const first = readers === null ? 1 : 0;
      readers ??= headerOf(text).map((id) => cellReader(id, storageOf.get(id)));
      for (let row = first; row < text.count; row++) {
        if (text.length(row) !== readers.length) damaged(path, `row ${rows + 1}`);
        for (const [column, reader] of readers.entries()) reader.add(text, text.cell(row, column));
        rows++;
      }
      report(batch.fraction);
    }
    const columns = new Map(readers?.flatMap(({ id, finish }) => (storageOf.has(id) ? [[id, finish()] as const] : [])));
    const lost = variables.find(({ column }) => !columns.has(column));
    if (lost !== undefined) damaged(path, lost.column);
    return succeed({ rows, columns });
  } catch (error) {
    if (error instanceof ReadRefusal) return refuse(error.failure);
    return refuse(cannotRead(error, path));
  }
}

const snapshotDialect = { delimiter: ",", quotes: "double", comments: null, lineBreaks: "\n" } as const;
const rowsPerChunk = 5_000;
const millisecondsPerDay = 86_400_000;

type CellWriter = (row: number) => string;

function rowsText(cells: readonly CellWriter[], first: number, end: number): string {
  const lines: string[] = [];
  for (let row = first; row < end; row++) lines.push(cells.map((cell) => cell(row)).join(","));
  return `${lines.join("\n")}\n`;
}

function cellWriter(column: Column, storage: Storage): CellWriter {
  if (column.kind === "text") {
    const texts = column.texts.map(quoted);
    return (row) => texts[column.codes[row] ?? -1] ?? "";
  }
  const write = storage === "date" ? exactDate : numberText;
  return (row) => write(column.values[row] ?? Number.NaN);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return "";
  if (Object.is(value, -0)) return "-0";
  return String(value).replace("Infinity", "Inf");
}

/** A date that reads back to the very same number: one that no text would give back stays a number. */
function exactDate(days: number): string {
  const date = new Date(Math.round(days * millisecondsPerDay));
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999) || date.getTime() / millisecondsPerDay !== days || Object.is(days, -0)) {
    return numberText(days);
  }
  return Number.isInteger(days) ? date.toISOString().slice(0, 10) : date.toISOString();
}

function headerOf(text: ByteRows): readonly string[] {
  return Array.from({ length: text.length(0) }, (_, column) => text.text(text.cell(0, column)));
}

interface CellReader {
  readonly id: string;
  add(text: ByteRows, cell: number): void;
  finish(): Column;
}

function cellReader(id: string, storage: Storage | undefined): CellReader {
  if (storage === "text" || storage === undefined) {
    const builder = new TextColumnBuilder();
    const codes = new CellMemory((text) => (text === "" ? -1 : builder.codeFor(text)));
    return { id, add: (text, cell) => builder.addCode(codes.valueOf(text, cell)), finish: () => builder.finish() };
  }
  const builder = new NumberColumnBuilder();
  const parser = new NumberParser(false);
  const finish = () => builder.finish();
  if (storage === "date") {
    const days = new CellMemory((text) => daysOf(text, parser));
    return { id, add: (text, cell) => builder.add(days.valueOf(text, cell)), finish };
  }
  return { id, add: (text, cell) => builder.add(numberOf(text, cell, parser)), finish };
}

function numberOf(text: ByteRows, cell: number, parser: NumberParser): number {
  const value = parser.parseBytes(text.bytes, text.start(cell), text.end(cell));
  return Number.isNaN(value) && !text.isEmptyCell(cell) ? parser.parse(text.text(cell)) : value;
}

function daysOf(cell: string, parser: NumberParser): number {
  return isoDate.test(cell) ? Date.parse(cell) / millisecondsPerDay : parser.parse(cell);
}

const isoDate = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/;

function damaged(path: string, where: string | null): never {
  throw new ReadRefusal({ code: "file-damaged", name: basename(path), format: "table", where });
}
