import type { FunctionDefinition, FunctionTable } from "./definition.ts";
import { ofText } from "./texts.ts";

const number = ["number"] as const;

const ofDate = (signature: string, summary: string): FunctionDefinition => ({
  group: "Dates",
  signature,
  summary,
  parameters: ["date"],
  least: 1,
  most: 1,
  options: [],
  result: "number",
});

const ofMoment = (signature: string, summary: string): FunctionDefinition => ({
  ...ofDate(signature, summary),
  parameters: ["moment"],
});

/** Functions of dates and times. */
export const dates = {
  date: {
    group: "Dates",
    signature: "date(year, month, day)",
    summary: "A date; missing where there is none such. Years of two digits are 1930 to 2029.",
    parameters: number,
    least: 3,
    most: 3,
    options: [],
    result: "date",
  },
  date_from: {
    ...ofText(
      "date_from(text, order)",
      'The date that a text shows; order is "ymd" (default), "dmy" or "mdy".',
      "date",
    ),
    group: "Dates",
    parameters: ["text", "word"],
    words: ["ymd", "dmy", "mdy"],
    least: 1,
    most: 2,
  },
  year: ofDate("year(date)", "The year."),
  month: ofDate("month(date)", "The month, 1 to 12."),
  day: ofDate("day(date)", "The day of the month."),
  quarter: ofDate("quarter(date)", "The quarter of the year, 1 to 4."),
  week: ofDate("week(date)", "The week of the year (ISO 8601: of the year that its Thursday is in)."),
  weekday: ofDate("weekday(date)", "The day of the week, 1 (Monday) to 7 (Sunday)."),
  hour: ofMoment("hour(time)", "The hour of a time, or of a date that has one."),
  minute: ofMoment("minute(time)", "The minute of the hour."),
  add_months: {
    ...ofDate(
      "add_months(date, months)",
      "So many months later (earlier, where negative); the month’s last day where it has no such day.",
    ),
    parameters: ["date", "number"],
    result: "date",
    least: 2,
    most: 2,
  },
  months_between: {
    ...ofDate("months_between(from, to)", "Completed months from one date to another."),
    least: 2,
    most: 2,
  },
  age: {
    ...ofDate("age(birth, at)", "Completed years from one date to another."),
    least: 2,
    most: 2,
  },
} as const satisfies FunctionTable;
