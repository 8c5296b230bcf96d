import { describe, expect, test } from "vitest";
import type { OutputTable } from "../../../src-contract/output.ts";
import { defaultReportLayout } from "../../../src-contract/project.ts";
import { wordDocument } from "../../../src-engine/export/word-document.ts";
import { splitAtPoint } from "../../../src-print/number-alignment.ts";
import { textWidth } from "../../../src-print/text-width.ts";
import { hsbComparison, hsbFixedEffects } from "../../support/hsb-output.ts";
import { attribute, elements, textOf, wordPart } from "../../support/word-file.ts";

async function documentOf(table: OutputTable): Promise<string> {
  const block = { item: "t", kind: "table", number: 3, title: table.title, table } as const;
  const options = { title: "Test", layout: defaultReportLayout, pictures: [] };
  return wordPart(await wordDocument([block], options), "word/document.xml");
}

const fixed = await documentOf(hsbFixedEffects);
const comparison = await documentOf(hsbComparison);

const rowsOf = (xml: string) => elements(elements(xml, "w:tbl")[0] ?? "", "w:tr");
const cellsOf = (row: string) => elements(row, "w:tc");
const sides = ["top", "bottom", "left", "right"] as const;
const hasRule = (cell: string, side: (typeof sides)[number]) =>
  attribute(elements(cell, "w:tcBorders")[0] ?? "", `w:${side}`, "w:val") === "single";

describe("rules of a table in Word", () => {
  const rows = rowsOf(fixed);
  const withRule = (side: (typeof sides)[number]) =>
    rows.flatMap((row, index) => (cellsOf(row).some((cell) => hasRule(cell, side)) ? [index] : []));

  test("one above the heads, one below them, one below the last row, across all columns", () => {
    expect(withRule("top")).toEqual([0]);
    expect(withRule("bottom")).toEqual([0, rows.length - 1]);
    const across = (row: string | undefined, side: "top" | "bottom") =>
      cellsOf(row ?? "").every((cell) => hasRule(cell, side));
    expect([across(rows[0], "top"), across(rows[0], "bottom"), across(rows.at(-1), "bottom")]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("no vertical ones, and none between the rows", () => {
    expect([withRule("left"), withRule("right")]).toEqual([[], []]);
    const borders = elements(fixed, "w:tblBorders")[0] ?? "";
    expect(["left", "right", "insideH", "insideV"].map((side) => attribute(borders, `w:${side}`, "w:val"))).toEqual([
      "none",
      "none",
      "none",
      "none",
    ]);
  });

  test("one under each spanner, ending before its neighbor's begins", () => {
    const [upper = "", lower = ""] = rowsOf(comparison);
    const spanners = cellsOf(upper).filter((cell) => cell.includes("<w:pBdr>"));
    expect(spanners.map(textOf)).toEqual([
      "Model 1: Null",
      "Model 2: Random slope",
      "Model 3: Level-2 predictors",
      "Model 4: Cross-level",
    ]);
    expect(spanners.some((cell) => hasRule(cell, "bottom"))).toBe(false);
    expect(attribute(spanners[3] ?? "", "w:gridSpan", "w:val")).toBe("3");
    expect(cellsOf(lower).every((cell) => hasRule(cell, "bottom"))).toBe(true);
  });
});

describe("what stands around a table in Word", () => {
  const paragraphs = elements(fixed.replace(/<w:tbl>.*<\/w:tbl>/s, ""), "w:p");
  const styles = paragraphs.map((paragraph) => attribute(paragraph, "w:pStyle", "w:val"));

  test("the number on a line of its own, the title on the next, notes below", () => {
    expect(styles).toEqual(["APATableNumber", "APATableTitle", "APATableNote"]);
    expect(paragraphs.map(textOf).slice(0, 2)).toEqual(["Table 3", "Fixed Effects on Mathematics Achievement"]);
    expect(textOf(paragraphs[2] ?? "")).toMatch(/^Note\. N = 7,185 students in 160 schools\./);
  });

  test("the number is a caption field, so that Word can refer to it", () => {
    expect(fixed).toContain('w:instr="SEQ Table \\* ARABIC"');
  });

  test("notes keep the order they have: general, specific, probability", () => {
    const notes = elements(comparison, "w:p")
      .filter((paragraph) => attribute(paragraph, "w:pStyle", "w:val") === "APATableNote")
      .map(textOf);
    expect(notes.map((note) => note.slice(0, 6))).toEqual(["Note. ", "*p < ."]);
  });
});

describe("rows of a table in Word", () => {
  test("heads repeat on every page, no row is split", () => {
    const heads = (xml: string) => rowsOf(xml).map((row) => row.includes("<w:tblHeader/>"));
    expect(heads(fixed).lastIndexOf(true)).toBe(0);
    expect(heads(comparison).lastIndexOf(true)).toBe(1);
    expect(rowsOf(comparison).every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
  });

  test("a section's name reaches over all columns", () => {
    const section = rowsOf(fixed)[1] ?? "";
    expect(textOf(section)).toBe("School mean, β0");
    expect(attribute(section, "w:gridSpan", "w:val")).toBe("8");
  });

  test("symbols are italic, Greek letters and numbers upright", () => {
    const runs = (row: string | undefined) =>
      elements(row ?? "", "w:r").map((run) => [textOf(run), run.includes("<w:i/>")]);
    expect(runs(rowsOf(fixed)[0])).toEqual([
      ["Effect", false],
      ["b", true],
      ["SE", true],
      ["Robust ", false],
      ["SE", true],
      ["t", true],
      ["df", true],
      ["p", true],
      ["95% CI", false],
    ]);
    expect(runs(rowsOf(fixed)[2]).every(([, italic]) => italic === false)).toBe(true);
  });

  test("a negative number has a true minus sign", () => {
    expect(textOf(cellsOf(rowsOf(fixed).at(-1) ?? "")[1] ?? "")).toBe("−1.64");
  });
});

describe("numbers of a column in Word", () => {
  /** Where a cell's decimal point stands, from the cell's right edge, in twips at the table's size. */
  const pointsOf = (xml: string, column: number, align: "number" | "interval", size: number) =>
    rowsOf(xml).flatMap((row) => {
      const cell = cellsOf(row)[column];
      const split = cell === undefined || row.includes("<w:tblHeader/>") ? null : splitAtPoint(textOf(cell), align);
      if (cell === undefined || split === null) return [];
      expect(attribute(cell, "w:jc", "w:val")).toBe("right");
      const tail = textWidth([{ text: split.after }], "Times New Roman") * size * 20;
      return [Number(attribute(cell, "w:ind", "w:right")) + tail];
    });

  test.each([
    ["fixed effects", fixed, 1, "number", 11],
    ["tests", fixed, 6, "number", 11],
    ["intervals", fixed, 7, "interval", 11],
    ["models side by side", comparison, 2, "number", 10],
  ] as const)("stand with their points under each other: %s", (_, xml, column, align, size) => {
    expect(attribute(rowsOf(xml)[2] ?? "", "w:sz", "w:val")).toBe(String(2 * size));
    const points = pointsOf(xml, column, align, size);
    expect(points.length).toBeGreaterThan(5);
    expect(Math.max(...points) - Math.min(...points)).toBeLessThan(1.5);
  });
});

test("a table that is too wide for an upright page lies on one of its own", () => {
  expect(attribute(comparison, "w:pgSz", "w:orient")).toBe("landscape");
  expect(attribute(comparison, "w:pgSz", "w:w")).toBe("15840");
  expect(attribute(fixed, "w:pgSz", "w:orient")).not.toBe("landscape");
  const width = (xml: string) =>
    elements(xml, "w:gridCol").reduce((sum, column) => sum + Number(attribute(column, "w:gridCol", "w:w")), 0);
  expect(width(fixed)).toBeLessThanOrEqual(9360);
  expect(width(comparison)).toBeLessThanOrEqual(12960);
});

test("a table that takes most of a page begins one, a small one does not", () => {
  expect([comparison.includes("<w:pageBreakBefore/>"), fixed.includes("<w:pageBreakBefore/>")]).toEqual([true, false]);
});
