import { describe, expect, test } from "vitest";
import { tablesForClipboard } from "../../src-print/clipboard.ts";
import { splitAtPoint } from "../../src-print/number-alignment.ts";
import { clipboardTable } from "../../src-print/table-clipboard.ts";
import { textWidth } from "../../src-print/text-width.ts";
import { hsbComparison, hsbFixedEffects } from "../support/hsb-output.ts";

const html = clipboardTable(hsbFixedEffects, 1);
const rows = (text: string) => [...text.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => row);
const cells = (row: string) => [...row.matchAll(/<t[dh].*?<\/t[dh]>/gs)].map(([cell]) => cell);
const rightIndent = (cell: string | undefined) => Number(/margin-right:([\d.]+)pt/.exec(cell ?? "")?.[1]);

describe("a table on its way to a word processor", () => {
  test("carries everything inline: no class, no style sheet, no script", () => {
    expect(html).not.toMatch(/class=|<style|<script|<link/);
  });

  test("has three rules and no vertical ones", () => {
    const withTop = rows(html).map((row) => cells(row).every((cell) => cell.includes("border-top:1pt solid")));
    const withBottom = rows(html).map((row) => cells(row).every((cell) => cell.includes("border-bottom:1pt solid")));
    expect(withTop.flatMap((has, row) => (has ? [row] : []))).toEqual([0]);
    expect(withBottom.flatMap((has, row) => (has ? [row] : []))).toEqual([0, rows(html).length - 1]);
    expect(html).not.toMatch(/border-(left|right)/);
  });

  test("has a rule under each spanner that ends before the next", () => {
    const spanners = cells(rows(clipboardTable(hsbComparison, 1))[0] ?? "").filter((cell) => cell.includes("0.75pt"));
    expect(spanners).toHaveLength(4);
    expect(spanners.every((cell) => /<p style="[^"]*border-bottom:0\.75pt/.test(cell))).toBe(true);
  });

  test("indents numbers so that their points stand under each other", () => {
    const compared = clipboardTable(hsbComparison, 1);
    const size = Number(/<td.*?font-size:(\d+)pt/s.exec(compared)?.[1]);
    const points = rows(compared).flatMap((row) => {
      const cell = cells(row)[2];
      const text = cell?.replace(/<[^>]*>/g, "") ?? "";
      const split = splitAtPoint(text, "number");
      if (!cell?.includes("text-align:right") || split === null) return [];
      return [rightIndent(cell) + textWidth([{ text: split.after }], "Times New Roman") * size];
    });
    expect(points.length).toBeGreaterThan(8);
    expect(Math.max(...points) - Math.min(...points)).toBeLessThan(0.1);
  });

  test("fits an upright page however many columns it has", () => {
    const width = Number(/<table[^>]*width="(\d+)"/.exec(clipboardTable(hsbComparison, 1))?.[1]);
    expect(width).toBeLessThanOrEqual(6.5 * 96 + 1);
  });

  test("keeps a user's label a text", () => {
    const table = { ...hsbFixedEffects, title: '<img src=x onerror="alert(1)">' };
    expect(clipboardTable(table, 1)).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
  });
});

test("as plain text a table has tabs between its cells and its notes below", () => {
  const { text } = tablesForClipboard([{ table: hsbFixedEffects, number: 2 }]);
  const lines = text.split("\n");
  expect(lines.slice(0, 3)).toEqual([
    "Table 2",
    "Fixed Effects on Mathematics Achievement",
    "Effect\tb\tSE\tRobust SE\tt\tdf\tp\t95% CI",
  ]);
  expect(lines.at(-1)).toMatch(/^Note\. N = 7,185/);
});
