/**
 * From seconds since 1970 in UTC to what a clock showed in a time zone, in seconds alike: as R prints points in time.
 * A vector that names no zone is shown in that of the computer, by R as here; zones that are not known count as UTC.
 */
export function clockIn(zone: string): (seconds: number) => number {
  if (zone === "UTC" || zone === "GMT") return (seconds) => seconds;
  const format = offsetFormat(zone);
  if (format === null) return (seconds) => seconds;
  const offsetAt = (seconds: number) => offsetIn(format.format(seconds * 1000));
  const days = new Map<number, number | null>();
  // A day with one offset needs no second look; on others, as in March and October, each moment is looked up.
  const offsetOfDay = (day: number) => {
    const first = offsetAt(day * secondsPerDay);
    return first === offsetAt((day + 1) * secondsPerDay - 1) ? first : null;
  };
  return (seconds) => {
    if (Math.abs(seconds) > mostSeconds) return seconds;
    const day = Math.floor(seconds / secondsPerDay);
    let offset = days.get(day);
    if (offset === undefined) {
      offset = offsetOfDay(day);
      days.set(day, offset);
    }
    return seconds + (offset ?? offsetAt(seconds));
  };
}

const secondsPerDay = 86_400;
/** Some 200,000 years: calendars of computers go no further. */
const mostSeconds = 8e12 - secondsPerDay;

function offsetFormat(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZoneName: "longOffset",
      ...(zone !== "" && { timeZone: zone }),
    });
  } catch {
    return null;
  }
}

/** Seconds of "1/1/1970, GMT-05:00". */
function offsetIn(text: string): number {
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = /GMT([+\-\u2212])(\d+):(\d+)(?::(\d+))?/.exec(text) ?? [];
  const offset = 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds);
  return sign === "+" ? offset : -offset;
}
