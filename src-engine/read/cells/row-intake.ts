import type { ImportProblem } from "../../../src-contract/data-import.ts";
import { ByteRows } from "./byte-rows.ts";
import { type CellRow, commentRow, isEmpty } from "./cell.ts";
import type { DataRows } from "./data-rows.ts";
import { mostFooterRows, type RowStart, startOfBytes, startOfCells } from "./footer.ts";
import type { HeaderCells } from "./header-cells.ts";

export interface IntakeRequest {
  /** Rows up to this one hold no data; 0: all do. */
  readonly headerRow: number;
  /** Rows of nothing but these cells hold no data either. */
  readonly header: HeaderCells | null;
  /** Rows below this one hold no data; null: all do. */
  readonly lastRow: number | null;
  /** Columns that the header or the first rows show; rows that reach further add to them. */
  readonly width: number;
  readonly shortRowsAreProblems: boolean;
}

/** Tells rows of data from the others and remembers rows of unusual length. */
export class RowIntake {
  rows = 0;
  columns: number;
  /** The last rows of data so far. */
  lastRows: readonly RowStart[] = [];
  private rowNumber = 0;
  private emptyRows = 0;
  private emptyRowsSinceData = 0;
  private readonly short = { count: 0, firstRow: 0 };
  private readonly long = { count: 0, firstRow: 0 };
  private readonly headers = { count: 0, firstRow: 0 };
  private readonly request: IntakeRequest;

  constructor(request: IntakeRequest) {
    this.request = request;
    this.columns = request.width;
  }

  take(batch: readonly CellRow[] | ByteRows): DataRows {
    const { rows, numbers } = this.dataRows(batch instanceof ByteRows ? shapesOfBytes(batch) : shapesOfCells(batch));
    this.rows += rows.length;
    const last = rows.slice(-mostFooterRows).map((row, index, { length }) => {
      const number = numbers[rows.length - length + index] ?? 0;
      return batch instanceof ByteRows ? startOfBytes(batch, row, number) : startOfCells(batch[row] ?? [], number);
    });
    this.lastRows = [...this.lastRows, ...last].slice(-mostFooterRows);
    return batch instanceof ByteRows
      ? { kind: "bytes", text: batch, rows, numbers }
      : { kind: "cells", rows: rows.map((row) => batch[row] ?? []), numbers };
  }

  problems(): ImportProblem[] {
    const problems: ImportProblem[] = [];
    if (this.short.count > 0) problems.push({ code: "short-rows", ...this.short });
    if (this.long.count > 0) problems.push({ code: "long-rows", ...this.long });
    if (this.headers.count > 0) problems.push({ code: "repeated-headers", ...this.headers });
    if (this.emptyRows > 0) problems.push({ code: "empty-rows-dropped", count: this.emptyRows });
    return problems;
  }

  private dataRows(shapes: RowShapes) {
    const rows: number[] = [];
    const numbers: number[] = [];
    const lastRow = this.request.lastRow ?? Number.POSITIVE_INFINITY;
    for (let row = 0; row < shapes.count; row++) {
      this.rowNumber++;
      if (this.rowNumber <= this.request.headerRow || this.rowNumber > lastRow) continue;
      if (shapes.isEmpty(row)) {
        if (!shapes.isComment(row)) this.emptyRowsSinceData++;
        continue;
      }
      this.emptyRows += this.emptyRowsSinceData;
      this.emptyRowsSinceData = 0;
      if (this.request.header !== null && shapes.isHeader(row, this.request.header)) {
        count(this.headers, this.rowNumber);
        continue;
      }
      if (shapes.length(row) !== this.request.width) this.noteLength(shapes, row);
      rows.push(row);
      numbers.push(this.rowNumber);
    }
    return { rows, numbers };
  }

  private noteLength(shapes: RowShapes, row: number): void {
    const { width, shortRowsAreProblems } = this.request;
    if (shapes.length(row) < width) {
      if (shortRowsAreProblems) count(this.short, this.rowNumber);
      return;
    }
    const length = shapes.filledLength(row);
    if (length <= width) return;
    count(this.long, this.rowNumber);
    if (length > this.columns) this.columns = length;
  }
}

/** What is to be known of the rows of a batch, by their position in it. */
interface RowShapes {
  readonly count: number;
  isComment(row: number): boolean;
  isEmpty(row: number): boolean;
  isHeader(row: number, header: HeaderCells): boolean;
  length(row: number): number;
  /** Cells before nothing but empty ones. */
  filledLength(row: number): number;
}

function shapesOfCells(rows: readonly CellRow[]): RowShapes {
  const at = (row: number) => rows[row] ?? [];
  return {
    count: rows.length,
    isComment: (row) => rows[row] === commentRow,
    isEmpty: (row) => at(row).every(isEmpty),
    isHeader: (row, header) => header.isRow(at(row)),
    length: (row) => at(row).length,
    filledLength: (row) => at(row).findLastIndex((cell) => !isEmpty(cell)) + 1,
  };
}

function shapesOfBytes(text: ByteRows): RowShapes {
  return {
    count: text.count,
    isComment: (row) => text.length(row) === 0,
    isEmpty: (row) => text.isEmptyRow(row),
    isHeader: (row, header) => header.isTextRow(text, row),
    length: (row) => text.length(row),
    filledLength: (row) => text.filledLength(row),
  };
}

function count(unusual: { count: number; firstRow: number }, row: number): void {
  if (unusual.count++ === 0) unusual.firstRow = row;
}
