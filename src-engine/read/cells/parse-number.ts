/**
 * Reads numbers as people and programs write them: `-1.5`, `1e-3`, `.5`, `1,234.5`, `1 234`, `Inf`; with a decimal comma
 * `-1,5` and `1.234,5`. Spaces around are ignored. Groups of thousands count only where each has three digits.
 * An object, so that what was seen besides the value needs no allocation per cell.
 */
export class NumberParser {
  /** Digits after the decimal mark of the last number read. */
  decimals = 0;
  /** Whether the last number read started with a zero that a number would not need ("007"). */
  leadingZero = false;
  /** Whether the last number read was a whole one with more digits than a number keeps (17-digit identifiers). */
  tooManyDigits = false;

  private readonly mark: number;
  private readonly grouped: RegExp;
  private readonly decimalComma: boolean;

  constructor(decimalComma: boolean) {
    this.decimalComma = decimalComma;
    this.mark = decimalComma ? comma : point;
    this.grouped = decimalComma ? groupedWithComma : groupedWithPoint;
  }

  /** The number, correctly rounded; NaN when the text is none. */
  parse(text: string): number {
    this.decimals = 0;
    this.leadingZero = false;
    this.tooManyDigits = false;
    let at = 0;
    let end = text.length;
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    while (end > at && isSpace(text.charCodeAt(end - 1))) end--;
    const start = at;
    const sign = text.charCodeAt(at);
    const negative = sign === minus || sign === trueMinus;
    if (negative || sign === plus) at++;

    let digits = 0;
    let mantissa = 0;
    const whole = at;
    for (; at < end; at++) {
      const digit = text.charCodeAt(at) - zero;
      if (digit < 0 || digit > 9) break;
      mantissa = mantissa * 10 + digit;
      if (mantissa > 0) digits++;
    }
    const wholeDigits = at - whole;
    if (at < end && text.charCodeAt(at) === this.mark) {
      for (at++; at < end; at++) {
        const digit = text.charCodeAt(at) - zero;
        if (digit < 0 || digit > 9) break;
        mantissa = mantissa * 10 + digit;
        if (mantissa > 0) digits++;
        this.decimals++;
      }
    }
    if (wholeDigits + this.decimals === 0 || at < end) return this.parseUnusual(text.slice(start, end));

    this.leadingZero = wholeDigits > 1 && text.charCodeAt(whole) === zero;
    this.tooManyDigits = digits > exactDigits && at === whole + wholeDigits;
    if (digits > exactDigits || this.decimals > largestExactPower) return this.parseLong(text.slice(start, end));
    const value = mantissa / (powersOfTen[this.decimals] ?? 1);
    return negative ? -value : value;
  }

  private parseLong(text: string): number {
    return Number((this.decimalComma ? text.replace(",", ".") : text).replace("\u2212", "-"));
  }

  private parseUnusual(text: string): number {
    this.decimals = 0;
    if (text.length > longestUnusual) return Number.NaN;
    const plain = text.replace("\u2212", "-");
    const scientific = (this.decimalComma ? scientificWithComma : scientificWithPoint).exec(plain);
    if (scientific !== null) {
      const [, fraction = "", exponent = "0"] = scientific;
      this.decimals = Math.min(Math.max(fraction.length - Number(exponent), 0), mostDecimals);
      return this.parseLong(plain);
    }
    const groups = this.grouped.exec(plain);
    if (groups !== null) {
      const [, sign = "", whole = "", , fraction = ""] = groups;
      this.decimals = fraction.length;
      return Number(`${sign}${whole.replace(/\D/g, "")}.${fraction}`);
    }
    if (infinite.test(plain)) return plain.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return Number.NaN;
  }
}

const zero = 0x30;
const plus = 0x2b;
const minus = 0x2d;
const trueMinus = 0x2212;
const point = 0x2e;
const comma = 0x2c;

/** Whole numbers up to this many digits are exact, and so is one division of them by a power of ten up to 10^22. */
const exactDigits = 15;
const largestExactPower = 22;
const powersOfTen = Array.from({ length: largestExactPower + 1 }, (_, power) => 10 ** power);
const mostDecimals = 16;
/** Longer texts are not looked into. */
const longestUnusual = 64;

const scientificWithPoint = /^[+-]?(?=\.?\d)\d*\.?(\d*)[eE]([+-]?\d{1,4})$/;
const scientificWithComma = /^[+-]?(?=,?\d)\d*,?(\d*)[eE]([+-]?\d{1,4})$/;
const groupedWithPoint = /^([+-]?)([1-9]\d{0,2}([, '\u2019\u00a0\u202f])\d{3}(?:\3\d{3})*)(?:\.(\d*))?$/;
const groupedWithComma = /^([+-]?)([1-9]\d{0,2}([. '\u2019\u00a0\u202f])\d{3}(?:\3\d{3})*)(?:,(\d*))?$/;
const infinite = /^[+-]?(?:inf|infinity|\u221e)$/i;

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || (code >= 0x09 && code <= 0x0d) || code === 0x202f || code === 0x2009;
}
