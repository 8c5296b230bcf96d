import type { ByteWriter } from "./byte-writer.ts";

/** How Stata keeps a variable's values (`help dta`). */
export interface StataType {
  readonly code: number;
  readonly bytes: number;
  /** The number of `.`; `.a` and so on follow it. */
  readonly missing: number;
  readonly write: (rows: ByteWriter, value: number) => void;
}

const int8: StataType = { code: 65_530, bytes: 1, missing: 101, write: (rows, value) => rows.int8(value) };
const int16: StataType = { code: 65_529, bytes: 2, missing: 32_741, write: (rows, value) => rows.int16(value) };
export const int32: StataType = {
  code: 65_528,
  bytes: 4,
  missing: 2_147_483_621,
  write: (rows, value) => rows.int32(value),
};
/** Of doubles it is the upper half of the bits that says which missing value it is. */
export const float64: StataType = { code: 65_526, bytes: 8, missing: 0, write: (rows, value) => rows.float64(value) };
export const longText: StataType = { code: 32_768, bytes: 8, missing: 0, write: () => {} };
export const widestText = 2045;

/** The type of the fewest bytes that holds all values that are recorded, as Stata counts them. */
export function smallestType(
  values: Float64Array,
  isMissing: (value: number) => boolean,
  toStata: (value: number) => number,
): StataType {
  let low = 0;
  let high = 0;
  for (const recorded of values) {
    if (isMissing(recorded)) continue;
    const value = toStata(recorded);
    if (!Number.isInteger(value) || Object.is(value, -0)) return float64;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low >= -127 && high <= 100) return int8;
  if (low >= -32_767 && high <= 32_740) return int16;
  return low >= -2_147_483_647 && high <= 2_147_483_620 ? int32 : float64;
}
