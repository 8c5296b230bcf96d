import { type DateOrder, dateBytesParser, dayNumber, type ParseDateBytes } from "./date-bytes.ts";

/**
 * Dates and times as texts. A column is dates only when one pattern reads every one of its cells, so day and month are
 * never swapped from row to row.
 */
export interface MomentPattern {
  /** As shown to the user: "dd.mm.yyyy". */
  readonly name: string;
  readonly storage: "date" | "time";
  readonly order?: DateOrder;
  /** Days since 1970-01-01 UTC or seconds; NaN when the text does not follow the pattern. */
  parse(text: string): number;
  /** Reads the usual ones of them, sooner. */
  readonly parseBytes?: ParseDateBytes;
}

const minutesAndSeconds = String.raw`:(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([AaPp])\.?[Mm]\.?)?`;
const zone = String.raw`\s?(Z|[+-]\d{2}:?\d{2})?`;
const timeAfterDate = String.raw`(?:[T ]\s?(\d{1,2})${minutesAndSeconds}${zone})?`;

/** By the first three letters without accents; of English, German, French, Spanish, Italian, Portuguese, Dutch and the Nordic languages. */
const monthNames = [
  "jan ene gen",
  "feb fev",
  "mar mrz maa",
  "apr avr abr",
  "may mai maj mag mei",
  "jun giu",
  "jul lug",
  "aug ago aou",
  "sep set",
  "oct okt ott out",
  "nov",
  "dec dez dic des",
].map((names) => names.split(" "));
const monthName = "(\\p{L}{3,})\\.?";

export const datePatterns: readonly MomentPattern[] = [
  numericDate("yyyy-mm-dd", "ymd", "-"),
  numericDate("yyyy/mm/dd", "ymd", "/"),
  numericDate("yyyy.mm.dd", "ymd", "."),
  numericDate("mm/dd/yyyy", "mdy", "/"),
  numericDate("dd/mm/yyyy", "dmy", "/"),
  numericDate("dd.mm.yyyy", "dmy", "."),
  numericDate("dd-mm-yyyy", "dmy", "-"),
  numericDate("mm-dd-yyyy", "mdy", "-"),
  datePattern(
    "dd Mmm yyyy",
    new RegExp(`^(\\d{1,2})(?:\\.? |-|)${monthName}[- ]?(\\d{4})${timeAfterDate}$`, "u"),
    "dmy",
  ),
  datePattern("Mmm dd, yyyy", new RegExp(`^${monthName} (\\d{1,2}),? (\\d{4})${timeAfterDate}$`, "u"), "mdy"),
  numericDate("yy-mm-dd", "ymd", "-"),
  numericDate("yy/mm/dd", "ymd", "/"),
  numericDate("mm/dd/yy", "mdy", "/"),
  numericDate("dd/mm/yy", "dmy", "/"),
  numericDate("dd.mm.yy", "dmy", "."),
  numericDate("dd-mm-yy", "dmy", "-"),
  numericDate("mm-dd-yy", "mdy", "-"),
  datePattern("dd Mmm yy", new RegExp(`^(\\d{1,2})(?:\\.? |-|)${monthName}[- ](\\d{2})${timeAfterDate}$`, "u"), "dmy"),
];

/** Eight digits are a number, unless the user says that they are a date. */
export const compactDate: MomentPattern = datePattern("yyyymmdd", /^(\d{4})(\d{2})(\d{2})$/, "ymd");

export const timePattern: MomentPattern = {
  name: "hh:mm:ss",
  storage: "time",
  parse: (text) => {
    const match = clock.exec(text);
    if (match === null) return Number.NaN;
    return (match[1] === "-" ? -1 : 1) * secondsOf(match.slice(2), longestDuration);
  },
};

const clock = new RegExp(String.raw`^(-)?(\d{1,4})${minutesAndSeconds}$`);
const longestDuration = 9999;

/** The patterns that read every one of `texts`: more than one where day and month cannot be told apart. */
export function patternsOf(texts: readonly string[], patterns: readonly MomentPattern[]): readonly MomentPattern[] {
  return texts.reduce(
    (left, text) => (left.length === 0 ? left : left.filter((pattern) => !Number.isNaN(pattern.parse(text)))),
    texts.length === 0 ? [] : patterns,
  );
}

/** Of patterns that read the same texts: the one of people who write decimal commas, or of those who do not. */
export function usualPattern(patterns: readonly MomentPattern[], decimalComma: boolean): MomentPattern | null {
  const dayFirst = decimalComma ? patterns.find(({ order }) => order === "dmy") : undefined;
  return dayFirst ?? patterns[0] ?? null;
}

function numericDate(name: string, order: DateOrder, separator: string): MomentPattern {
  const year = name.includes("yyyy") ? "\\d{4}" : "\\d{2}";
  const parts = order === "ymd" ? [year, "\\d{1,2}", "\\d{1,2}"] : ["\\d{1,2}", "\\d{1,2}", year];
  const date = parts.map((part) => `(${part})`).join(`\\${separator}`);
  const pattern = datePattern(name, new RegExp(`^${date}${timeAfterDate}$`), order);
  return name.includes("yyyy") ? { ...pattern, parseBytes: dateBytesParser(order, separator) } : pattern;
}

function datePattern(name: string, expression: RegExp, order: DateOrder): MomentPattern {
  const [year, month, day] = [order.indexOf("y") + 1, order.indexOf("m") + 1, order.indexOf("d") + 1];
  return {
    name,
    storage: "date",
    order,
    parse: (text) => {
      const match = expression.exec(text);
      if (match === null) return Number.NaN;
      const days = dayNumber(yearNumber(match[year] ?? ""), monthNumber(match[month]), Number(match[day]));
      return match[4] === undefined ? days : days + (secondsOf(match.slice(4), 23) - zoneSeconds(match[9])) / 86_400;
    },
  };
}

/** Of two digits as Excel takes them: 30 to 99 are 1930 to 1999. */
export function yearNumber(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year + (year < 30 ? 2000 : 1900);
}

function monthNumber(text: string | undefined): number {
  if (text === undefined || /^\d/.test(text)) return Number(text);
  const letters = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  // French alone has two months of the same three letters.
  const start = letters.startsWith("jui") ? (letters.startsWith("juin") ? "jun" : "jul") : letters.slice(0, 3);
  const month = monthNames.findIndex((names) => names.includes(start));
  return month < 0 ? Number.NaN : month + 1;
}

function secondsOf(
  [hours, minutes, seconds = "0", fraction = "0", half]: readonly (string | undefined)[],
  lastHour: number,
): number {
  const hour = hourOf(Number(hours), half, lastHour);
  if (Number(minutes) > 59 || Number(seconds) > 59) return Number.NaN;
  return hour * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`);
}

function hourOf(hour: number, half: string | undefined, lastHour: number): number {
  if (half === undefined) return hour > lastHour ? Number.NaN : hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

function zoneSeconds(text: string | undefined): number {
  if (text === undefined || text === "Z") return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
