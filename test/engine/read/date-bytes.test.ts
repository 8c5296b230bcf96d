import { expect, it } from "vitest";
import { dayNumber } from "../../../src-engine/read/cells/date-bytes.ts";
import { datePatterns } from "../../../src-engine/read/cells/parse-date.ts";
import { randomNumbers } from "../../support/made-data.ts";

it("days are those of the calendar, for every date from the year 0 to 9999 that it has", () => {
  const date = new Date(0);
  for (let year = 0; year < 10_000; year += year > 1890 && year < 2110 ? 1 : 37) {
    for (let month = 0; month <= 13; month++) {
      for (const day of [0, 1, 15, 28, 29, 30, 31, 32]) {
        date.setUTCFullYear(year, month - 1, day);
        const isDate = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(dayNumber(year, month, day)).toBe(isDate ? date.getTime() / 86_400_000 : Number.NaN);
      }
    }
  }
});

it("dates read from bytes are those that are read from texts, and nothing else is one", () => {
  const { uniform } = randomNumbers(7);
  const draw = (texts: readonly string[]) => texts[Math.floor(uniform() * texts.length)] ?? "";
  const separators = ["-", "/", "."];
  let read = 0;
  for (let round = 0; round < 20_000; round++) {
    const mark = draw(separators);
    const year = draw(["2024", "1999", "0999", "24", "20245", "9999"]);
    const [first, second] = [draw(["1", "01", "12", "13", "29", "31", "00", "x"]), draw(["2", "02", "12", "30", "31"])];
    const date = (uniform() < 0.5 ? [year, first, second] : [first, second, year]).join(mark);
    const text = `${date}${draw(["", "", "T08:30", " 8:30:15", " 23:59:60", " 24:00", "T08:3", " 08:30:15.5", "Z", " 8", " "])}`;
    const bytes = Buffer.from(`;${text};`);
    for (const pattern of datePatterns) {
      const fromBytes = pattern.parseBytes?.(bytes, 1, bytes.length - 1) ?? Number.NaN;
      if (Number.isNaN(fromBytes)) continue;
      read++;
      expect(fromBytes, `${text} as ${pattern.name}`).toBe(pattern.parse(text.trim()));
    }
  }
  expect(read).toBeGreaterThan(2000);
});
