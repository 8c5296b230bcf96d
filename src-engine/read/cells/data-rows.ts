import type { CellRow } from "./cell.ts";

/** Rows of a batch that hold data, with their row numbers in the file (its first row is 1). */
export interface DataRows {
  readonly rows: readonly CellRow[];
  readonly numbers: readonly number[];
}
