import type { Storage } from "../../../src-contract/variable.ts";

/** What a number is by its display format (Stata's `help datetime`), and how it becomes one of ours. */
export interface DtaMoment {
  readonly storage: Exclude<Storage, "text">;
  readonly convert: (value: number) => number;
}

/**
 * Days (`%td`), milliseconds (`%tc`) and milliseconds with leap seconds (`%tC`) since 1960 become dates, or times where
 * only the time of day is shown. Weeks, months, quarters, half-years and years are counts and stay numbers.
 */
export function momentOf(format: string): DtaMoment {
  const [, letter, detail = ""] = /^%-?(d|t[dcC])(.*)$/.exec(format) ?? [];
  switch (letter) {
    case "d":
    case "td":
      return { storage: "date", convert: (days) => days - daysFrom1960 };
    case "tc":
      return showsTimeOnly(detail)
        ? { storage: "time", convert: (milliseconds) => milliseconds / 1000 }
        : { storage: "date", convert: dayOf };
    case "tC":
      return {
        storage: "date",
        convert: (milliseconds) => dayOf(milliseconds - 1000 * leapSecondsBefore(milliseconds)),
      };
    default:
      return { storage: "number", convert: (value) => value };
  }
}

const daysFrom1960 = 3653;
const millisecondsPerDay = 86_400_000;

function dayOf(milliseconds: number): number {
  return milliseconds / millisecondsPerDay - daysFrom1960;
}

function showsTimeOnly(detail: string): boolean {
  return /[Hh]/.test(detail) && !/[CYJNnDdjyw]|Mon|month/.test(detail);
}

/** The days after a leap second (IERS Bulletin C), as days since 1960. */
const daysAfterLeapSeconds = [
  "1972-07-01 1973-01-01 1974-01-01 1975-01-01 1976-01-01 1977-01-01 1978-01-01 1979-01-01 1980-01-01",
  "1981-07-01 1982-07-01 1983-07-01 1985-07-01 1988-01-01 1990-01-01 1991-01-01 1992-07-01 1993-07-01",
  "1994-07-01 1996-01-01 1997-07-01 1999-01-01 2006-01-01 2009-01-01 2012-07-01 2015-07-01 2017-01-01",
]
  .flatMap((days) => days.split(" "))
  .map((day) => Date.parse(day) / millisecondsPerDay + daysFrom1960);

function leapSecondsBefore(milliseconds: number): number {
  const next = daysAfterLeapSeconds.findIndex(
    (day, before) => milliseconds < day * millisecondsPerDay + 1000 * (before + 1),
  );
  return next < 0 ? daysAfterLeapSeconds.length : next;
}

/** Decimals of a fixed format (`%9.2f`); null: the format does not say. */
export function decimalsOf(format: string): number | null {
  const [, decimals] = /^%-?\d*[.,](\d+)f/.exec(format) ?? [];
  return decimals === undefined ? null : Math.min(Number(decimals), mostDecimals);
}

const mostDecimals = 16;
