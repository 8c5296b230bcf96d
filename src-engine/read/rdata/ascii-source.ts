import type { Damaged } from "../byte-cursor.ts";
import type { RSource } from "./r-source.ts";
import { missingInteger } from "./r-value.ts";

/** R's text form (`ascii = TRUE`): a word a line, texts with their blanks and all beside ASCII as escapes. */
export class AsciiSource implements RSource {
  at: number;
  private readonly bytes: Buffer;
  private readonly damaged: Damaged;

  constructor(bytes: Buffer, start: number, damaged: Damaged) {
    this.bytes = bytes;
    this.at = start;
    this.damaged = damaged;
  }

  int(): number {
    const word = this.word();
    if (word === "NA") return missingInteger;
    return /^-?\d{1,10}$/.test(word) ? Number(word) | 0 : this.damaged(`byte ${this.at}`);
  }

  peekInt(): number {
    const { at } = this;
    const value = this.int();
    this.at = at;
    return value;
  }

  integers(count: number): Int32Array {
    const values = new Int32Array(count);
    for (let index = 0; index < count; index++) values[index] = this.int();
    return values;
  }

  doubles(count: number): Buffer {
    const values = Buffer.alloc(count * 8);
    for (let index = 0; index < count; index++) values.writeDoubleBE(this.double(), index * 8);
    return values;
  }

  text(bytes: number): Buffer {
    if (bytes < 0 || bytes > this.bytes.length) this.damaged(`byte ${this.at}`);
    const text = Buffer.alloc(bytes);
    this.passBlanks();
    for (let index = 0; index < bytes; index++) text[index] = this.character();
    return text;
  }

  /** Two hexadecimal digits each. */
  passRaw(bytes: number): void {
    for (let index = 0; index < bytes; index++) this.word();
  }

  mayHold(count: number, elementBytes: number): boolean {
    return count * Math.min(elementBytes, leastBytes) <= this.bytes.length - this.at;
  }

  private double(): number {
    const word = this.word();
    if (word === "NA" || word === "NaN") return Number.NaN;
    if (word.endsWith("Inf")) return word.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const value = hexadecimal.test(word) ? ofHexadecimal(word) : Number(word);
    return Number.isNaN(value) ? this.damaged(`byte ${this.at}`) : value;
  }

  private word(): string {
    this.passBlanks();
    const start = this.at;
    while (this.at < this.bytes.length && !isBlank(this.bytes[this.at] ?? 0) && this.at - start < longestWord)
      this.at++;
    return start === this.at ? this.damaged(`byte ${start}`) : this.bytes.toString("latin1", start, this.at);
  }

  private passBlanks(): void {
    while (isBlank(this.bytes[this.at] ?? 0)) this.at++;
  }

  private character(): number {
    const byte = this.next();
    if (byte !== backslash) return byte;
    const mark = this.next();
    if (!isOctal(mark)) return escapes.get(String.fromCharCode(mark)) ?? mark;
    let code = mark - zero;
    for (let digits = 1; digits < 3 && isOctal(this.bytes[this.at] ?? 0); digits++)
      code = 8 * code + this.next() - zero;
    return code & 0xff;
  }

  private next(): number {
    return this.bytes[this.at++] ?? this.damaged(`byte ${this.at}`);
  }
}

/** A digit and the end of its line. */
const leastBytes = 2;
const longestWord = 100;
const backslash = 0x5c;
const zero = 0x30;
const escapes = new Map(Object.entries({ n: 0x0a, t: 0x09, v: 0x0b, b: 0x08, r: 0x0d, f: 0x0c, a: 0x07 }));

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function isOctal(byte: number): boolean {
  return byte >= zero && byte <= 0x37;
}

/** As C's "%a" writes doubles without loss: 0x1.8p+1 is 3. */
const hexadecimal = /^(-?)0x([0-9a-f])\.?([0-9a-f]{0,13})p([+-]\d{1,4})$/;

function ofHexadecimal(word: string): number {
  const [, sign = "", whole = "0", digits = "", exponent = "0"] = hexadecimal.exec(word) ?? [];
  const size = Number.parseInt(whole + digits, 16);
  const power = Number(exponent) - 4 * digits.length;
  // In two steps, since 2^-1074 is as small as a power of two gets.
  const half = Math.trunc(power / 2);
  return (sign === "-" ? -1 : 1) * size * 2 ** half * 2 ** (power - half);
}
