import { describe, expect, it } from "vitest";
import { noMissingValues, type Variable, type VariableSummary } from "../../../src-contract/variable.ts";
import {
  cellCount,
  clipboardText,
  contains,
  rectangleOf,
} from "../../../src-renderer/screens/data/values/cell-range.ts";
import { pageOf, rowPages } from "../../../src-renderer/screens/data/values/row-pages.ts";
import {
  isAlignedRight,
  isDeclaredMissing,
  shownValue,
} from "../../../src-renderer/screens/data/values/shown-value.ts";
import { fittedWidths, valueColumns } from "../../../src-renderer/screens/data/values/value-columns.ts";
import { labelDrafts, labelsOf, problemOf } from "../../../src-renderer/screens/data/variables/label-drafts.ts";
import {
  missingValuesOf,
  missingValuesText,
  rangeProblem,
  rangesOf,
} from "../../../src-renderer/screens/data/variables/missing-drafts.ts";
import { missingCodesOf } from "../../../src-renderer/wording/import.ts";
import { numberText, valueText } from "../../../src-renderer/wording/values.ts";
import { missingText } from "../../../src-renderer/wording/variables.ts";

describe("selected cells", () => {
  const drawnUp = { anchor: { row: 7, column: 3 }, focus: { row: 5, column: 1 } };

  it("is the rectangle between two corners, in whatever direction it was drawn", () => {
    expect(rectangleOf(drawnUp)).toEqual({ firstRow: 5, lastRow: 7, firstColumn: 1, lastColumn: 3 });
    expect(cellCount(drawnUp)).toBe(9);
    expect(contains(drawnUp, { row: 6, column: 2 })).toBe(true);
    expect(contains(drawnUp, { row: 6, column: 4 })).toBe(false);
    expect(contains(null, { row: 0, column: 0 })).toBe(false);
  });

  it("is copied as spreadsheet programs read it", () => {
    expect(
      clipboardText([
        ["a", "b\tc"],
        ['say "x"', ""],
      ]),
    ).toBe('a\t"b\tc"\r\n"say ""x"""\t');
  });
});

describe("pages of rows", () => {
  it("shows up to 250,000 rows at once and a million in pages", () => {
    expect(rowPages(250_000)).toEqual([{ first: 0, count: 250_000 }]);
    const pages = rowPages(1_000_001);
    expect(pages).toHaveLength(11);
    expect(pages.at(-1)).toEqual({ first: 1_000_000, count: 1 });
  });

  it("finds the page of a row", () => {
    const pages = rowPages(1_000_000);
    expect(pageOf(pages, 99_999).first).toBe(0);
    expect(pageOf(pages, 100_000).first).toBe(100_000);
    expect(pageOf(pages, 5_000_000).first).toBe(900_000);
  });
});

describe("values as shown", () => {
  it("gives numbers their decimals and a true minus sign", () => {
    expect(numberText(-1.5, 3)).toBe("−1.500");
    expect(numberText(1224, 0)).toBe("1224");
    expect(numberText(1e20, 2)).toBe("1.0000e20");
    expect(numberText(1e-9, 2)).toBe("1.0000e−9");
  });

  it("shows dates and times of day", () => {
    expect(valueText(20_777, { storage: "date", decimals: 0 })).toBe("2026-11-20");
    expect(valueText(20_777.5, { storage: "date", decimals: 0 })).toBe("2026-11-20 12:00:00");
    expect(valueText(-1, { storage: "date", decimals: 0 })).toBe("1969-12-31");
    expect(valueText(50_525, { storage: "time", decimals: 0 })).toBe("14:02:05");
  });

  it("shows labels in the place of values when asked to, and values without one as they are", () => {
    expect(shownValue(1, sector, true)).toBe("Catholic");
    expect(shownValue(1, sector, false)).toBe("1");
    expect(shownValue(2, sector, true)).toBe("2");
    expect([isAlignedRight(sector, true), isAlignedRight(sector, false)]).toEqual([false, true]);
  });

  it("knows what is missing by declaration: single values and ranges open to one side", () => {
    const missing = { values: [99], ranges: [{ low: null, high: -1 }] };
    expect([99, -1, -50, 0].map((value) => isDeclaredMissing(value, missing))).toEqual([true, true, true, false]);
  });
});

describe("value labels", () => {
  const summary: VariableSummary = {
    name: "sector",
    valid: 3,
    missing: 0,
    distinct: 3,
    numbers: null,
    categories: [0, 1, 2].map((value) => ({ value, count: 1 })),
  };

  it("lists every value that occurs, labelled or not", () => {
    expect(labelDrafts(sector, summary).map(({ value, label }) => [value, label])).toEqual([
      ["0", "Public"],
      ["1", "Catholic"],
      ["2", ""],
    ]);
  });

  it("keeps those with a text", () => {
    expect(labelsOf(labelDrafts(sector, summary), sector)).toEqual(sector.valueLabels);
  });

  it("refuses a value twice, and a word as a value of numbers", () => {
    const drafts = [
      { id: 0, value: "1", label: "a" },
      { id: 1, value: "1", label: "b" },
      { id: 2, value: "x", label: "c" },
    ];
    expect(drafts.map((draft) => problemOf(draft, drafts, sector))).toEqual([
      "Already listed",
      "Already listed",
      "Not a number",
    ]);
    expect(labelsOf(drafts, sector)).toBeNull();
  });
});

describe("missing values", () => {
  it("reads numbers as people type them", () => {
    expect(missingValuesOf("−99; -98 97,5", sector)).toEqual([-99, -98, 97.5]);
    expect(missingValuesOf("99 none", sector)).toBeNull();
    expect(missingValuesOf("not asked; none", { ...sector, storage: "text" })).toEqual(["not asked", "none"]);
    expect(missingValuesText({ values: [-99, 98], ranges: [] })).toBe("−99; 98");
  });

  it("closes a range at one end or both, and refuses one that ends before it begins", () => {
    expect(rangesOf([{ id: 0, low: "", high: "-1" }])).toEqual([{ low: null, high: -1 }]);
    expect(rangeProblem({ id: 0, low: "9", high: "1" })).not.toBeNull();
    expect(rangesOf([{ id: 0, low: "", high: "" }])).toEqual([]);
    expect(rangesOf([{ id: 0, low: "9", high: "1" }])).toBeNull();
  });

  it("is told in words", () => {
    const ranges = [
      { low: null, high: -1 },
      { low: 8, high: 9 },
      { low: 90, high: null },
    ];
    expect(missingText({ values: [-99], ranges })).toBe("−99, −1 and below, 8 to 9, 90 and above");
  });

  it("takes missing codes of an import apart at commas and semicolons only", () => {
    expect(missingCodesOf("NA, not asked;-99, NA")).toEqual(["NA", "not asked", "-99"]);
  });
});

const sector: Variable = {
  column: "c",
  name: "sector",
  label: "",
  storage: "number",
  measure: "nominal",
  decimals: 0,
  valueLabels: [
    { value: 0, label: "Public" },
    { value: 1, label: "Catholic" },
  ],
  missing: noMissingValues,
};

describe("the widths of the grid's columns", () => {
  const wanted = [
    { least: 80, best: 120 },
    { least: 100, best: 180 },
  ];
  it("show whole labels where there is room, and where the grid scrolls anyway", () => {
    expect(fittedWidths(wanted, 400)).toEqual([120, 180]);
    expect(fittedWidths(wanted, 150)).toEqual([120, 180]);
  });
  it("show dates with their times of day, and give dates without no more room than before", () => {
    const visit: Variable = { ...sector, name: "visit", column: "visit", storage: "date", valueLabels: [] };
    const widthOf = (min: number, max: number) => {
      const numbers = { mean: (min + max) / 2, sd: null, min, max };
      const summary = { name: "visit", valid: 200, missing: 0, distinct: 200, numbers, categories: null };
      const room = { scale: 1, available: 0, rows: 200, summaries: { visit: summary } };
      return valueColumns([visit], false, { current: null }, room)[1]?.width ?? 0;
    };
    const digits = 8.4;
    expect(widthOf(19_810.25, 19_900.5)).toBeGreaterThanOrEqual(digits * "2024-03-28 06:00:00".length + 24);
    expect(widthOf(19_810, 19_900)).toBeLessThan(digits * "2024-03-28 06:00:00".length);
  });
  it("give up parts of labels where all columns fit then", () => {
    expect(fittedWidths(wanted, 240)).toEqual([100, 140]);
  });
});
