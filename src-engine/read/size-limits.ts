import { ReadRefusal } from "./read-refusal.ts";

/** Numbers that a table may hold: 4 GB of values. */
const mostValues = 500_000_000;
const bytesPerValue = 8;

/** As in Stata/MP, which has the most of all programs whose files are read. */
const mostColumns = 120_000;

/** Refuses a table that is too wide for lists and dialogs. */
export function checkColumns(name: string, columns: number): void {
  if (columns > mostColumns) throw new ReadRefusal({ code: "too-many-columns", name, columns, limit: mostColumns });
}

/** Refuses a table that would not fit in memory, before it is there. */
export function sizeCheck(name: string): (rows: number, columns: number) => void {
  return (rows, columns) => {
    if (rows * columns <= mostValues) return;
    const limit = mostValues * bytesPerValue;
    throw new ReadRefusal({ code: "file-too-large", name, bytes: rows * columns * bytesPerValue, limit });
  };
}
