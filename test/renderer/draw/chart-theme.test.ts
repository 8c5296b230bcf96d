import { expect, it } from "vitest";
import { dashPattern, paperTheme, seriesColor, windowTheme } from "../../../src-renderer/draw/chart/chart-theme.ts";

it.each([
  ["the window", windowTheme(1)],
  ["paper", paperTheme],
])("six lines of a chart have six colors on %s, and up to forty differ by color and dash together", (_, theme) => {
  const colors = Array.from({ length: 6 }, (_line, line) => seriesColor(theme, line));
  expect(new Set(colors).size).toBe(6);
  const looks = Array.from({ length: 40 }, (_line, line) => `${seriesColor(theme, line)} ${dashPattern(line)}`);
  expect(new Set(looks).size).toBe(40);
});
