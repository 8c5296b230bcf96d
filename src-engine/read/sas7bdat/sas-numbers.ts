import type { TakeNumber } from "../sas/sas-columns.ts";
import { sasKindOfLetter } from "../sas/sas-missing.ts";

/** Takes numbers that may be stored with fewer than eight bytes, the lowest ones left out. */
export function ieeeNumbers(littleEndian: boolean): TakeNumber {
  const whole = new DataView(new ArrayBuffer(8));
  return ({ bytes, view, count, recordBytes }, { offset, width }, numbers, convert) => {
    for (let row = 0, at = offset; row < count; row++, at += recordBytes) {
      if (width === 8) {
        const value = view.getFloat64(at, littleEndian);
        if (Number.isNaN(value)) numbers.addMissing(kindOf(bytes[at + (littleEndian ? 5 : 2)] ?? 0));
        else numbers.add(convert(value));
        continue;
      }
      const first = littleEndian ? 8 - width : 0;
      whole.setFloat64(0, 0);
      for (let i = 0; i < width; i++) whole.setUint8(first + i, bytes[at + i] ?? 0);
      const value = whole.getFloat64(0, littleEndian);
      if (Number.isNaN(value)) numbers.addMissing(kindOf(whole.getUint8(littleEndian ? 5 : 2)));
      else numbers.add(convert(value));
    }
  };
}

/** The third highest byte of a missing value, every bit turned, is its tag. */
function kindOf(byte: number): number {
  return kindOfTag(~byte & 0xff);
}

/** A tag is the letter of a missing value, or its number from `._` on, `.` being 1. */
export function kindOfTag(tag: number): number {
  if (tag === 0) return sasKindOfLetter("_".charCodeAt(0));
  if (tag >= firstCounted && tag < firstCounted + 26) return tag - firstCounted + 1;
  return Math.max(sasKindOfLetter(tag), 0);
}

const firstCounted = 2;
