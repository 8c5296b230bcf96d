import { ReadRefusal } from "./read-refusal.ts";

/** Numbers that a table may hold: 4 GB of values. */
const mostValues = 500_000_000;
const bytesPerValue = 8;

/** Refuses a table that would not fit in memory, before it is there. */
export function sizeCheck(name: string): (rows: number, columns: number) => void {
  return (rows, columns) => {
    if (rows * columns <= mostValues) return;
    const limit = mostValues * bytesPerValue;
    throw new ReadRefusal({ code: "file-too-large", name, bytes: rows * columns * bytesPerValue, limit });
  };
}
