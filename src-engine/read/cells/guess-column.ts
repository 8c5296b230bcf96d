import type { ImportReason } from "../../../src-contract/data-import.ts";
import type { ColumnPlan } from "./column-collector.ts";
import { type Exceptions, exceptionsOf } from "./misfits.ts";
import type { IsMissingCode } from "./missing-codes.ts";
import type { NumberCollector } from "./number-collector.ts";
import { datePatterns, patternsOf, timePattern } from "./parse-date.ts";

export interface ColumnGuess {
  readonly plan: ColumnPlan;
  readonly reason: ImportReason;
}

/**
 * What a column is, from its cells taken as numbers. Identifiers stay texts ("001", 17 digits); dates and times are
 * recognised when one pattern reads every cell; a column of numbers with few exceptions is one of numbers, unless the
 * exceptions look like its own codes ("12a" among whole numbers).
 */
export function guessColumn(column: NumberCollector, isMissingCode: IsMissingCode): ColumnGuess {
  const { misfits, numbers } = column;
  const exceptions = exceptionsOf(misfits, isMissingCode);
  if (numbers === 0 && exceptions.length === 0) return { plan: number, reason: { code: "empty-column" } };
  if (numbers === 0 && misfits.dates + misfits.times > 0) {
    const marked = markedMoments(column);
    if (marked !== null) return { plan: marked, reason: { code: "file-says-so" } };
  }
  if (column.identifier !== null) return { plan: text, reason: column.identifier };
  if (exceptions.length === 0 && misfits.count === 0) {
    return { plan: number, reason: { code: "all-numbers", count: numbers } };
  }
  if (exceptions.length === 0 || areMostlyNumbers(column, exceptions)) {
    const texts = [...misfits.texts.keys()].slice(0, mostExceptions);
    return { plan: number, reason: { code: "mostly-numbers", count: numbers, exceptions: texts } };
  }
  return (numbers === 0 ? guessMoment(exceptions) : null) ?? { plan: text, reason: textReason(exceptions) };
}

/** Why a column is one of texts: the first cell that is nothing else. */
export function textReason(exceptions: Exceptions): ImportReason {
  const [example, { row }] = exceptions[0] ?? ["", { row: 0 }];
  return { code: "texts", example, row };
}

const number: ColumnPlan = { storage: "number" };
const text: ColumnPlan = { storage: "text" };
const mostExceptions = 20;
const largestShare = 0.1;

function areMostlyNumbers({ numbers, wholeNumbers, misfits }: NumberCollector, exceptions: Exceptions): boolean {
  if (misfits.overflow || exceptions.length > mostExceptions) return false;
  const count = exceptions.reduce((sum, [, misfit]) => sum + misfit.count, 0);
  if (count > largestShare * (numbers + count)) return false;
  return !(wholeNumbers && exceptions.some(([example]) => /\d/.test(example)));
}

/** Cells that a workbook itself marks as dates or times: all of them. */
function markedMoments({ misfits }: NumberCollector): ColumnPlan | null {
  if (misfits.dates + misfits.times < misfits.count) return null;
  return { storage: misfits.times > 0 ? "time" : "date", pattern: null };
}

function guessMoment(exceptions: Exceptions): ColumnGuess | null {
  const texts = exceptions.map(([example]) => example.trim());
  const example = texts[0] ?? "";
  if (patternsOf(texts, [timePattern]).length > 0) {
    return { plan: { storage: "time", pattern: timePattern }, reason: { code: "times", example } };
  }
  const [pattern, other] = patternsOf(texts, datePatterns);
  if (pattern === undefined || other !== undefined) return null;
  return { plan: { storage: "date", pattern }, reason: { code: "dates", pattern: pattern.name, example } };
}
