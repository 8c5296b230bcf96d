import type { ByteCursor, Damaged } from "../byte-cursor.ts";
import type { DecodeText } from "../described/padded-text.ts";
import { type DtaDictionary, textOf } from "./dta-dictionary.ts";

/** The texts of `strL` variables. */
export interface LongTexts {
  /** The text that the eight bytes in a row stand for. */
  find(place: Buffer, littleEndian: boolean, release: number): string | null;
}

/** Reads the long texts of the first `mostRows` rows. */
export function readLongTexts(
  cursor: ByteCursor,
  { longTextsStart, layout }: DtaDictionary,
  decode: DecodeText,
  mostRows: number,
  damaged: Damaged,
): LongTexts | null {
  if (longTextsStart === null) return null;
  const texts = new Map<string, string>();
  cursor.moveTo(longTextsStart);
  if (cursor.bytes(openingTag.length).toString("latin1") !== openingTag) damaged(openingTag);
  while (cursor.bytes(3).toString("latin1") === entryMark) {
    const variable = cursor.uint32();
    const row = layout.release < 118 ? cursor.uint32() : cursor.uint64();
    cursor.uint8();
    const length = cursor.uint32();
    if (row > mostRows) break;
    texts.set(keyOf(variable, row), decode(textOf(cursor.bytes(length))));
  }
  return {
    find: (place, littleEndian, release) => {
      for (const [variable, row] of placesIn(place, littleEndian, release)) {
        const text = texts.get(keyOf(variable, row));
        if (text !== undefined) return text;
      }
      return null;
    },
  };
}

const openingTag = "<strls>";
const entryMark = "GSO";

function keyOf(variable: number, row: number): string {
  return `${variable} ${row}`;
}

/**
 * Variable and observation, in four bytes each (release 117), two and six (118), three and five (119). Programs other
 * than Stata write 119 like 118.
 */
function placesIn(place: Buffer, littleEndian: boolean, release: number): readonly (readonly [number, number])[] {
  const number = (start: number, bytes: number) =>
    littleEndian ? place.readUIntLE(start, bytes) : place.readUIntBE(start, bytes);
  const split = (bytes: number): readonly [number, number] => [number(0, bytes), number(bytes, 8 - bytes)];
  if (release < 118) return [split(4)];
  return release < 119 ? [split(2)] : [split(3), split(2)];
}
