import { describe, expect, it } from "vitest";
import { fileOf, preview, read, refusal } from "./read-in-test.ts";

const table =
  "<table border=1><thead><tr><th>Schüler</th><th>note</th><th>tag</th></tr></thead>" +
  "<tr><td>007</td><td>1,5</td><td>31.12.2020</td></tr><tr><td>Köln &amp; co</td><td>2,25</td><td>01.01.2021</td></tr></table>";
const page = (content: string) => `<html><head><meta charset="x"></head><body><h1>Export</h1>${content}</body></html>`;

describe("a web page that is called .xls, as many programs export it", () => {
  it.each(["utf8", "latin1"] as const)(
    "in %s opens as its table, with decimal commas and dates found out",
    async (encoding) => {
      const path = fileOf("export.xls", Buffer.from(page(table), encoding));
      const { names, values, format, options } = await read(path);
      expect([format, names]).toEqual(["html", ["Schüler", "note", "tag"]]);
      expect([values("Schüler"), values("note")]).toEqual([
        ["007", "Köln & co"],
        [1.5, 2.25],
      ]);
      expect(values("tag")).toEqual([18_627, 18_628]);
      expect(options).toMatchObject({ decimalComma: true, headerRow: 1 });
      expect((await read(path, { decimalComma: false })).variable("note").storage).toBe("text");
    },
  );

  it("shows each of several tables as a sheet", async () => {
    const second = "<table><tr><td>id</td><td>x</td></tr><tr><td>1</td><td>2</td></tr></table>";
    const path = fileOf("two.html", page(table + second));
    const { sheets } = await preview(path);
    expect(sheets).toHaveLength(2);
    expect((await read(path, { sheet: sheets[1]?.name ?? "" })).values("x")).toEqual([2]);
  });

  it("may claim cells over more columns and rows than there can be", async () => {
    const wide =
      "<table><tr><td colspan=9999999999>a</td><td>b</td></tr><tr><td rowspan=999999999>1</td><td>2</td></tr></table>";
    expect((await read(fileOf("wide.html", page(wide)))).table.rows).toBe(1);
  });

  it("is refused where it holds no table", async () => {
    expect(await refusal(fileOf("login.xls", page("Please log in.")), {}, "login.xls")).toMatchObject({
      code: "format-mismatch",
      found: "a web page",
    });
  });
});

it("an Excel workbook of 2003 in XML opens with its numbers, dates and truths", async () => {
  const cell = (type: string, value: string, more = "") =>
    `<Cell${more}><Data ss:Type="${type}">${value}</Data></Cell>`;
  const row = (...cells: readonly string[]) => `<Row>${cells.join("")}</Row>`;
  const content =
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" ' +
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles>' +
    '<Worksheet ss:Name="Data"><Table>' +
    row(cell("String", "id"), cell("String", "x"), cell("String", "day"), cell("String", "ok")) +
    row(
      cell("String", "007"),
      cell("Number", "1.5"),
      cell("DateTime", "2020-02-29T00:00:00.000", ' ss:StyleID="d"'),
      cell("Boolean", "1"),
    ) +
    row(cell("String", "Köln"), cell("Boolean", "0", ' ss:Index="4"')) +
    "</Table></Worksheet></Workbook>";
  const { format, values, options } = await read(fileOf("old.xls", content));
  expect([format, options.sheet]).toEqual(["xls", "Data"]);
  expect([values("id"), values("x"), values("day"), values("ok")]).toEqual([
    ["007", "Köln"],
    [1.5, null],
    [18_321, null],
    ["TRUE", "FALSE"],
  ]);
});
