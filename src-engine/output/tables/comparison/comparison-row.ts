import type { OutputCell, OutputRow, RichText } from "../../../../src-contract/output.ts";
import { textCell } from "../../number-text.ts";
import { dataRow } from "../table-rows.ts";

/** A row of a comparison: what it is about, and a cell by model. */
export function comparisonRow(label: string | RichText, cells: readonly OutputCell[]): OutputRow {
  return dataRow([textCell(label), ...cells], 1);
}
