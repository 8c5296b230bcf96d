import type { OutputCell, OutputRow, RichText } from "../../../src-contract/output.ts";
import { textCell } from "../number-text.ts";

export function dataRow(cells: readonly OutputCell[], indent: 0 | 1 = 0): OutputRow {
  return { kind: "data", indent, cells };
}

/** A line of its own above the rows that it names. */
export function sectionRow(text: string | RichText): OutputRow {
  return { kind: "section", indent: 0, cells: [textCell(text)] };
}
