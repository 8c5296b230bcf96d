import { utils, write } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { fileOf, preview, read, refusal, testData } from "./read-in-test.ts";

const shared = testData("../../assets/examples/hsb.sav");

describe.each(["hsb.csv", "hsb.xlsx", "hsb.ods"])("%s, written by R or LibreOffice", (name) => {
  it("gives the same 7,185 rows as the SPSS file", async () => {
    const [own, original] = [await read(testData(name)), await read(shared)];
    expect(own.table.rows).toBe(7185);
    expect(own.names).toEqual(original.names);
    for (const variable of original.names) expect(own.values(variable)).toEqual(original.values(variable));
    expect(own.problems).toEqual([]);
  });

  it("shows the decimals of the file and finds the header", async () => {
    const shown = await preview(testData(name));
    expect(shown.options.headerRow).toBe(1);
    expect(shown.rows).toBe(7185);
    expect(shown.columns.map(({ variable }) => variable.decimals)).toEqual([0, 0, 0, 3, 3, 0, 0, 2, 3, 0, 3]);
  });
});

const workbooks = ["workbook.xlsx", "workbook.ods", "workbook-flat.fods", "workbook.xls", "workbook.xlsm"];

describe.each(workbooks)("%s, made by LibreOffice from a document written by hand", (name) => {
  const path = testData(name);

  it("is read from the first sheet that holds something, below its title", async () => {
    const { options, reasons, sheets } = await preview(path);
    expect(options.sheet).toBe("Data & more");
    expect(reasons.sheet).toEqual({ code: "first-sheet-with-data" });
    expect(sheets.map((sheet) => sheet.name)).toEqual(["Cover", "Data & more", "Second", "Secret"]);
    expect(options.headerRow).toBe(3);
  });

  it("keeps numbers stored as texts as texts when zeros lead", async () => {
    const table = await read(path);
    expect(table.variable("code").storage).toBe("text");
    expect(table.values("code")).toEqual(["007", "042", "100", "100"]);
  });

  it("reads dates, moments, times of day and durations past a day in UTC", async () => {
    const table = await read(path);
    expect(["day", "moment", "clock", "duration"].map((variable) => table.variable(variable).storage)).toEqual([
      "date",
      "date",
      "time",
      "time",
    ]);
    expect(table.values("day")).toEqual([Date.UTC(2024, 1, 29) / 864e5, Date.UTC(1999, 11, 31) / 864e5, null, null]);
    expect(table.values("moment")[0]).toBeCloseTo(Date.UTC(2024, 1, 29, 13, 45) / 864e5, 9);
    expect(table.values("moment")[1]).toBe(0);
    expect(table.values("clock")).toEqual([8 * 3600 + 5 * 60 + 30, 86_399, null, null]);
    expect(table.values("duration")).toEqual([30 * 3600, 1800, null, null]);
  });

  it("reads percentages as shares, truth values as texts, texts of several lines with their spaces", async () => {
    const table = await read(path);
    expect(table.values("share")).toEqual([0.25, 1, null, null]);
    expect(table.values("passed")).toEqual(["TRUE", "FALSE", "TRUE", "TRUE"]);
    expect(table.values("remark").slice(0, 2)).toEqual(["first line\nsecond   line <&> “quoted”", "  spaces around  "]);
  });

  it("takes a failed formula for a missing value and says so", async () => {
    const table = await read(path);
    expect(table.values("ratio")).toEqual([0.25, null, 2, 2]);
    expect(table.problems).toEqual([{ code: "error-values", name: "ratio", count: 1, example: "#DIV/0!" }]);
  });

  it("keeps comments out of values and rows that stand there twice", async () => {
    const table = await read(path);
    expect(table.values("score")).toEqual([0.1, -12.375, null, null]);
    expect(table.values("wave")).toEqual([1, 1, 2, 2]);
  });

  it("is read from the sheet that was chosen, hidden ones too", async () => {
    expect((await read(path, { sheet: "Second" })).values("b")).toEqual([2]);
    expect((await read(path, { sheet: "Secret" })).values("x")).toEqual([1]);
  });

  it("refuses a sheet that is not there or empty", async () => {
    expect(await refusal(path, { sheet: "Third" }, name)).toEqual({
      code: "sheet-not-found",
      name,
      sheet: "Third",
      sheets: ["Cover", "Data & more", "Second", "Secret"],
    });
    expect(await refusal(path, { sheet: "Cover" }, name)).toEqual({ code: "sheet-empty", name, sheet: "Cover" });
  });
});

it("says that the workbook is empty, not which sheet to choose, where no sheet holds anything", async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: "Sheet1", rows: [] },
      { name: "Sheet2", rows: [] },
    ],
  });
  const name = "nothing.xlsx";
  expect(await refusal(fileOf(name, bytes), {}, name)).toEqual({ code: "file-empty", name });
});

it("reads the dates and times of workbooks that count from 1904", async () => {
  const sheet = {
    name: "Mac",
    columns: [
      { header: "day", key: "day", numFmt: "yyyy-mm-dd" },
      { header: "clock", key: "clock", numFmt: "hh:mm:ss" },
    ],
    data: [
      { day: new Date(Date.UTC(2024, 1, 29)), clock: new Date(Date.UTC(1904, 0, 1, 8, 5, 30)) },
      { day: new Date(Date.UTC(1990, 6, 1)), clock: new Date(Date.UTC(1904, 0, 2, 6)) },
    ],
  };
  const table = await read(fileOf("mac.xlsx", await writeXlsx({ sheets: [sheet], dateSystem: "1904" })));
  expect(table.values("day")).toEqual([Date.UTC(2024, 1, 29) / 864e5, Date.UTC(1990, 6, 1) / 864e5]);
  expect(table.values("clock")).toEqual([8 * 3600 + 5 * 60 + 30, 30 * 3600]);
});

it("takes the first day of 1904 for a date in workbooks that count from 1900", async () => {
  const days = [new Date(Date.UTC(1904, 0, 1)), new Date(Date.UTC(2024, 1, 29))];
  const sheet = {
    name: "Born",
    columns: [{ header: "born", key: "born", numFmt: "yyyy-mm-dd" }],
    data: days.map((born) => ({ born })),
  };
  const table = await read(fileOf("born.xlsx", await writeXlsx({ sheets: [sheet] })));
  expect(table.values("born")).toEqual(days.map((day) => day.getTime() / 864e5));
});

describe("cells that are merged over several rows", () => {
  const rows = [
    ["school", "pupil", "score"],
    ["Ost", 1, 10],
    [null, 2, 11],
    [null, 3, 12],
    ["Süd", 1, 20],
    [null, 2, null],
    ["West", 1, 30],
  ];
  const merges = [
    { startRow: 1, startCol: 0, endRow: 3, endCol: 0 },
    { startRow: 4, startCol: 0, endRow: 5, endCol: 0 },
  ];

  it("are the value of each of them, and told", async () => {
    const path = fileOf("ids.xlsx", await writeXlsx({ sheets: [{ name: "A", rows, merges }] }));
    const table = await read(path);
    expect(table.values("school")).toEqual(["Ost", "Ost", "Ost", "Süd", "Süd", "West"]);
    expect(table.problems).toEqual([{ code: "merged-cells-filled", count: 3 }]);
    expect((await preview(path)).values.map(([school]) => school)).toEqual(table.values("school"));
    expect(table.values("score")).toEqual([10, 11, 12, 20, null, 30]);
  });

  it("are so in old workbooks and in OpenDocument, too", async () => {
    const old = utils.aoa_to_sheet(rows);
    old["!merges"] = merges.map(({ startRow, endRow }) => ({ s: { r: startRow, c: 0 }, e: { r: endRow, c: 0 } }));
    const book = { SheetNames: ["A"], Sheets: { A: old } };
    for (const bookType of ["biff8", "xlsb", "ods"] as const) {
      const content = new Uint8Array(write(book, { type: "array", bookType }));
      const table = await read(fileOf(`ids.${bookType}`, content));
      expect(table.values("school"), bookType).toEqual(["Ost", "Ost", "Ost", "Süd", "Süd", "West"]);
    }
  });
});

describe("merged cells in the headers", () => {
  it.each(["merged.ods", "merged.fods", "merged.xlsx", "merged.xls"])(
    "name their columns in %s, as LibreOffice writes it",
    async (name) => {
      const { names, values } = await read(testData(name));
      expect(names).toEqual(["id", "Mathematics pre", "Mathematics post", "Reading pre", "Reading post"]);
      expect(values("Reading post")).toEqual([13, 23]);
    },
  );

  it("go over both rows of the header, too", async () => {
    const rows = [
      ["Study 7", null, null, null],
      ["id", "Mathematics", null, "Sex"],
      [null, "pre", "post", null],
      [1, 10, 11, "m"],
      [2, 20, 21, "f"],
      [3, 30, 31, "f"],
    ];
    const merges = [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
      { startRow: 1, startCol: 1, endRow: 1, endCol: 2 },
      { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
      { startRow: 1, startCol: 3, endRow: 2, endCol: 3 },
    ];
    const file = fileOf("both.xlsx", await writeXlsx({ sheets: [{ name: "A", rows, merges }] }));
    const { names, values } = await read(file);
    expect(names).toEqual(["id", "Mathematics pre", "Mathematics post", "Sex"]);
    expect(values("Mathematics post")).toEqual([11, 21, 31]);
  });

  it("name each of their columns, and stand before the names below them, in old workbooks, too", async () => {
    const rows = [
      ["Pupil", "Mathematics", null, "Reading", null],
      ["id", "pre", "post", "pre", "post"],
      [1, 10, 11, 12, 13],
      [2, 20, 21, 22, 23],
    ];
    const merges = [
      { startRow: 0, startCol: 1, endRow: 0, endCol: 2 },
      { startRow: 0, startCol: 3, endRow: 0, endCol: 4 },
    ];
    const names = ["id", "Mathematics pre", "Mathematics post", "Reading pre", "Reading post"];
    const file = fileOf("merged.xlsx", await writeXlsx({ sheets: [{ name: "A", rows, merges }] }));
    expect((await read(file)).names).toEqual(names);
    const old = utils.aoa_to_sheet(rows);
    old["!merges"] = merges.map(({ startRow: r, startCol, endCol }) => ({
      s: { r, c: startCol },
      e: { r, c: endCol },
    }));
    const book = { SheetNames: ["A"], Sheets: { A: old } };
    for (const bookType of ["biff8", "xlsb"] as const) {
      const content = new Uint8Array(write(book, { type: "array", bookType }));
      expect((await read(fileOf(`merged.${bookType}`, content))).names).toEqual(names);
    }
    const one = [["id", "Score", null], ...rows.slice(2).map((row) => row.slice(0, 3))];
    const spanning = { name: "A", rows: one, merges: [{ startRow: 0, startCol: 1, endRow: 0, endCol: 2 }] };
    expect((await read(fileOf("span.xlsx", await writeXlsx({ sheets: [spanning] })))).names).toEqual([
      "id",
      "Score",
      "Score_2",
    ]);
  });
});

describe("workbooks as Excel itself writes them", () => {
  const serial1970 = { from1900: 25_569, from1904: 24_107 };

  it.each(["date.xls", "date.xlsb", "date_1904.xls", "date_1904.xlsb"])("%s keeps its dates", async (name) => {
    const { values, variables } = await read(testData(`xls/${name}`));
    expect(variables.map(({ storage }) => storage)).toEqual(["date", "number"]);
    expect(values("V1").slice(0, 2)).toEqual([Date.UTC(2021, 0, 1) / 864e5, Date.UTC(2021, 0, 2) / 864e5]);
    expect(values("V2")).toEqual([15, 16, 17]);
    // 255:10:10, a duration in a column of dates.
    const first = name.includes("1904") ? -serial1970.from1904 : 1 - serial1970.from1900;
    expect(values("V1")[2]).toBeCloseTo(first + (255 + 10 / 60 + 10 / 3600) / 24, 8);
  });

  it.each([
    ["date.xlsb", "Sheet1"],
    ["date_1904.xlsb", "Sheet1"],
    ["issues.xlsb", "datatypes"],
    ["issues.xlsb", "issue2"],
    ["issues.xlsb", "issue5"],
    ["issues.xlsb", "issue6"],
    ["issues.xlsb", "spc_chrs"],
  ])("%s, sheet %s, has the same cells as LibreOffice finds in it", async (name, sheet) => {
    const own = await read(testData(`xls/${name}`), { sheet, headerRow: null });
    const theirs = await read(testData(`xls/${name}.xlsx`), { sheet, headerRow: null });
    expect(own.names).toEqual(theirs.names);
    for (const variable of own.names) {
      expect(own.variable(variable).storage).toBe(theirs.variable(variable).storage);
      // LibreOffice takes the truth values of such files for numbers.
      const found = own.values(variable).map((value) => (value === "FALSE" ? "0" : value));
      expect(found).toHaveLength(theirs.table.rows);
      for (const [row, value] of theirs.values(variable).entries()) {
        if (typeof value === "number") expect(found[row]).toBeCloseTo(value, 8);
        else expect(found[row]).toEqual(value);
      }
    }
  });

  it("have several sheets", async () => {
    const path = testData("xls/issues.xlsb");
    expect((await preview(path)).sheets.map(({ name }) => name)).toEqual([
      "datatypes",
      "issue2",
      "Sheet1",
      "issue5",
      "issue6",
      "spc_chrs",
    ]);
    expect((await read(path, { sheet: "datatypes" })).values("V1")).toEqual([
      "1",
      "1.5",
      "ab",
      "FALSE",
      "test",
      "2016-10-20",
    ]);
  });

  it("are read from Excel 95, too", async () => {
    expect((await read(testData("xls/biff5_write.xls"))).values("V4")).toEqual([null, "sheetjs", "0.3", null]);
  });
});

it("tells how large a sheet of an Excel workbook is", async () => {
  const { sheets } = await preview(testData("hsb.xlsx"));
  expect(sheets).toEqual([{ name: "hsb", rows: 7186, columns: 11 }]);
});

it("opens the first sheet of an OpenDocument file that is shown, not a hidden one before it", async () => {
  const style = (name: string, shown: boolean) =>
    `<style:style style:name="${name}" style:family="table"><style:table-properties table:display="${shown}"/></style:style>`;
  const sheet = (name: string, kind: string, value: number) =>
    `<table:table table:name="${name}" table:style-name="${kind}">` +
    `<table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>` +
    `<table:table-row><table:table-cell office:value-type="float" office:value="${value}"/></table:table-row></table:table>`;
  const content =
    `<office:document-content><office:automatic-styles>${style("ta1", true)}${style("ta2", false)}</office:automatic-styles>` +
    `<office:body><office:spreadsheet>${sheet("Lists", "ta2", 1)}${sheet("Data", "ta1", 2)}</office:spreadsheet></office:body></office:document-content>`;
  const files = { mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content };
  const path = fileOf(
    "hidden.ods",
    zipSync(Object.fromEntries(Object.entries(files).map(([k, v]) => [k, strToU8(v)]))),
  );
  const { options, values } = await read(path);
  expect([options.sheet, values("x")]).toEqual(["Data", [2]]);
});

it("opens Excel workbooks whose parts lie where Excel would not put them", async () => {
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const schema = "http://schemas.openxmlformats.org";
  const relation = (type: string, part: string) =>
    `<Relationships xmlns="${schema}/package/2006/relationships"><Relationship Id="r1" ` +
    `Type="${schema}/officeDocument/2006/relationships/${type}" Target="${part}"/></Relationships>`;
  const files = {
    "sheet1.xml":
      `<worksheet xmlns="${schema}/spreadsheetml/2006/main"><sheetData>` +
      `<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="B1" t="inlineStr"><is><t>y</t></is></c></row>` +
      `<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2.5</v></c></row></sheetData></worksheet>`,
    "workbook.xml":
      `<workbook xmlns="${schema}/spreadsheetml/2006/main" xmlns:r="${schema}/officeDocument/2006/relationships">` +
      `<sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "_rels/workbook.xml.rels": relation("worksheet", "sheet1.xml"),
    "_rels/.rels": relation("officeDocument", "workbook.xml"),
    "[Content_Types].xml":
      `<Types xmlns="${schema}/package/2006/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/workbook.xml" ContentType="${kind}.sheet.main+xml"/>` +
      `<Override PartName="/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
  };
  const path = fileOf("flat.xlsx", zipSync(Object.fromEntries(Object.entries(files).map(([k, v]) => [k, strToU8(v)]))));
  const { options, names, values } = await read(path);
  expect([options.sheet, names, values("y")]).toEqual(["Data", ["x", "y"], [2.5]]);
});

it.each(["xlsx", "biff8"] as const)(
  "hours of a day and more are durations in a workbook (%s), not dates of 1900",
  async (bookType) => {
    const sheet = utils.aoa_to_sheet([
      ["id", "worked", "since"],
      ...[38.5, 24, 40.25].map((hours, row) => [row, hours / 24, row + 1]),
    ]);
    for (const cell of ["B2", "B3", "B4"]) sheet[cell].z = "[h]:mm";
    for (const cell of ["C2", "C3", "C4"]) sheet[cell].z = "yyyy-mm-dd";
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "Data");
    const name = bookType === "xlsx" ? "hours.xlsx" : "hours.xls";
    const { values, variable } = await read(fileOf(name, new Uint8Array(write(book, { type: "array", bookType }))));
    expect([variable("worked").storage, values("worked")]).toEqual(["time", [138_600, 86_400, 144_900]]);
    expect([variable("since").storage, values("since")]).toEqual(["date", [-25_567, -25_566, -25_565]]);
  },
);

it("a sheet of remarks is passed over for one that holds a table", async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["About this file"], ["-99: no answer"]]), "Remarks");
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ["team", "y"],
      [1, 2],
      [1, 3],
    ]),
    "Data",
  );
  const path = fileOf("remarks.xlsx", new Uint8Array(write(book, { type: "array", bookType: "xlsx" })));
  expect((await preview(path)).options.sheet).toBe("Data");
});

it.each(["xlsx", "biff8", "xlsb"] as const)(
  "keeps a column of dates in which a formula left a zero, as %s",
  async (bookType) => {
    const date = (v: number) => ({ t: "n", v, z: "yyyy-mm-dd" }) as const;
    const dated = (days: readonly number[]) =>
      utils.aoa_to_sheet([["id", "born"], ...days.map((day, index) => [index + 1, date(day)])]);
    const book = utils.book_new();
    utils.book_append_sheet(book, dated([36_526, 0, 45_351]), "A");
    utils.book_append_sheet(book, dated([0, 0.5, 0.25]), "Times");
    utils.book_append_sheet(book, dated([36_526, 0.5, 0]), "Both");
    const path = fileOf(`zeros.${bookType === "biff8" ? "xls" : bookType}`, write(book, { bookType, type: "buffer" }));
    const column = async (sheet: string) => {
      const { variable, values } = await read(path, { sheet });
      return [variable("born").storage, values("born")];
    };
    // As R's readxl has it; Excel shows 1900-01-00.
    expect(await column("A")).toEqual(["date", [10_957, -25_568, 19_782]]);
    expect(await column("Times")).toEqual(["time", [0, 43_200, 21_600]]);
    expect(await column("Both")).toEqual(["text", ["2000-01-01", "12:00:00", "00:00:00"]]);
  },
);

it("reads truths as pandas writes them for OpenDocument, where numbers have their value", async () => {
  const truth = (value: string) => `<table:table-cell office:value-type="boolean" ${value}/>`;
  const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
  const path = fileOf(
    "truths.fods",
    '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>' +
      `<table:table table:name="A">${row('<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>')}` +
      `${row(truth('office:value="true"'))}${row(truth('office:value="false"'))}${row(truth('office:boolean-value="true"'))}` +
      "</table:table></office:spreadsheet></office:body></office:document>",
  );
  expect((await read(path)).values("x")).toEqual(["TRUE", "FALSE", "TRUE"]);
});
