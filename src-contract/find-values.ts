import type { TableId } from "./data-import.ts";

/** Looks for a text among values as the grid shows them; "." stands for a missing value. Rows are counted from 0. */
export interface FindRequest {
  readonly table: TableId;
  readonly text: string;
  /** In the order of the grid's columns. */
  readonly variables: readonly string[];
  /** Values that have a label are shown by it. */
  readonly withLabels: boolean;
  /** Where the search starts; absent: at the first cell. */
  readonly from: { readonly row: number; readonly variable: string } | null;
  /** Row by row: the first hit at the start or behind it, the next one behind it, the last one before it. It goes round. */
  readonly direction: "here" | "next" | "previous";
}

export interface FindAnswer {
  readonly hits: number;
  /** `number`: which of the hits it is, from 1. Null: there are none. */
  readonly found: { readonly row: number; readonly variable: string; readonly number: number } | null;
}
