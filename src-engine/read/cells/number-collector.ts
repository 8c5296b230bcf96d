import type { ImportReason } from "../../../src-contract/data-import.ts";
import { NumberColumnBuilder } from "../../table/column-builder.ts";
import type { NumberColumn } from "../../table/table.ts";
import { type Cell, cellText, isEmpty, type TimeCell } from "./cell.ts";
import type { DataBytes, DataCells, DataRows } from "./data-rows.ts";
import { Misfits } from "./misfits.ts";
import { durationSeconds } from "./moment-collector.ts";
import type { NumberNotation } from "./number-notation.ts";
import { NumberParser } from "./parse-number.ts";

export interface NumberInNotation {
  readonly example: string;
  readonly value: number;
  /** Of the file, whose first row is 1. */
  readonly row: number;
}

/** Keeps a column's numbers, and what speaks for and against its being one of numbers. */
export class NumberCollector {
  readonly storage = "number";
  readonly misfits = new Misfits();
  /** Cells that are numbers. */
  numbers = 0;
  wholeNumbers = true;
  /** The most decimals that a number has. */
  decimals = 0;
  /** A cell that says that these are no numbers to count with. */
  identifier: Extract<ImportReason, { code: "leading-zeros" | "too-many-digits" }> | null = null;
  readonly decimalComma: boolean;
  readonly notation: NumberNotation | null;
  /** Numbers that stand in the notation, and the first of them. */
  inNotation = 0;
  firstInNotation: NumberInNotation | null = null;
  private readonly builder = new NumberColumnBuilder();
  private readonly parser: NumberParser;

  constructor(decimalComma: boolean, notation: NumberNotation | null = null) {
    this.decimalComma = decimalComma;
    this.notation = notation;
    this.parser = new NumberParser(decimalComma, notation);
  }

  /** Cells that are not empty. */
  get cells(): number {
    return this.numbers + this.misfits.count;
  }

  take(data: DataRows, column: number): void {
    if (data.kind === "bytes") this.takeBytes(data, column);
    else this.takeCells(data, column);
  }

  private takeCells({ rows, numbers }: DataCells, column: number): void {
    for (let i = 0; i < rows.length; i++) {
      const cell = rows[i]?.[column];
      if (typeof cell === "string") this.takeText(cell, numbers[i] ?? 0);
      else if (typeof cell === "number") this.takeNumber(cell);
      else this.takeOther(cell, numbers[i] ?? 0);
    }
  }

  skip(rows: number): void {
    this.builder.fill(rows);
  }

  finish(): NumberColumn {
    return this.builder.finish();
  }

  private takeBytes({ text, rows, numbers }: DataBytes, column: number): void {
    for (let i = 0; i < rows.length; i++) {
      const cell = text.cell(rows[i] ?? 0, column);
      if (cell < 0 || text.start(cell) === text.end(cell)) {
        this.builder.add(Number.NaN);
        continue;
      }
      const value = this.parser.parseBytes(text.bytes, text.start(cell), text.end(cell));
      if (Number.isNaN(value)) {
        this.takeText(text.text(cell), numbers[i] ?? 0);
        continue;
      }
      this.builder.add(value);
      this.count();
      if (this.parser.leadingZero && this.identifier === null) this.noteIdentifier(text.text(cell));
    }
  }

  private takeText(text: string, row: number): void {
    const value = this.parser.parse(text);
    this.builder.add(value);
    if (Number.isNaN(value)) {
      if (!isEmpty(text)) this.misfits.add(text, row);
      return;
    }
    this.count();
    if (this.parser.inNotation) this.noteNotation(text, value, row);
    else this.noteIdentifier(text);
  }

  private noteNotation(text: string, value: number, row: number): void {
    this.inNotation++;
    this.firstInNotation ??= { example: text.trim(), value, row };
  }

  /** One more number, the one last read. */
  private count(): void {
    const { decimals } = this.parser;
    this.numbers++;
    if (decimals > 0) this.wholeNumbers = false;
    if (decimals > this.decimals) this.decimals = Math.min(decimals, mostDecimals);
  }

  private noteIdentifier(text: string): void {
    const { leadingZero, tooManyDigits } = this.parser;
    if (leadingZero) this.identifier ??= { code: "leading-zeros", example: text.trim() };
    if (tooManyDigits) this.identifier ??= { code: "too-many-digits", example: text.trim() };
  }

  private takeNumber(value: number): void {
    this.builder.add(value);
    if (Number.isNaN(value)) return;
    this.numbers++;
    if (Number.isInteger(value)) return;
    this.wholeNumbers = false;
    // Most values need no more decimals than those before them: one multiplication tells.
    const scale = 10 ** this.decimals;
    if (Math.round(value * scale) / scale !== value) this.decimals = Math.max(this.decimals, decimalsOf(value));
  }

  private takeOther(cell: Cell | undefined, row: number): void {
    this.builder.add(Number.NaN);
    if (cell === null || cell === undefined) return;
    if (typeof cell === "object") {
      if ("days" in cell) this.noteDate(cell.days);
      else this.noteTime(cell);
    }
    this.misfits.add(cellText(cell), row);
  }

  private noteTime({ seconds, firstDay }: TimeCell): void {
    this.misfits.times++;
    if (seconds === 0 && firstDay !== undefined) this.misfits.zeros++;
  }

  private noteDate(days: number): void {
    this.misfits.dates++;
    if (Number.isNaN(durationSeconds(days))) return;
    this.misfits.longTimes++;
    if (!Number.isInteger(days)) this.misfits.longTimesHaveHours = true;
  }
}

function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  const fraction = digits.split(".")[1] ?? "";
  return Math.min(Math.max(fraction.length - Number(exponent), 0), mostDecimals);
}

const mostDecimals = 16;
