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
    values[row] = dayNumber(y, m, d);
  }
  return numbers(values);
}

/** Digits in the order "ymd", "dmy" or "mdy", whatever stands between them. */
export function dateFromTexts(texts: Vector, order: string): NumberVector {
  return numbersOfTexts(texts, (text) => {
    const parts = text.match(/\d+/g);
    if (parts === null || parts.length < 3) return Number.NaN;
    const part = (letter: string) => Number(parts[order.indexOf(letter)]);
    return dayNumber(part("y"), part("m"), part("d"));
  });
}

export function partOfDate(dates: Vector, part: "year" | "month" | "day" | "weekday"): NumberVector {
  return mapNumbers(dates, (days) => {
    if (Number.isNaN(days)) return days;
    const date = new Date(days * millisecondsPerDay);
    switch (part) {
      case "year":
        return date.getUTCFullYear();
      case "month":
        return date.getUTCMonth() + 1;
      case "day":
        return date.getUTCDate();
      case "weekday":
        return date.getUTCDay() === 0 ? 7 : date.getUTCDay();
    }
  });
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
