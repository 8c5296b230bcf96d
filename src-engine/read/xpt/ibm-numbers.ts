import type { RecordBlock } from "../described/record-blocks.ts";
import type { TakeNumber } from "../sas/sas-columns.ts";
import { sasKindOfLetter } from "../sas/sas-missing.ts";

/**
 * A number of an IBM mainframe (SAS Technical Note TS-140): a sign, seven bits of exponent to the base 16 with 64 added,
 * 56 bits of fraction, of which a file may keep fewer bytes. Null: a missing value, which is a letter and zeros.
 */
export function ibmNumber(bytes: Uint8Array, at: number, width: number): number | null {
  const first = bytes[at] ?? 0;
  let high = 0;
  let low = 0;
  for (let i = 1; i < 8; i++) {
    const byte = i < width ? (bytes[at + i] ?? 0) : 0;
    if (i < 4) high = high * 256 + byte;
    else low = low * 256 + byte;
  }
  if (high === 0 && low === 0) return sasKindOfLetter(first) >= 0 ? null : 0;
  const value = (high * 4_294_967_296 + low) * 2 ** (((first & 0x7f) - 64) * 4 - 56);
  return first & 0x80 ? -value : value;
}

export const takeIbmNumber: TakeNumber = (rows: RecordBlock, { offset, width }, numbers, convert) => {
  const { bytes, count, recordBytes } = rows;
  for (let row = 0, at = offset; row < count; row++, at += recordBytes) {
    const value = ibmNumber(bytes, at, width);
    if (value === null) numbers.addMissing(sasKindOfLetter(bytes[at] ?? 0));
    else numbers.add(convert(value));
  }
};
