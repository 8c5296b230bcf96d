import type { Storage } from "../../../src-contract/variable.ts";

/** What a number is by its SAS format, and how it becomes one of ours. */
export interface SasMoment {
  readonly storage: Exclude<Storage, "text">;
  readonly convert: (value: number) => number;
}

/**
 * Days or seconds since 1960 become dates, seconds of a day times (SAS Formats and Informats: Reference, "Formats by
 * Category"). `format` is the format's name, with or without its width: DATE9.
 */
export function sasMoment(format: string): SasMoment {
  const name = format.toUpperCase().replace(/[\d.]+$/, "");
  if (dateTimeFormats.test(name)) return { storage: "date", convert: (seconds) => seconds / 86_400 - daysFrom1960 };
  if (dateFormats.test(name)) return { storage: "date", convert: (days) => days - daysFrom1960 };
  if (timeFormats.test(name)) return { storage: "time", convert: (seconds) => seconds };
  return { storage: "number", convert: (value) => value };
}

const daysFrom1960 = 3653;
const dateTimeFormats =
  /^(DATETIME|DATEAMPM|DT(DATE|MONYY|WKDATX|YEAR|YYQC)|MDYAMPM|[BE]8601(DT|DN|DX|DZ|LX)|NLDATM\w*)$/;
const dateFormats =
  /^(DATE|DAY|DOWNAME|JUL(DAY|IAN)|((DD)?MMYY|DDMMYY|MMDDYY|YYMMDD|MMYY|YYMM)[BCDNPS]?|MON(NAME|TH|YY)|QTRR?|WEEKDATX?|WEEKDATE|WEEKDAY|WORDDATE|WORDDATX|YEAR|YYMON|YYQR?[CDNPS]?|YYWEEK[UVW]?|WEEK[UVW]|[BE]8601DA|NLDATE\w*|EURDF\w+|MINGUO|NENGO|HDATE|HEBDATE)$/;
const timeFormats = /^(TIME|TIMEAMPM|TOD|HHMM|HOUR|MMSS|[BE]8601(TM|TZ|LZ)|NLTIME\w*)$/;
