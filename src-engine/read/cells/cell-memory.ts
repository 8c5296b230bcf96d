import type { ByteRows } from "./byte-rows.ts";

/**
 * What was made of the cells of a column, by their bytes: most texts and dates of a column stand in it many times, and
 * need not be decoded and looked up anew. Keeps the last one in each of its places, at most 4,096.
 */
export class CellMemory {
  private readonly make: (text: string) => number;
  private places = firstPlaces;
  private kept = 0;
  private keys = new Uint8Array(firstPlaces * longestKey);
  /** One more than the length of the key; 0: the place is free. */
  private lengths = new Uint8Array(firstPlaces);
  private values = new Float64Array(firstPlaces);

  constructor(make: (text: string) => number) {
    this.make = make;
  }

  /** What `make` makes of the text of a cell. */
  valueOf(text: ByteRows, cell: number): number {
    const start = text.start(cell);
    const length = text.end(cell) - start;
    if (length > longestKey || !text.isPlain(cell)) return this.make(text.text(cell));
    const { bytes } = text;
    const place = hash(bytes, start, length) & (this.places - 1);
    const key = place * longestKey;
    if (this.lengths[place] === length + 1 && isSame(this.keys, key, bytes, start, length)) {
      return this.values[place] ?? Number.NaN;
    }
    const value = this.make(text.text(cell));
    if (this.kept++ > 2 * this.places && this.places < mostPlaces) {
      this.grow();
    } else {
      for (let i = 0; i < length; i++) this.keys[key + i] = bytes[start + i] ?? 0;
      this.lengths[place] = length + 1;
      this.values[place] = value;
    }
    return value;
  }

  private grow(): void {
    this.places *= 4;
    this.kept = 0;
    this.keys = new Uint8Array(this.places * longestKey);
    this.lengths = new Uint8Array(this.places);
    this.values = new Float64Array(this.places);
  }
}

const firstPlaces = 16;
const mostPlaces = 4096;
const longestKey = 32;

/** FNV-1a, with its upper bits mixed into the lower ones. */
function hash(bytes: Uint8Array, start: number, length: number): number {
  let state = 0x811c9dc5;
  for (let i = start; i < start + length; i++) state = Math.imul(state ^ (bytes[i] ?? 0), 0x01000193);
  return state ^ (state >>> 15);
}

function isSame(keys: Uint8Array, key: number, bytes: Uint8Array, start: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (keys[key + i] !== bytes[start + i]) return false;
  return true;
}
