import type { MergedCells } from "../cells/merged-headers.ts";

/** Cells that a worksheet says are merged (ECMA-376 part 1, section 18.3.1.55): they stand after its rows. */
export function mergedCells(worksheet: Buffer): readonly MergedCells[] {
  const start = Math.max(worksheet.lastIndexOf("<mergeCells "), worksheet.lastIndexOf("<mergeCells>"));
  if (start < 0) return [];
  const text = worksheet.toString("latin1", start, start + mostBytes);
  return [...text.matchAll(/mergeCell\s+ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/g)].map(
    ([, first = "", row = "", last = "", lastRow = ""]) => ({
      row: Number(row) - 1,
      lastRow: Number(lastRow) - 1,
      first: columnNumber(first),
      last: columnNumber(last),
    }),
  );
}

/** Some 100,000 merged cells. */
const mostBytes = 4_000_000;

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 0x40, 0) - 1;
}
