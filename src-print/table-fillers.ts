import type { OutputColumn, OutputRow, OutputTable, RichText } from "../src-contract/output.ts";
import { alignmentFillers, type Filler } from "./number-alignment.ts";

/** By row: what stands invisibly around the column's number. Label columns and section rows have nothing of the kind. */
export function columnFillers(
  table: OutputTable,
  { align }: OutputColumn,
  position: number,
): readonly (Filler | null)[] {
  if (align === "label") return table.rows.map(() => null);
  return alignmentFillers(columnTexts(table, position), align);
}

/** By row: the texts of a column; a section row stands in none but the first. */
export function columnTexts({ rows }: OutputTable, position: number): readonly RichText[] {
  return rows.map((row) => (row.kind === "section" ? [] : textAt(row, position)));
}

export function textAt({ cells }: OutputRow, position: number): RichText {
  return cells[position]?.text ?? [];
}
