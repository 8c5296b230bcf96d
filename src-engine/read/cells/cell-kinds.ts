import type { Cell, CellRow } from "./cell.ts";
import { isEmpty } from "./cell.ts";
import { writtenNumber } from "./number-notation.ts";
import { datePatterns, patternsOf, timePattern } from "./parse-date.ts";
import { NumberParser } from "./parse-number.ts";
import { isWellKnownCode } from "./well-known-codes.ts";

/** What a cell is at first sight: codes for missing values are empty, numbers, dates and times are values. */
export type CellKind = "empty" | "value" | "text";
export type KindOfCell = (cell: Cell) => CellKind;

/** Whether next to all cells of a column that hold something hold values. */
export function holdsValues(body: readonly CellRow[], column: number, kindOf: KindOfCell): boolean {
  const kinds = body.map((row) => kindOf(row[column] ?? null)).filter((kind) => kind !== "empty");
  return kinds.length > 0 && kinds.filter((kind) => kind === "value").length >= 0.8 * kinds.length;
}

export function cellKinds(decimalComma: boolean): KindOfCell {
  const parser = new NumberParser(decimalComma);
  return (cell) => {
    if (isEmpty(cell) || cell === null) return "empty";
    if (typeof cell !== "string") return "value";
    if (!Number.isNaN(parser.parse(cell)) || (writtenNumber(cell)?.unit ?? null) !== null) return "value";
    if (isWellKnownCode(cell)) return "empty";
    return patternsOf([cell.trim()], [...datePatterns, timePattern]).length > 0 ? "value" : "text";
  };
}
