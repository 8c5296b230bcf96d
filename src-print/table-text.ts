import type { OutputCell, OutputColumn, OutputTable } from "../src-contract/output.ts";
import { tableLabel } from "../src-wording/print.ts";
import { plainText } from "./rich-text.ts";

/** How a cell's text is wanted outside of typeset tables. */
export type CellText = (cell: OutputCell) => string;

/**
 * A table as rows of plain texts, all of the same length, heads first: a spanner stands before the heads under it, a
 * section is a row with its first cell filled.
 */
export function tableRows(table: OutputTable, cellText: CellText): readonly (readonly string[])[] {
  const rows = table.rows.map(({ cells }) =>
    table.columns.map((_, position) => {
      const cell = cells[position];
      return cell === undefined ? "" : cellText(cell);
    }),
  );
  return [table.columns.map(headText), ...rows];
}

/** A table for a plain-text clipboard: number, title, cells between tabs, notes. */
export function tableText(table: OutputTable, number: number, title: string = table.title): string {
  const rows = tableRows(table, ({ text }) => plainText(text)).map((cells) => cells.join("\t"));
  return [tableLabel(number), title, ...rows, ...table.notes.map(plainText)].join("\n");
}

function headText({ head, spanner }: OutputColumn): string {
  return spanner === undefined ? plainText(head) : `${plainText(spanner)}: ${plainText(head)}`;
}
