import type { Storage } from "../../../src-contract/variable.ts";

/** How a number of a system file is stored here, by the type of its print format (PSPP Developers Guide). */
export function storageOf(formatType: number): Exclude<Storage, "text"> {
  if (dateFormats.has(formatType)) return "date";
  return timeFormats.has(formatType) ? "time" : "number";
}

/** DATE, DATETIME, ADATE, JDATE, MOYR, QYR, WKYR, EDATE, SDATE, YMDHMS. */
const dateFormats = new Set([20, 22, 23, 24, 28, 29, 30, 38, 39, 41]);
/** TIME, DTIME, MTIME. */
const timeFormats = new Set([21, 25, 40]);

/** System files count dates in seconds since 1582-10-14; the result is days since 1970-01-01. */
export function daysOf(seconds: number): number {
  return (seconds - secondsBefore1970) / 86_400;
}

const secondsBefore1970 = 12_219_379_200;
