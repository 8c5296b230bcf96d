import { type NumberNotation, writtenNumber } from "./number-notation.ts";
import { isSpace } from "./white-space.ts";

/**
 * Reads numbers as people and programs write them: `-1.5`, `1e-3`, `.5`, `1,234.5`, `1 234`, `Inf`; with a decimal comma
 * `-1,5` and `1.234,5`. Spaces around are ignored. Groups of thousands count only where each has three digits or, as in
 * India, all but the last two (`1,00,000`). Where a column has a notation, also in that.
 * An object, so that what was seen besides the value needs no allocation per cell.
 */
export class NumberParser {
  /** Digits after the decimal mark of the last number read. */
  decimals = 0;
  /** Whether the last number read started with a zero that a number would not need ("007"). */
  leadingZero = false;
  /** Whether the last number read was a whole one beyond those that all are exact, up to 2^53 (17-digit identifiers). */
  tooManyDigits = false;
  /** Whether the last number read stood in the column's notation. */
  inNotation = false;

  private readonly scratch = new Uint8Array(longestPlain);
  private readonly mark: number;
  private readonly grouped: RegExp;
  private readonly decimalComma: boolean;
  private readonly notation: NumberNotation | null;

  constructor(decimalComma: boolean, notation: NumberNotation | null = null) {
    this.decimalComma = decimalComma;
    this.notation = notation;
    this.mark = decimalComma ? comma : point;
    this.grouped = decimalComma ? groupedWithComma : groupedWithPoint;
  }

  /** The number, correctly rounded; NaN when the text is none. */
  parse(text: string): number {
    this.inNotation = false;
    const bare = this.parseBare(text);
    if (!Number.isNaN(bare) || this.notation === null) return bare;
    const written = writtenNumber(text);
    if (written === null || (written.unit ?? this.notation.unit) !== this.notation.unit) return Number.NaN;
    this.inNotation = true;
    return this.parseBare(written.digits);
  }

  private parseBare(text: string): number {
    const value =
      text.length <= longestPlain ? this.parseBytes(this.scratch, 0, asciiOf(text, this.scratch)) : Number.NaN;
    return Number.isNaN(value) ? this.parseUnusual(text.trim().replace("\u2212", "-")) : value;
  }

  /**
   * The number that stands in `bytes` from `start` to before `end` in ASCII, digits with at most a sign and a decimal
   * mark; NaN for all others, which may be numbers nevertheless: `parse` knows.
   */
  parseBytes(bytes: Uint8Array, start: number, end: number): number {
    this.decimals = 0;
    this.leadingZero = false;
    this.tooManyDigits = false;
    let at = start;
    let last = end;
    while (at < last && isSpace(bytes[at] ?? 0)) at++;
    while (last > at && isSpace(bytes[last - 1] ?? 0)) last--;
    const isNegative = bytes[at] === minus;
    if (isNegative || bytes[at] === plus) at++;

    const whole = at;
    let mantissa = 0;
    for (; at < last; at++) {
      const digit = (bytes[at] ?? 0) - zero;
      if (digit < 0 || digit > 9) break;
      mantissa = mantissa * 10 + digit;
    }
    const wholeDigits = at - whole;
    let decimals = 0;
    if (at < last && bytes[at] === this.mark) {
      const first = ++at;
      for (; at < last; at++) {
        const digit = (bytes[at] ?? 0) - zero;
        if (digit < 0 || digit > 9) break;
        mantissa = mantissa * 10 + digit;
      }
      decimals = at - first;
    }
    if (wholeDigits + decimals === 0 || at < last) return Number.NaN;
    if (mantissa >= leastInexact || decimals > largestExactPower) return Number.NaN;
    this.decimals = decimals;
    this.leadingZero = wholeDigits > 1 && bytes[whole] === zero;
    const value = decimals === 0 ? mantissa : mantissa / (powersOfTen[decimals] ?? 1);
    return isNegative ? -value : value;
  }

  private parseUnusual(text: string): number {
    this.decimals = 0;
    this.leadingZero = false;
    this.tooManyDigits = false;
    const long = (this.decimalComma ? plainWithComma : plainWithPoint).exec(text);
    if (long !== null) {
      const [, whole = "", mark, fraction = ""] = long;
      this.decimals = fraction.length;
      this.leadingZero = whole.length > 1 && whole.startsWith("0");
      const value = this.withPoint(text);
      this.tooManyDigits = mark === undefined && !Number.isSafeInteger(value);
      return value;
    }
    if (text.length > longestUnusual) return Number.NaN;
    const scientific = (this.decimalComma ? scientificWithComma : scientificWithPoint).exec(text);
    if (scientific !== null) {
      const [, fraction = "", exponent = "0"] = scientific;
      this.decimals = Math.min(Math.max(fraction.length - Number(exponent), 0), mostDecimals);
      return this.withPoint(text);
    }
    const groups = this.grouped.exec(text);
    if (groups !== null) {
      const { sign = "", whole = "", fraction = "" } = groups.groups ?? {};
      this.decimals = fraction.length;
      return Number(`${sign}${whole.replace(/\D/g, "")}.${fraction}`);
    }
    if (infinite.test(text)) return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return Number.NaN;
  }

  private withPoint(text: string): number {
    return Number(this.decimalComma ? text.replace(",", ".") : text);
  }
}

const zero = 0x30;
const plus = 0x2b;
const minus = 0x2d;
const point = 0x2e;
const comma = 0x2c;

/** Whole numbers below this are exact, and so is one division of them by a power of ten up to 10^22. */
const leastInexact = 1e15;
const largestExactPower = 22;
const powersOfTen = Array.from({ length: largestExactPower + 1 }, (_, power) => 10 ** power);
const mostDecimals = 16;
/** Longer texts are taken for long numbers at once. */
const longestPlain = 32;
/** Longer texts are not looked into. */
const longestUnusual = 64;

const plainWithPoint = /^[+-]?(?=\.?\d)(\d*)(\.)?(\d*)$/;
const plainWithComma = /^[+-]?(?=,?\d)(\d*)(,)?(\d*)$/;
const scientificWithPoint = /^[+-]?(?=\.?\d)\d*\.?(\d*)[eE]([+-]?\d{1,4})$/;
const scientificWithComma = /^[+-]?(?=,?\d)\d*,?(\d*)[eE]([+-]?\d{1,4})$/;
const groupedWithPoint =
  /^(?<sign>[+-]?)(?<whole>[1-9]\d{0,2}([, '\u2019\u00a0\u202f])\d{3}(?:\3\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3})(?:\.(?<fraction>\d*))?$/;
const groupedWithComma =
  /^(?<sign>[+-]?)(?<whole>[1-9]\d{0,2}([. '\u2019\u00a0\u202f])\d{3}(?:\3\d{3})*)(?:,(?<fraction>\d*))?$/;
const infinite = /^[+-]?(?:inf|infinity|\u221e)$/i;

/** Writes a text's characters to `bytes`, and how many there are; 0 where one is none of ASCII. */
function asciiOf(text: string, bytes: Uint8Array): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return 0;
    bytes[at] = code;
  }
  return text.length;
}
