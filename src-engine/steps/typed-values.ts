import type { Variable } from "../../src-contract/variable.ts";
import { datePatterns, type MomentPattern, timePattern, usualPattern } from "../read/cells/parse-date.ts";
import { NumberParser } from "../read/cells/parse-number.ts";
import { isWellKnownCode } from "../read/cells/well-known-codes.ts";

/** The number that a typed text is stored as; NaN: no value. Null: it is none that the variable can hold. */
export type ReadTyped = (text: string) => number | null;

/**
 * How texts that were typed or pasted together into a variable are read: numbers with the decimal mark, dates in the order
 * of day and month, that most of them are written in. What people write for "nothing" (NA, n/a, a dot) is no value.
 */
export function typedReader(texts: readonly string[], variable: Variable): ReadTyped {
  const written = texts.filter((text) => !isNothing(text));
  const parse = parserOf(written, variable);
  return (text) => {
    if (isNothing(text)) return Number.NaN;
    const value = parse(text.trim());
    return Number.isFinite(value) ? value : null;
  };
}

/** Dates in the order of day and month that most of the texts are written in; NaN: none. */
export function dateReader(texts: readonly string[]): (text: string) => number {
  const read = readingMost(texts, datePatterns);
  return (text) => read(text.trim());
}

function isNothing(text: string): boolean {
  return text.trim() === "" || isWellKnownCode(text);
}

function parserOf(texts: readonly string[], { storage, decimals }: Variable): (text: string) => number {
  if (storage === "date") return readingMost(texts, datePatterns);
  if (storage === "time") return (text) => timePattern.parse(text);
  return numberParser(texts, decimals > 0);
}

/** Where "1,234" is all there is, a variable with decimals has a decimal comma, and one of whole numbers a thousand. */
function numberParser(texts: readonly string[], hasDecimals: boolean): (text: string) => number {
  const [point, comma] = [new NumberParser(false), new NumberParser(true)];
  const [byPoint, byComma] = [point, comma].map((parser) => countRead(texts, (text) => parser.parse(text)));
  const isComma = byComma === byPoint ? hasDecimals && texts.some(hasCommaOnly) : byComma > byPoint;
  return (text) => (isComma ? comma : point).parse(text);
}

function hasCommaOnly(text: string): boolean {
  return text.includes(",") && !text.includes(".");
}

function readingMost(texts: readonly string[], patterns: readonly MomentPattern[]): (text: string) => number {
  const counts = patterns.map((pattern) => countRead(texts, pattern.parse));
  const most = Math.max(...counts);
  const best = usualPattern(
    patterns.filter((_, place) => counts[place] === most),
    false,
  );
  return (text) => best?.parse(text) ?? Number.NaN;
}

function countRead(texts: readonly string[], parse: (text: string) => number): number {
  return texts.reduce((count, text) => (Number.isNaN(parse(text.trim())) ? count : count + 1), 0);
}
