const millisecondsPerDay = 86_400_000;

/**
 * Days since 1970-01-01 UTC as "2020-01-31", or "2020-01-31 12:30:00" with its time of day, which is shown where there is
 * one unless told otherwise; the number of days where no calendar has it.
 */
export function isoMoment(days: number, withTime = !Number.isInteger(days)): string {
  const date = new Date(Math.round(days * millisecondsPerDay));
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) return String(days);
  const [day = "", time = ""] = date.toISOString().split("T");
  return withTime ? `${day} ${time.replace(/(\.000)?Z$/, "")}` : day;
}

/** Seconds as "08:05:30"; more than a day is "30:00:00". */
export function clockText(seconds: number): string {
  const sign = seconds < 0 ? "-" : "";
  const milliseconds = Math.round(Math.abs(seconds) * 1000);
  const two = (part: number) => String(Math.floor(part)).padStart(2, "0");
  const rest = milliseconds % 1000 === 0 ? "" : `.${String(milliseconds % 1000).padStart(3, "0")}`;
  return `${sign}${two(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}${rest}`;
}
