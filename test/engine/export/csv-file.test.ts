import Papa from "papaparse";
import { expect, test } from "vitest";
import type { OutputTable } from "../../../src-contract/output.ts";
import { csvFile } from "../../../src-engine/export/csv-file.ts";
import { hsbComparison, hsbFixedEffects } from "../../support/hsb-output.ts";

const rowsOf = (csv: string) => Papa.parse<string[]>(csv.replace(/^\ufeff/, ""), { skipEmptyLines: true }).data;

test("begins with the mark by which Excel knows UTF-8, and ends lines as Excel does", () => {
  const csv = csvFile(hsbFixedEffects);
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv.endsWith("\r\n")).toBe(true);
});

test("numbers as shown, with minus signs that a spreadsheet reads", () => {
  const rows = rowsOf(csvFile(hsbFixedEffects));
  expect(rows[0]).toEqual(["Effect", "b", "SE", "Robust SE", "t", "df", "p", "95% CI"]);
  expect(rows[1]).toEqual(["School mean, β0", "", "", "", "", "", "", ""]);
  expect(rows.at(-1)).toEqual(["Catholic, γ12", "-1.64", "0.24", "0.24", "-6.85", "143.3", "< .001", "[-2.12, -1.17]"]);
});

test("numbers with all their digits, where there are any behind the text", () => {
  expect(rowsOf(csvFile(hsbFixedEffects, "all")).at(-1)?.slice(0, 3)).toEqual(["Catholic, γ12", "-1.6426", "0.2398"]);
  expect(rowsOf(csvFile(hsbFixedEffects, "all"))[2]?.[7]).toBe("[11.70, 12.49]");
});

test("a spanner stands in the heads of its columns; thousands separators do not split a cell", () => {
  const rows = rowsOf(csvFile(hsbComparison));
  expect(rows[0]?.slice(1, 3)).toEqual(["Model 1: Null: b (SE)", "Model 2: Random slope: b (SE)"]);
  expect(rows.find(([label]) => label === "Deviance (ML)")?.[1]).toBe("47,115.81");
});

test("a label that a spreadsheet would run as a formula is kept a text", () => {
  const table: OutputTable = {
    ...hsbFixedEffects,
    rows: ["=HYPERLINK(1)", "@x", "-a", "-1.5"].map((text) => ({
      kind: "data",
      indent: 0,
      cells: [{ text: [{ text }], value: null }],
    })),
  };
  expect(
    rowsOf(csvFile(table))
      .slice(1)
      .map(([label]) => label),
  ).toEqual(["'=HYPERLINK(1)", "'@x", "'-a", "-1.5"]);
});
