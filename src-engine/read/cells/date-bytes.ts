import { isSpace } from "./white-space.ts";

/** Where year, month and day stand in a date of digits. */
export type DateOrder = "ymd" | "dmy" | "mdy";

/** Reads a date from `bytes`, from `start` to before `end`; NaN for all it does not know, which may be dates nevertheless. */
export type ParseDateBytes = (bytes: Uint8Array, start: number, end: number) => number;

/**
 * Reads dates of three numbers, with a time of day or without, from their bytes: days since 1970-01-01. Years have four
 * digits.
 */
export function dateBytesParser(order: DateOrder, separator: string): ParseDateBytes {
  const mark = separator.charCodeAt(0);
  const [yearPlace, monthPlace, dayPlace] = [order.indexOf("y"), order.indexOf("m"), order.indexOf("d")];
  const parts = new Int32Array(3);

  return (bytes, start, end) => {
    let last = end;
    while (last > start && isSpace(bytes[last - 1] ?? 0)) last--;
    let at = start;
    for (let part = 0; part < 3; part++) {
      const first = at;
      const most = part === yearPlace ? 4 : 2;
      let number = 0;
      for (; at < last && at - first < most; at++) {
        const digit = (bytes[at] ?? 0) - zero;
        if (digit < 0 || digit > 9) break;
        number = number * 10 + digit;
      }
      const digits = at - first;
      if (digits === 0 || (part === yearPlace && digits < 4)) return Number.NaN;
      parts[part] = number;
      if (part < 2 && bytes[at++] !== mark) return Number.NaN;
    }
    const days = dayNumber(parts[yearPlace] ?? 0, parts[monthPlace] ?? 0, parts[dayPlace] ?? 0);
    return at === last ? days : days + secondsOfClock(bytes, at, last) / 86_400;
  };
}

/**
 * Days from 1970-01-01 to a day of the Gregorian calendar (extended backwards), by counting years from March; NaN for a
 * date that the calendar does not have.
 */
export function dayNumber(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  const years = month > 2 ? year : year - 1;
  const fromMarch = (month + 9) % 12;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((153 * fromMarch + 2) / 5) + day - 1 - daysTo1970;
}

/** From 1 March of the year 0. */
const daysTo1970 = 719_468;

function daysIn(year: number, month: number): number {
  if (month !== 2) return 30 + ((month + (month > 7 ? 1 : 0)) % 2);
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Of `T08:30`, ` 8:30:15`: with a blank or T before it; NaN for others. */
function secondsOfClock(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== blank && bytes[start] !== letterT) return Number.NaN;
  const colon = bytes[start + 2] === colonMark ? start + 2 : start + 3;
  const hours = twoDigits(bytes, start + 1, colon);
  const minutes = bytes[colon] === colonMark ? twoDigits(bytes, colon + 1, colon + 3) : Number.NaN;
  if (!(hours < 24 && minutes < 60)) return Number.NaN;
  if (end === colon + 3) return hours * 3600 + minutes * 60;
  const seconds = end === colon + 6 && bytes[colon + 3] === colonMark ? twoDigits(bytes, colon + 4, end) : Number.NaN;
  return seconds < 60 ? hours * 3600 + minutes * 60 + seconds : Number.NaN;
}

function twoDigits(bytes: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

const zero = 0x30;
const blank = 0x20;
const letterT = 0x54;
const colonMark = 0x3a;
