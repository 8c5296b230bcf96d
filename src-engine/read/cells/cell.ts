import type { ImportProblem } from "../../../src-contract/data-import.ts";
import { clockText, isoMoment } from "../../../src-wording/moments.ts";
import type { ByteRows } from "./byte-rows.ts";
import type { MergedCells } from "./merged-headers.ts";

/** One cell as its file holds it; null: empty. */
export type Cell = string | number | boolean | DateCell | TimeCell | null;

/** Days since 1970-01-01 UTC, with a fraction for the time of day. */
export interface DateCell {
  readonly days: number;
}

export interface TimeCell {
  readonly seconds: number;
  /** The day on which its workbook keeps times of day: midnight is that workbook's zero, which a column of dates may hold. */
  readonly firstDay?: number;
}

export type CellRow = readonly Cell[];

/** A row that holds a comment: passed over without a word about an empty row. */
export const commentRow: CellRow = [];

/** Some rows in the order of the file. */
export interface CellBatch {
  readonly rows: readonly CellRow[];
  /** How much of the file has been read with them, between 0 and 1; null: unknown. */
  readonly fraction: number | null;
}

/** Some rows of delimited text, not yet taken apart. */
export interface ByteBatch {
  readonly rows: ByteRows;
  readonly fraction: number;
}

/** A file or sheet as rows of cells. */
export interface CellSource {
  /** All rows from the first one, anew at each call; `note` hears what had to be mended in them. */
  batches(
    note: (problem: ImportProblem) => void,
  ): Iterable<CellBatch | ByteBatch> | AsyncIterable<CellBatch | ByteBatch>;
  /** Whether a row with fewer cells than others is worth a word: workbooks do not store empty cells at the end. */
  readonly shortRowsAreProblems: boolean;
  /** Whether people may have written among the rows what is none: totals and remarks below them, the names once more. */
  readonly mayHaveAsides: boolean;
  readonly decimalComma: boolean;
  /** Of a workbook: cells of a row that are merged into one. */
  readonly merges?: readonly MergedCells[];
}

export function isEmpty(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && (cell === "" || cell.trim() === ""));
}

/** A cell as a text, for columns of texts and for showing it: numbers with all their digits, dates as ISO 8601. */
export function cellText(cell: Cell | undefined): string {
  switch (typeof cell) {
    case "string":
      return cell;
    case "number":
      return String(cell);
    case "boolean":
      return cell ? "TRUE" : "FALSE";
    default:
      if (cell === null || cell === undefined) return "";
      return "days" in cell ? isoMoment(cell.days) : clockText(cell.seconds);
  }
}
