import { NumberColumnBuilder } from "../../table/column-builder.ts";
import type { NumberColumn } from "../../table/table.ts";
import type { ByteRows } from "./byte-rows.ts";
import { type Cell, cellText, isEmpty, type TimeCell } from "./cell.ts";
import { CellMemory } from "./cell-memory.ts";
import type { DataBytes, DataCells, DataRows } from "./data-rows.ts";
import { Misfits } from "./misfits.ts";
import { datePatterns, type MomentPattern } from "./parse-date.ts";

/** Keeps a column's dates (days since 1970-01-01 UTC) or times (seconds). */
export class MomentCollector {
  readonly misfits = new Misfits();
  readonly storage: "date" | "time";
  private readonly pattern: MomentPattern | null;
  private readonly builder = new NumberColumnBuilder();
  private readonly memory = new CellMemory((text) => this.read(text));
  private moments = 0;

  constructor(storage: "date" | "time", pattern: MomentPattern | null) {
    this.storage = storage;
    this.pattern = pattern;
  }

  get patternName(): string {
    return this.pattern?.name ?? datePatterns[0]?.name ?? "";
  }

  /** Cells that are not empty. */
  get cells(): number {
    return this.moments + this.misfits.count;
  }

  take(data: DataRows, column: number): void {
    if (data.kind === "bytes") this.takeBytes(data, column);
    else this.takeCells(data, column);
  }

  private takeCells({ rows, numbers }: DataCells, column: number): void {
    for (let i = 0; i < rows.length; i++) {
      const cell = rows[i]?.[column] ?? null;
      const value = this.read(cell);
      this.builder.add(value);
      if (!Number.isNaN(value)) this.moments++;
      else if (!isEmpty(cell)) this.misfits.add(cellText(cell), numbers[i] ?? 0);
    }
  }

  private takeBytes({ text, rows, numbers }: DataBytes, column: number): void {
    for (let i = 0; i < rows.length; i++) {
      const cell = text.cell(rows[i] ?? 0, column);
      const value = cell < 0 ? Number.NaN : this.readBytes(text, cell);
      this.builder.add(value);
      if (!Number.isNaN(value)) this.moments++;
      else if (cell >= 0 && !text.isEmptyCell(cell)) this.misfits.add(text.text(cell), numbers[i] ?? 0);
    }
  }

  private readBytes(text: ByteRows, cell: number): number {
    const value = this.pattern?.parseBytes?.(text.bytes, text.start(cell), text.end(cell)) ?? Number.NaN;
    return Number.isNaN(value) ? this.memory.valueOf(text, cell) : value;
  }

  skip(rows: number): void {
    this.builder.fill(rows);
  }

  finish(): NumberColumn {
    return this.builder.finish();
  }

  private read(cell: Cell): number {
    if (typeof cell === "string") return this.pattern?.parse(cell.trim()) ?? Number.NaN;
    if (typeof cell !== "object" || cell === null) return Number.NaN;
    if ("seconds" in cell) return this.storage === "time" ? cell.seconds : dayOfZero(cell);
    return this.storage === "date" ? cell.days : durationSeconds(cell.days);
  }
}

function dayOfZero({ seconds, firstDay }: TimeCell): number {
  return seconds === 0 ? (firstDay ?? Number.NaN) : Number.NaN;
}

/** Workbooks keep a duration of a day and more as a date in the first weeks of their calendar; NaN for other dates. */
export function durationSeconds(days: number): number {
  const duration = Object.values(firstDayOfWorkbooks)
    .map((first) => days - first)
    .find((past) => past >= 0 && past < longestDuration);
  return duration === undefined ? Number.NaN : Math.round(duration * 86_400_000) / 1000;
}

/** The day on which workbooks put times of day: 1899-12-31, or 1904-01-01 where they come from old Macs. */
export const firstDayOfWorkbooks = { from1900: -25_568, from1904: -24_107 };
const longestDuration = 59;
