import type { WrittenCells } from "../../../src-contract/engine-api.ts";
import type { Storage } from "../../../src-contract/variable.ts";
import { clockText, isoMoment } from "../../../src-wording/moments.ts";
import type { DataSet } from "../../table/data-set.ts";
import { hasTimeOfDay, type PlainColumn, plainColumns } from "./plain-cells.ts";

/**
 * Comma-separated values that every program reads: UTF-8 with a byte order mark, by which Excel knows it; names first;
 * numbers with all their digits; dates as ISO 8601, times as hours, minutes and seconds; what is missing is empty, unless
 * `cells` says otherwise.
 */
export function* csvData(data: DataSet, cells: WrittenCells): Generator<Uint8Array> {
  const columns = plainColumns(data, cells);
  yield Buffer.from(`\ufeff${columns.map(({ variable }) => cellText(variable.name)).join(",")}\r\n`);
  const writers = columns.map((column) => textWriter(column, data.table.rows));
  for (let first = 0; first < data.table.rows; first += rowsPerChunk) {
    const lines: string[] = [];
    const end = Math.min(first + rowsPerChunk, data.table.rows);
    for (let row = first; row < end; row++) lines.push(writers.map((write) => write(row)).join(","));
    yield Buffer.from(`${lines.join("\r\n")}\r\n`);
  }
}

const rowsPerChunk = 5_000;

function textWriter(column: PlainColumn, rows: number): (row: number) => string {
  const { variable, cell } = column;
  const known = new Map<string, string>();
  const withTime = variable.storage === "date" && hasTimeOfDay(column, rows);
  return (row) => {
    const value = cell(row);
    if (value === null) return "";
    if (typeof value === "number") return numberText(value, variable.storage, withTime);
    const text = known.get(value) ?? cellText(value);
    if (known.size < mostKnown) known.set(value, text);
    return text;
  };
}

const mostKnown = 10_000;

function numberText(value: number, storage: Storage, withTime: boolean): string {
  if (storage === "date") return isoMoment(value, withTime);
  return storage === "time" ? clockText(value) : String(value);
}

function cellText(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
