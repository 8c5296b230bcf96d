import type { ColumnId } from "../../src-contract/variable.ts";

/**
 * Stored values, column by column, as they were read. Immutable: what users edit about variables (names, labels,
 * missing values) stands beside it in a `DataSet`. The arrays lie in shared memory, so that the engine's threads look at
 * the same values without copying them.
 */
export interface Table {
  readonly rows: number;
  readonly columns: ReadonlyMap<ColumnId, Column>;
}

export type Column = NumberColumn | TextColumn;

/** Numbers, dates (days since 1970-01-01 UTC) and times (seconds); NaN: nothing was recorded. */
export interface NumberColumn {
  readonly kind: "number";
  readonly values: Float64Array;
}

/** Texts by position in `texts`, which holds each distinct one once; -1: nothing was recorded. */
export interface TextColumn {
  readonly kind: "text";
  readonly codes: Int32Array;
  readonly texts: readonly string[];
}

export function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

export function sharedInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}
