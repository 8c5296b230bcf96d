import type { ImportReason } from "../../../src-contract/data-import.ts";
import type { ColumnPlan } from "./column-collector.ts";
import { type Exceptions, exceptionsOf } from "./misfits.ts";
import type { IsMissingCode } from "./missing-codes.ts";
import type { NumberCollector } from "./number-collector.ts";
import { isShare, type NumberNotation, sharedNotation, writtenNumber } from "./number-notation.ts";
import { datePatterns, patternsOf, timePattern, usualPattern } from "./parse-date.ts";

export interface ColumnGuess {
  readonly plan: ColumnPlan;
  readonly reason: ImportReason;
}

/**
 * What a column is, from its cells taken as numbers. Identifiers stay texts ("001", 17 digits); dates and times are
 * recognised when one pattern reads every cell, numbers with a unit when all have the same; a column of numbers with few exceptions is one of numbers, unless the
 * exceptions look like its own codes ("12a" among whole numbers).
 */
export function guessColumn(column: NumberCollector, isMissingCode: IsMissingCode): ColumnGuess {
  const { misfits, numbers } = column;
  const exceptions = exceptionsOf(misfits, isMissingCode);
  const number: ColumnPlan = { storage: "number", notation: column.notation };
  if (numbers === 0 && exceptions.length === 0) return { plan: number, reason: { code: "empty-column" } };
  if (numbers === 0 && misfits.dates + misfits.times > 0) {
    const marked = markedMoments(column);
    if (marked !== null) return { plan: marked, reason: { code: "file-says-so" } };
  }
  if (column.identifier !== null && isIdentifier(column)) return { plan: text, reason: column.identifier };
  if (isShare(column.notation?.unit ?? null) && column.inNotation < numbers) {
    return { plan: text, reason: percentReason(column) };
  }
  const inNotation = notationReason(column);
  if (exceptions.length === 0 && (misfits.count === 0 || inNotation !== null)) {
    return { plan: number, reason: inNotation ?? { code: "all-numbers", count: numbers } };
  }
  const notation = column.notation === null ? guessNotation(column, exceptions) : null;
  if (notation !== null)
    return { plan: { storage: "number", notation }, reason: { code: "all-numbers", count: numbers } };
  if (exceptions.length === 0 || areMostlyNumbers(column, exceptions)) {
    const texts = [...misfits.texts.keys()].slice(0, mostExceptions);
    return { plan: number, reason: { code: "mostly-numbers", count: numbers, exceptions: texts } };
  }
  return (
    (numbers === 0 ? guessMoment(exceptions, column.decimalComma) : null) ?? {
      plan: text,
      reason: textReason(exceptions),
    }
  );
}

/** Of numbers with decimals none is an identifier, however many digits it has; zeros lead in those that have none. */
function isIdentifier({ identifier, wholeNumbers }: NumberCollector): boolean {
  return identifier?.code === "leading-zeros" || wholeNumbers;
}

/** Why a column is one of texts: the first cell that is nothing else. */
export function textReason(exceptions: Exceptions): ImportReason {
  const [example, { row }] = exceptions[0] ?? ["", { row: 0 }];
  return { code: "texts", example, row };
}

const text: ColumnPlan = { storage: "text" };
const mostExceptions = 20;
const largestShare = 0.1;

/** The notation that next to all of the cells share that are no plain numbers. */
function guessNotation({ numbers }: NumberCollector, exceptions: Exceptions): NumberNotation | null {
  const others = exceptions.filter(([text]) => writtenNumber(text) === null);
  return countOf(others) > largestShare * countOf(exceptions) ? null : notationIn(exceptions, numbers);
}

/** The notation of those that have one, whatever the others are. */
export function notationIn(exceptions: Exceptions, bareNumbers: number): NumberNotation | null {
  return sharedNotation(
    exceptions.flatMap(([text]) => writtenNumber(text) ?? []),
    bareNumbers,
  );
}

function countOf(exceptions: Exceptions): number {
  return exceptions.reduce((sum, [, { count }]) => sum + count, 0);
}

function notationReason({ firstInNotation }: NumberCollector): ImportReason | null {
  if (firstInNotation === null) return null;
  const { example, value } = firstInNotation;
  return { code: "numbers-in-notation", example, value };
}

/** Shares stand beside numbers that have no sign of percent. */
function percentReason({ firstInNotation }: NumberCollector): ImportReason {
  return { code: "texts", example: firstInNotation?.example ?? "", row: firstInNotation?.row ?? 0 };
}

function areMostlyNumbers({ numbers, wholeNumbers, misfits }: NumberCollector, exceptions: Exceptions): boolean {
  if (misfits.overflow || exceptions.length > mostExceptions) return false;
  const count = countOf(exceptions);
  if (count > largestShare * (numbers + count)) return false;
  return !(wholeNumbers && exceptions.some(([example]) => /\d/.test(example)));
}

/**
 * Cells that a workbook itself marks as dates or times: all of them. Hours in a calendar's first weeks are durations. Zeros
 * among later dates, as formulas leave them that look up an empty cell, are the day before the first one, as in Excel.
 */
function markedMoments({ misfits }: NumberCollector): ColumnPlan | null {
  if (misfits.dates + misfits.times < misfits.count) return null;
  const areDatesWithZeros = misfits.dates > misfits.longTimes && misfits.times === misfits.zeros;
  const areTimes =
    (misfits.times > 0 && !areDatesWithZeros) || (misfits.longTimesHaveHours && misfits.longTimes === misfits.dates);
  return { storage: areTimes ? "time" : "date", pattern: null };
}

function guessMoment(exceptions: Exceptions, decimalComma: boolean): ColumnGuess | null {
  const texts = exceptions.map(([example]) => example.trim());
  const example = texts[0] ?? "";
  if (patternsOf(texts, [timePattern]).length > 0) {
    return { plan: { storage: "time", pattern: timePattern }, reason: { code: "times", example } };
  }
  const patterns = patternsOf(texts, datePatterns);
  const pattern = usualPattern(patterns, decimalComma);
  if (pattern === null) return mostlyDates(exceptions);
  const isAmbiguous = patterns.length > 1 && !(decimalComma && pattern.order === "dmy");
  return isAmbiguous
    ? { plan: text, reason: { code: "dates-ambiguous", example, pattern: pattern.name } }
    : { plan: { storage: "date", pattern }, reason: { code: "dates", pattern: pattern.name, example } };
}

/** Dates among which stand a few words ("unknown"). */
function mostlyDates(exceptions: Exceptions): ColumnGuess | null {
  const words = exceptions.filter(([example]) => !/\d/.test(example));
  if (words.length === 0 || !areFewWords(words, countOf(exceptions))) return null;
  const dates = exceptions.filter(([example]) => /\d/.test(example)).map(([example]) => example.trim());
  const [pattern, other] = patternsOf(dates, datePatterns);
  return pattern === undefined || other !== undefined
    ? null
    : { plan: { storage: "date", pattern }, reason: mostlyDatesReason(pattern.name, words) };
}

export function mostlyDatesReason(pattern: string, words: Exceptions): ImportReason {
  return { code: "mostly-dates", pattern, exceptions: words.map(([example]) => example) };
}

/** Whether cells that are none of a column's dates are so few that they are no reason to make it one of texts. */
export function areFewWords(exceptions: Exceptions, cells: number): boolean {
  return (
    exceptions.length <= mostExceptions &&
    countOf(exceptions) <= largestShare * cells &&
    exceptions.every(([example]) => !/\d/.test(example))
  );
}
