import { utils, write } from "@e965/xlsx";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { FormulaTally } from "../../../src-engine/read/sheet-remarks.ts";
import { emptyTextResult } from "../../../src-engine/read/xls/binary-formula.ts";
import { worksheetRemarks } from "../../../src-engine/read/xlsx/worksheet-remarks.ts";
import { importProblemText } from "../../../src-wording/import.ts";
import { fileOf, preview, read, testData } from "./read-in-test.ts";

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
    const problem = { code: "formulas-without-results", count: 3, first: "C2", shown: "empty" } as const;
    expect((await preview(path)).problems).toEqual([problem]);
    const table = await read(path);
    expect(table.problems).toEqual([problem]);
    expect(table.values("double")).toEqual([null, null, null]);
    expect(importProblemText(problem)).toBe(
      "3 cells hold formulas without a result (the first is C2), as some programs write them, and are empty here. Open the file in Excel or LibreOffice, save it there, and open it again.",
    );
  });

  it("is told from one that holds the results, of which some are empty texts", () => {
    const count = (cells: string) => worksheetRemarks(sheet(cells), false);
    expect(count('<c r="A1"><f>B1</f><v>3</v></c><c r="A2"><f t="shared" si="0"/><v>4</v></c>')).toEqual([]);
    expect(count('<c r="A1" t="str"><f>""</f><v></v></c><c r="A2"><v>1</v></c>')).toEqual([]);
    // openpyxl, and a library that leaves the value out.
    expect(count('<c r="A1"><f>B1</f><v></v></c><c r="D7"><f>B2</f></c><c r="D8"><f>1</f><v/></c>')).toEqual([
      { code: "formulas-without-results", count: 3, first: "A1", shown: "empty" },
    ]);
  });
});

describe("a workbook of a program that writes the same beside each formula", () => {
  it("has zeros that are told, where it asks to be worked out on opening", async () => {
    const { problems, values } = await read(testData("xls/never-worked-out.xlsx"));
    expect(values("double")).toEqual([0, 0, 0, 0, 0]);
    expect(problems).toEqual([{ code: "formulas-without-results", count: 5, first: "C2", shown: "zero" }]);
    expect(problems.map(importProblemText)).toEqual([
      "5 cells hold formulas without a result (the first is C2), as some programs write them, and are 0 here. Open the file in Excel or LibreOffice, have it calculated there (Ctrl+Alt+F9 or Ctrl+Shift+F9), save it, and open it again.",
    ]);
  });

  it("has empty texts in an .xls, whose hidden row, column and sheet are told, too", async () => {
    const { problems, sheets } = await preview(testData("xls/never-worked-out.xls"));
    expect(problems).toEqual([
      { code: "formulas-without-results", count: 5, first: "C2", shown: "empty" },
      { code: "hidden-parts-read", rows: 1, columns: 1 },
    ]);
    expect(sheets).toEqual([
      { name: "A", rows: 6, columns: 4 },
      { name: "H", rows: 2, columns: 1, hidden: true },
    ]);
  });

  it("is no such one where a formula may give an empty text, or another has a result", () => {
    const quoted = Buffer.from([0x44, 1, 0, 1, 0xc0, 0x17, 0, 0]);
    expect(emptyTextResult(quoted)).toBe("value");
    expect(emptyTextResult(quoted.subarray(0, 5))).toBe("blank");
    const tally = new FormulaTally();
    tally.note("zero", () => "A2");
    tally.note("zero", () => "A3");
    expect(tally.remarks()).toHaveLength(1);
    tally.note("value", () => "A4");
    expect(tally.remarks()).toEqual([]);
  });
});

describe("an OpenDocument or .xlsb workbook", () => {
  it("tells hidden rows and columns with values, and formulas without results", async () => {
    const number = (value: number) => `<table:table-cell office:value-type="float" office:value="${value}"/>`;
    const formula = (value: string) =>
      `<table:table-cell table:formula="of:=[.A2]*2" office:value-type="float"${value}/>`;
    const row = (cells: string, more = "") => `<table:table-row${more}>${cells}</table:table-row>`;
    const name = (text: string) =>
      `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
    const path = fileOf(
      "flat.fods",
      `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="A"><table:table-column/>` +
        `<table:table-column table:visibility="collapse"/><table:table-column table:visibility="collapse" table:number-columns-repeated="16382"/>` +
        row(name("x") + name("y") + name("z")) +
        row(number(1) + number(2) + formula(' office:value="2"')) +
        row(number(2) + number(3) + formula(""), ' table:visibility="filter"') +
        row("<table:table-cell/>", ' table:visibility="collapse" table:number-rows-repeated="1048573"') +
        `</table:table></office:spreadsheet></office:body></office:document>`,
    );
    expect((await preview(path)).problems).toEqual([
      { code: "formulas-without-results", count: 1, first: "C3", shown: "empty" },
      { code: "hidden-parts-read", rows: 1, columns: 2 },
    ]);
  });

  it("tells them of Excel's binary parts", async () => {
    const cells = utils.aoa_to_sheet([...rows.slice(0, 3), [3, 30, 1]]);
    cells["!rows"] = [{}, {}, { hidden: true }];
    cells["!cols"] = [{}, { hidden: true }];
    const book = utils.book_new();
    utils.book_append_sheet(book, cells, "A");
    const { problems } = await preview(fileOf("hidden.xlsb", write(book, { bookType: "xlsb", type: "buffer" })));
    expect(problems).toEqual([{ code: "hidden-parts-read", rows: 1, columns: 1 }]);
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
    expect(worksheetRemarks(Buffer.from(text), false)).toEqual([]);
  });
});

it("looks through damaged sheets of millions of tags in no time", () => {
  const begun = `${"<f>".repeat(1_000_000)}</c>`;
  expect(worksheetRemarks(Buffer.from(begun), false)).toEqual([]);
  expect(worksheetRemarks(Buffer.from(`${' hidden="'.repeat(100_000)}`), false)).toEqual([]);
});
