import type { ByteRows } from "./byte-rows.ts";
import type { CellRow } from "./cell.ts";

/** Rows of a batch that hold data, with their row numbers in the file (its first row is 1). */
export type DataRows = DataCells | DataBytes;

export interface DataCells {
  readonly kind: "cells";
  readonly rows: readonly CellRow[];
  readonly numbers: readonly number[];
}

export interface DataBytes {
  readonly kind: "bytes";
  readonly text: ByteRows;
  /** Which of the rows of `text`. */
  readonly rows: readonly number[];
  readonly numbers: readonly number[];
}
