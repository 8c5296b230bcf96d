import { describe, expect, test } from "vitest";
import { alignmentFillers, measureColumn, splitAtPoint } from "../../src-print/number-alignment.ts";

const texts = (...all: readonly string[]) => all.map((text) => (text === "" ? [] : [{ text }]));

describe("where a number aligns", () => {
  test.each([
    ["12.10", "12", ".10"],
    ["−1.64", "−1", ".64"],
    ["47,115.81", "47,115", ".81"],
    ["12.64 (0.24)***", "12", ".64 (0.24)***"],
    ["< .001", "< ", ".001"],
    ["157", "157", ""],
    ["404.83 (3)***", "404", ".83 (3)***"],
    [".18 / .23", "", ".18 / .23"],
  ])("%s at its first decimal point, or behind its units", (text, before, after) => {
    expect(splitAtPoint(text, "number")).toEqual({ before, after });
  });

  test("an interval at the comma between its limits, thousands or not", () => {
    expect(splitAtPoint("[−2.12, −1.17]", "interval")).toEqual({ before: "[−2.12,", after: " −1.17]" });
    expect(splitAtPoint("[1,104.20, 2,310.00]", "interval")).toEqual({ before: "[1,104.20,", after: " 2,310.00]" });
  });

  test("a text without digits nowhere: it is centered", () => {
    expect(splitAtPoint("—", "number")).toBeNull();
    expect(alignmentFillers(texts("1.5", "—", ""), "number")).toEqual([{ lead: "", tail: "" }, null, null]);
  });
});

test("invisible characters make every number of a column equally wide on both sides of its point", () => {
  const column = texts("12.64 (0.24)***", "−1.6", "47,115.81", "3");
  const fillers = alignmentFillers(column, "number");
  const shapes = fillers.map((filler, row) => {
    const split = splitAtPoint(column[row]?.[0]?.text ?? "", "number");
    const sorted = (text: string) => [...text.replace(/\d/g, "0")].sort().join("");
    return [sorted(`${filler?.lead}${split?.before}`), sorted(`${split?.after}${filler?.tail}`)];
  });
  expect(new Set(shapes.map(([lead]) => lead)).size).toBe(1);
  expect(new Set(shapes.map(([, tail]) => tail)).size).toBe(1);
});

test("in Word a number is indented by what its tail is narrower than the widest", () => {
  const { block, gaps } = measureColumn(texts("12.64", "3", "0.5"), "number", "Times New Roman");
  // ".64" is 0.25 + 2 × 0.5 em wide in Times, ".5" 0.75, nothing 0; "12" is 1 em.
  expect(gaps.map((gap) => gap?.toFixed(3))).toEqual(["0.000", "1.250", "0.500"]);
  expect(block).toBeCloseTo(2.25, 10);
});

test("a raised letter behind a number counts with its smaller width", () => {
  const noted = [{ text: "0.10" }, { text: "a", style: "superscript" as const }];
  const { gaps } = measureColumn([noted, [{ text: "2.38" }]], "number", "Times New Roman");
  expect(gaps[1]).toBeCloseTo(0.444 * 0.66, 3);
});
