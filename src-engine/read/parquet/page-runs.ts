import type { PageHeader } from "hyparquet";
import type { Damaged } from "../byte-cursor.ts";

export interface PageLimits {
  /** Whether the column has missing values, which levels before the values tell. */
  readonly isOptional: boolean;
  readonly isBoolean: boolean;
  /** Rows that the column still lacks. */
  readonly mostValues: number;
  readonly damaged: Damaged;
}

/**
 * Refuses a page whose runs of equal values (Apache Parquet Format, "RLE/Bit-Packing Hybrid") are longer than the page, or
 * that holds more values than there are rows: one changed bit makes billions of values of a run.
 */
export function checkRuns(page: Uint8Array, header: PageHeader, limits: PageLimits): void {
  const { data_page_header: first, data_page_header_v2: second } = header;
  const data = header.type === "DATA_PAGE" ? first : header.type === "DATA_PAGE_V2" ? second : undefined;
  if (data === undefined) return;
  const { isOptional, isBoolean, mostValues, damaged } = limits;
  const values = data.num_values;
  if (!(values >= 0 && values <= Math.min(mostValues, mostValuesOfPage))) damaged("number of values");
  let start = 0;
  if (second !== undefined && data === second) {
    if (!(second.num_nulls >= 0 && second.num_nulls <= values)) damaged("number of missing values");
    const levels = second.repetition_levels_byte_length;
    start = levels + second.definition_levels_byte_length;
    if (!(levels >= 0 && start >= levels && start <= page.length)) damaged("page levels");
    if (isOptional) runs(page.subarray(levels, start), 1, values, damaged);
  } else if (isOptional) {
    start = afterCountedRuns(page, 0, values, damaged);
  }
  if (data.encoding === "RLE" && isBoolean) afterCountedRuns(page, start, values, damaged);
  if (data.encoding.endsWith("_DICTIONARY") && values > 0) {
    const width = page[start] ?? 0;
    if (width > widestIndex) damaged("dictionary");
    if (width > 0) runs(page.subarray(start + 1), width, values, damaged);
  }
}

const mostValuesOfPage = 1 << 25;
const widestIndex = 32;

/** Runs of single bits with their length in bytes before them. */
function afterCountedRuns(page: Uint8Array, start: number, values: number, damaged: Damaged): number {
  if (start + lengthBytes > page.length) damaged("page levels");
  const length = new DataView(page.buffer, page.byteOffset).getUint32(start, true);
  const end = start + lengthBytes + length;
  if (end > page.length) damaged("page levels");
  runs(page.subarray(start + lengthBytes, end), 1, values, damaged);
  return end;
}

const lengthBytes = 4;

function runs(bytes: Uint8Array, width: number, values: number, damaged: Damaged): void {
  let at = 0;
  for (let seen = 0; seen < values; ) {
    let head = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      // What is missing at the end, the values are refused for when they are read.
      if (byte === undefined) return;
      if (shift > 28) damaged("run of values");
      head += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    const isPacked = head % 2 === 1;
    const run = isPacked ? Math.floor(head / 2) * 8 : head / 2;
    // Packed values come in eights, and some writers fill up the last run.
    if (run > values - seen + (isPacked ? mostFilling : 0)) damaged("run of values");
    at += isPacked ? (run * width) / 8 : Math.ceil(width / 8);
    seen += run;
  }
}

const mostFilling = 504;
