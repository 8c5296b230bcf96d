import type { ImportReason } from "../../../src-contract/data-import.ts";
import type { TextColumn } from "../../table/table.ts";
import { isErrorValue } from "./misfits.ts";
import type { NumberCollector } from "./number-collector.ts";
import { isWellKnownCode, withoutSpacesAfterPoints } from "./well-known-codes.ts";

/** Tells whether a text stands for a missing value. */
export type IsMissingCode = (text: string) => boolean;

/** The codes in use: those the user gave, or those found. */
export interface MissingCodes {
  readonly codes: readonly string[];
  readonly reason: ImportReason | null;
  readonly isCode: IsMissingCode;
  readonly guessed: boolean;
}

/** Of these, the ones that are nothing else even among texts: "none" and "-" may be answers there. */
const unmistakable = new Set("NA,N/A,#N/A,NaN,NULL,.,k.A.".split(","));

/** Texts of two or three capitals may be codes of countries, where NA is Namibia. */
const countryCode = /^[A-Z]{2,3}$/;

/** An unknown text among numbers is taken for a code when it stands there at least so often. */
const oftenEnough = 3;

/** What counts as a code before all columns have been seen. */
export function firstMissingCodes(chosen: readonly string[] | undefined): IsMissingCode {
  return chosen === undefined ? isWellKnownCode : isOneOf(chosen);
}

export function chosenMissingCodes(chosen: readonly string[]): MissingCodes {
  const reason: ImportReason = { code: "user-chose" };
  return { codes: chosen.map((code) => code.trim()), reason, isCode: isOneOf(chosen), guessed: false };
}

/** A column of numbers, and whether the user made it one: then frequent texts in it are no codes. */
export interface NumbersWithTexts {
  readonly collector: NumberCollector;
  readonly userChose: boolean;
}

/**
 * The codes that the columns themselves show: well-known ones and frequent texts among numbers, unmistakable ones among
 * texts. The reason names the most frequent.
 */
export function guessMissingCodes(numbers: readonly NumbersWithTexts[], texts: readonly TextColumn[]): MissingCodes {
  const counts = new Map<string, number>();
  const add = (text: string, count: number) => counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + count);
  for (const { collector, userChose } of numbers) {
    const isCode = (text: string, count: number) =>
      isWellKnownCode(text) || (!userChose && !isErrorValue(text) && count >= oftenEnough);
    for (const [text, { count }] of collector.misfits.texts) if (isCode(text, count)) add(text, count);
  }
  for (const column of texts) {
    for (const text of unmistakableIn(column)) add(text, countText(column, text));
  }
  const codes = [...counts].sort(([, a], [, b]) => b - a);
  const [example, count] = codes[0] ?? [];
  return {
    codes: codes.map(([code]) => code),
    reason: example === undefined ? null : { code: "missing-code-frequent", example, count: count ?? 0 },
    isCode: isOneOf([...counts.keys()]),
    guessed: true,
  };
}

/** A text column's own texts that count as missing, as they are stored. Guessed codes may be answers there. */
export function missingTexts(column: TextColumn, { isCode, guessed }: MissingCodes): readonly string[] {
  return guessed ? unmistakableIn(column) : column.texts.filter(isCode);
}

/** The codes that are numbers and occur in a column of numbers. */
export function missingNumbers(values: Float64Array, { codes }: MissingCodes): readonly number[] {
  const numbers = codes.filter((code) => code !== "").map(Number);
  return numbers.filter((code) => !Number.isNaN(code) && values.includes(code));
}

function isOneOf(codes: readonly string[]): IsMissingCode {
  const trimmed = new Set(codes.map((code) => code.trim()));
  return (text) => trimmed.has(text.trim());
}

function unmistakableIn({ texts }: TextColumn): readonly string[] {
  const mayBeCountries = texts.length >= 5 && texts.every((text) => countryCode.test(text));
  return mayBeCountries ? [] : texts.filter((text) => unmistakable.has(withoutSpacesAfterPoints(text.trim())));
}

function countText({ codes, texts }: TextColumn, text: string): number {
  const code = texts.indexOf(text);
  return codes.reduce((count, other) => (other === code ? count + 1 : count), 0);
}
