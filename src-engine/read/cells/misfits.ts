/** Cells of a column that are not what the column was taken for: each text with how often and where it occurs. */
export class Misfits {
  /** Of all texts, also of those past the limit. */
  count = 0;
  /** Whether there are more different texts than are kept. */
  overflow = false;
  readonly texts = new Map<string, Misfit>();
  dates = 0;
  /** Dates that may be durations of a day and more, and whether one of them has hours. */
  longTimes = 0;
  longTimesHaveHours = false;
  times = 0;
  /** Times that a workbook's first day begins with, written as a zero. */
  zeros = 0;

  add(text: string, row: number): void {
    this.count++;
    const known = this.texts.get(text);
    if (known !== undefined) known.count++;
    else if (this.texts.size < mostTexts) this.texts.set(text, { count: 1, row });
    else this.overflow = true;
  }
}

export interface Misfit {
  count: number;
  /** The first row of the file that has it; the file's first row is 1. */
  readonly row: number;
}

/** Misfits that are neither missing codes nor error values. */
export type Exceptions = readonly (readonly [text: string, misfit: Misfit])[];

export function exceptionsOf({ texts }: Misfits, isMissingCode: (text: string) => boolean): Exceptions {
  return [...texts].filter(([text]) => !isMissingCode(text) && !isErrorValue(text));
}

const mostTexts = 1000;

/** What spreadsheet programs write where a formula failed. */
export function isErrorValue(text: string): boolean {
  const trimmed = text.trim();
  return errorValues.has(trimmed) || /^Err:\d{3}$/.test(trimmed);
}

const errorValues = new Set([
  "#DIV/0!",
  "#N/A",
  "#NAME?",
  "#NULL!",
  "#NUM!",
  "#REF!",
  "#VALUE!",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#GETTING_DATA",
]);
