import { yearNumber } from "../../read/cells/parse-date.ts";
import {
  commonLength,
  mapNumbers,
  type NumberVector,
  numbers,
  numbersOf,
  numbersOfTexts,
  strideOf,
  type Vector,
} from "./vectors.ts";

/** Dates are days since 1970-01-01 UTC. */
const millisecondsPerDay = 86_400_000;

export function dateOf(year: Vector, month: Vector, day: Vector): NumberVector {
  const parts = [year, month, day].map((part) => ({ values: numbersOf(part), stride: strideOf(part) }));
  const values = new Float64Array(commonLength([year, month, day]));
  for (let row = 0; row < values.length; row++) {
    const [y, m, d] = parts.map((part) => part.values[row * part.stride]);
    values[row] = y < 0 ? Number.NaN : dayNumber(yearNumber(String(y).padStart(2, "0")), m, d);
  }
  return numbers(values);
}

/** Digits in the order "ymd", "dmy" or "mdy", whatever stands between them; years of two digits as files are read. */
export function dateFromTexts(texts: Vector, order: string): NumberVector {
  return numbersOfTexts(texts, (text) => {
    const parts = text.match(/\d+/g);
    if (parts === null || parts.length < 3) return Number.NaN;
    const part = (letter: string) => parts[order.indexOf(letter)] ?? "";
    return dayNumber(yearNumber(part("y")), Number(part("m")), Number(part("d")));
  });
}

export type DatePart = "year" | "quarter" | "month" | "week" | "weekday" | "day";

export function partOfDate(dates: Vector, part: DatePart): NumberVector {
  return mapNumbers(dates, (days) => {
    if (Number.isNaN(days)) return days;
    const date = new Date(days * millisecondsPerDay);
    switch (part) {
      case "year":
        return date.getUTCFullYear();
      case "quarter":
        return Math.floor(date.getUTCMonth() / 3) + 1;
      case "month":
        return date.getUTCMonth() + 1;
      case "week":
        return weekOf(Math.floor(days));
      case "day":
        return date.getUTCDate();
      case "weekday":
        return weekdayOf(days);
    }
  });
}

/** 1 (Monday) to 7: 1970-01-01 was a Thursday. */
function weekdayOf(days: number): number {
  return ((((Math.floor(days) + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601: weeks belong to the year of their Thursday. */
function weekOf(day: number): number {
  const thursday = day - weekdayOf(day) + 4;
  const newYear = Date.UTC(new Date(thursday * millisecondsPerDay).getUTCFullYear(), 0, 1) / millisecondsPerDay;
  return Math.floor((thursday - newYear) / 7) + 1;
}

/** The same day of another month, or its last one; the time of day stays. */
export function monthsLater(days: number, months: number): number {
  if (Number.isNaN(days) || !Number.isInteger(months)) return Number.NaN;
  const day = Math.floor(days);
  const date = new Date(day * millisecondsPerDay);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(wanted, lastOfMonth));
  return date.getTime() / millisecondsPerDay + (days - day);
}

/** Completed months, negative where `to` comes first. */
export function monthsBetween(from: number, to: number): number {
  if (Number.isNaN(from) || Number.isNaN(to)) return Number.NaN;
  if (to < from) return 0 - monthsBetween(to, from);
  const [first, last] = [from, to].map((days) => new Date(days * millisecondsPerDay));
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
  return last.getUTCDate() < first.getUTCDate() ? months - 1 : months;
}

/** Completed years. */
export function yearsBetween(birth: number, at: number): number {
  if (Number.isNaN(birth) || Number.isNaN(at)) return Number.NaN;
  const [from, to] = [new Date(birth * millisecondsPerDay), new Date(at * millisecondsPerDay)];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const isBefore =
    to.getUTCMonth() < from.getUTCMonth() ||
    (to.getUTCMonth() === from.getUTCMonth() && to.getUTCDate() < from.getUTCDate());
  return isBefore ? years - 1 : years;
}

/** NaN for a day that is not in the calendar. */
function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year);
  const isThere = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThere ? date.getTime() / millisecondsPerDay : Number.NaN;
}
