import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { worksheetRemarks } from "../../../src-engine/read/xlsx/worksheet-remarks.ts";
import { importProblemText } from "../../../src-wording/import.ts";
import { fileOf, preview, read } from "./read-in-test.ts";

const sheet = (cells: string) => Buffer.from(`<worksheet><cols></cols><sheetData>${cells}</sheetData></worksheet>`);

const rows = [
  ["id", "score", "double"],
  [1, 10, null],
  [2, 20, null],
  [3, 30, null],
];

describe("a workbook whose formulas were never worked out", () => {
  it("is read with empty cells, and it is said how many, where, and what to do, in the preview and after", async () => {
    const cells = new Map([1, 2, 3].map((row) => [`${row},2`, { formula: `B${row + 1}*2` }]));
    const path = fileOf("formulas.xlsx", await writeXlsx({ sheets: [{ name: "A", rows, cells }] }));
    const problem = { code: "formulas-without-results", count: 3, first: "C2" } as const;
    expect((await preview(path)).problems).toEqual([problem]);
    const table = await read(path);
    expect(table.problems).toEqual([problem]);
    expect(table.values("double")).toEqual([null, null, null]);
    expect(importProblemText(problem)).toBe(
      "3 cells hold formulas without a result (the first is C2), as some programs write them, and are empty here. Open the file in Excel or LibreOffice, save it there, and open it again.",
    );
  });

  it("is told from one that holds the results, of which some are empty texts", () => {
    const count = (cells: string) => worksheetRemarks(sheet(cells));
    expect(count('<c r="A1"><f>B1</f><v>3</v></c><c r="A2"><f t="shared" si="0"/><v>4</v></c>')).toEqual([]);
    expect(count('<c r="A1" t="str"><f>""</f><v></v></c><c r="A2"><v>1</v></c>')).toEqual([]);
    // openpyxl, and a library that leaves the value out.
    expect(count('<c r="A1"><f>B1</f><v></v></c><c r="D7"><f>B2</f></c><c r="D8"><f>1</f><v/></c>')).toEqual([
      { code: "formulas-without-results", count: 3, first: "A1" },
    ]);
  });
});

describe("a workbook with hidden rows and columns", () => {
  it("is read with them, and that is said", async () => {
    const full = [rows[0] ?? [], [1, 10, 5], [2, 20, 6], [3, 30, 7]];
    const hidden = {
      name: "A",
      rows: full,
      columns: [{}, { hidden: true }, {}],
      rowDefs: new Map([[2, { hidden: true }]]),
    };
    const table = await read(fileOf("filtered.xlsx", await writeXlsx({ sheets: [hidden] })));
    expect(table.values("score")).toEqual([10, 20, 30]);
    expect(table.problems).toEqual([{ code: "hidden-parts-read", rows: 1, columns: 1 }]);
    expect(table.problems.map(importProblemText)).toEqual([
      "1 row and 1 column that the workbook hides, as by a filter, are read like the others.",
    ]);
  });

  it("is not made of the empty columns behind the data", () => {
    const text = '<worksheet><cols><col min="4" max="16384" hidden="1"/></cols><sheetData></sheetData></worksheet>';
    expect(worksheetRemarks(Buffer.from(text))).toEqual([]);
  });
});

it("looks through damaged sheets of millions of tags in no time", () => {
  const begun = `${"<f>".repeat(1_000_000)}</c>`;
  expect(worksheetRemarks(Buffer.from(begun))).toEqual([]);
  expect(worksheetRemarks(Buffer.from(`${' hidden="'.repeat(100_000)}`))).toEqual([]);
});
