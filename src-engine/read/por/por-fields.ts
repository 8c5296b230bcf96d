import type { Damaged } from "../byte-cursor.ts";
import type { PorCharacters } from "./por-characters.ts";

/** Reads the fields of a portable file: numbers to the base 30, each ended by a slash, and texts after their length. */
export class PorFields {
  readonly characters: PorCharacters;
  private readonly damaged: Damaged;

  constructor(characters: PorCharacters, damaged: Damaged) {
    this.characters = characters;
    this.damaged = damaged;
  }

  /** The letter that says what follows. */
  tag(): string {
    return String.fromCharCode(this.characters.next());
  }

  /** A number that may follow a letter that has been read; NaN: nothing was recorded. */
  number(first = this.afterBlanks()): number {
    if (first === asterisk) {
      this.characters.next();
      return Number.NaN;
    }
    let digits = "";
    for (let byte = first; byte !== slash; byte = this.characters.next()) {
      digits += String.fromCharCode(byte);
      if (digits.length > longestNumber) return this.damaged(`character ${this.characters.position}`);
    }
    const value = numberToBase30(digits);
    return Number.isNaN(value) ? this.damaged(`character ${this.characters.position}`) : value;
  }

  whole(): number {
    const value = this.number();
    return Number.isInteger(value) ? value : this.damaged(`character ${this.characters.position}`);
  }

  /** Bytes of a text, whose length may start with a letter that has been read. */
  text(first?: number): Buffer {
    const length = this.number(first);
    if (!(length >= 0 && length <= longestText)) return this.damaged(`character ${this.characters.position}`);
    return this.characters.bytes(length);
  }

  afterBlanks(): number {
    for (;;) {
      const byte = this.characters.next();
      if (byte !== blank) return byte;
    }
  }
}

const slash = 0x2f;
const asterisk = 0x2a;
const blank = 0x20;
const longestNumber = 1000;
const longestText = 32_767;

/** A number in digits 0 to 9 and A to T, with a point and an exponent, rounded correctly; NaN: it is none. */
export function numberToBase30(text: string): number {
  const [whole, sign, digits = "", fraction = "", exponentSign, exponent = ""] =
    /^(-?)([0-9A-T]*)(?:\.([0-9A-T]*))?(?:([+-])([0-9A-T]{1,3}))?$/.exec(text) ?? [];
  if (whole === undefined || digits.length + fraction.length === 0) return Number.NaN;
  const mantissa = wholeNumber(digits + fraction);
  const power = Number(wholeNumber(exponent)) * (exponentSign === "-" ? -1 : 1) - fraction.length;
  if (Math.abs(power) > largestPower) return mantissa === 0n || power < 0 ? 0 : Number.POSITIVE_INFINITY;
  const scale = 30n ** BigInt(Math.abs(power));
  const value = power >= 0 ? Number(mantissa * scale) : quotient(mantissa, scale);
  return sign === "-" ? -value : value;
}

const largestPower = 1000;

function wholeNumber(digits: string): bigint {
  if (digits.length <= exactDigits) return BigInt(digits === "" ? 0 : Number.parseInt(digits, 30));
  return (
    wholeNumber(digits.slice(0, -exactDigits)) * 30n ** BigInt(exactDigits) + wholeNumber(digits.slice(-exactDigits))
  );
}

/** Digits to the base 30 that a number keeps. */
const exactDigits = 10;

/** The double nearest to a fraction. */
function quotient(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const shift = Math.max(0, denominator.toString(2).length - numerator.toString(2).length + 66);
  const scaled = numerator << BigInt(shift);
  // A remainder only matters where the rest lies exactly between two doubles.
  const sticky = scaled % denominator === 0n ? 0n : 1n;
  return (
    Number(((scaled / denominator) << 1n) | sticky) *
    2 ** -Math.min(shift + 1, 1000) *
    2 ** Math.min(1000 - shift - 1, 0)
  );
}
