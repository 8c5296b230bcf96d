import { describe, expect, it } from "vitest";
import { fileOf, preview, read, readText } from "./read-in-test.ts";

describe("lines that stand in quotes as a whole", () => {
  it.each([
    ["all of them", '"id,name,score"\n"1,Ann,3.5"\n"2,Bob,4"\n'],
    ["with quoted cells in them", '"id,""name"",score"\r\n"1,""Ann"",3.5"\r\n"2,""Bob"",4"\r\n'],
    ["but for the header", 'id,name,score\n"1,Ann,3.5"\n"2,Bob,4"\n'],
    ["only where they have quotes", 'id,name,score\n"1,""Ann"",3.5"\n2,Bob,4\n'],
    ["with the marks of empty cells behind", '"id,name,score";;\r\n"1,Ann,3.5";;\r\n"2,Bob,4";;\r\n'],
    ["with decimal commas", '"id;name;score"\n"1;Ann;3,5"\n"2;Bob;4"\n'],
    ["with a mark of the encoding", '\ufeff"id\tname\tscore"\n"1\tAnn\t3.5"\n"2\tBob\t4"'],
  ])("are taken apart: %s", async (_, text) => {
    const table = await readText(text);
    expect(table.names).toEqual(["id", "name", "score"]);
    expect([table.values("id"), table.values("name"), table.values("score")]).toEqual([
      [1, 2],
      ["Ann", "Bob"],
      [3.5, 4],
    ]);
    expect([table.options.quotes, table.problems]).toEqual(["lines", []]);
  });

  it("keep delimiters and line breaks within their cells", async () => {
    const table = await readText(
      '"id,name"\n"1,""Lee, Ann"""\n"2,""Cy\nNew ""\n"3,""say """"hi"""""""\n'.replace("New ", 'New"'),
    );
    expect(table.values("name")).toEqual(["Lee, Ann", "Cy\nNew", 'say "hi"']);
  });

  it("are read through however long the file is", async () => {
    const lines = Array.from({ length: 60_000 }, (_, row) => `"${row},""a, ${row}"",${row / 2}"`);
    const table = await readText(["id,text,half", ...lines, ""].join("\r\n"));
    expect(table.table.rows).toBe(60_000);
    expect([table.values("id")[59_999], table.values("text")[31_234], table.values("half")[59_999]]).toEqual([
      59_999,
      "a, 31234",
      29_999.5,
    ]);
  });

  it("are told in the preview, and cells are what they say where the user says otherwise", async () => {
    const path = fileOf("lines.csv", '"id,name"\n"1,Ann"\n"2,Bob"\n');
    expect((await preview(path)).reasons.quotes).toEqual({ code: "lines-in-quotes", lines: 3 });
    const table = await read(path, { quotes: "double" });
    expect(table.names).toEqual(["id,name"]);
    expect(table.values("id,name")).toEqual(["1,Ann", "2,Bob"]);
  });

  it.each([
    ["sentences", '"comment"\n"Good, but late"\n"No"\n"Well, well, well"\n'],
    ["names", '"Last, First"\n"Smith, John"\n"Doe, Jane"\n'],
    ["a remark below the data", 'school,n\nA,3\nB,4\nC,5\n"Source: ministry, 2020"\n'],
  ])("are none where a column holds %s", async (_, text) => {
    const table = await readText(text);
    expect(table.options.quotes).toBe("double");
  });
});

describe("single quotes", () => {
  it.each([
    ["around all cells", "'id','name','score'\n'1','Lee, Ann','3.5'\n'2','O''Neil','4'\n"],
    ["around texts", "id,name,score\n1,'Lee, Ann',3.5\n2,'O''Neil',4\n"],
    ["between tabs", "id\tname\tscore\n1\t'Lee, Ann'\t3.5\n2\t'O''Neil'\t4\n"],
  ])("are taken away %s", async (_, text) => {
    const table = await readText(text);
    expect(table.names).toEqual(["id", "name", "score"]);
    expect(table.values("name")).toEqual(["Lee, Ann", "O'Neil"]);
    expect(table.values("score")).toEqual([3.5, 4]);
    expect([table.options.quotes, table.problems]).toEqual(["single", []]);
  });

  it.each([
    ["within names", "id,name\n1,O'Neil\n2,D'Arcy\n3,'t Hooft\n"],
    ["before years", "id,since\n1,'98\n2,'99\n3,'07\n"],
    ["around some texts", "id,word\n1,'so'\n2,well\n3,'no'\n"],
    ["of feet and inches", "id,height\n1,5'11\"\n2,6'1\"\n"],
  ])("are letters %s", async (_, text) => {
    const table = await readText(text);
    expect(table.options.quotes).toBe("double");
    expect(table.table.rows).toBe(text.split("\n").length - 2);
  });

  it("are told with an example", async () => {
    const path = fileOf("single.csv", "id,name\n1,'Lee, Ann'\n2,'Bob'\n");
    expect((await preview(path)).reasons.quotes).toEqual({ code: "single-quotes", example: "'Lee, Ann'" });
  });
});

it("takes quotes for letters where the user says so", async () => {
  const table = await readText('id,"a"\n1,"x, y"\n', { quotes: "none", delimiter: ";" });
  expect(table.names).toEqual(['id,"a"']);
  expect(table.values('id,"a"')).toEqual(['1,"x, y"']);
});

it.each(["sep=;", '"sep=;"'])(
  "finds the delimiter that the first line declares, and the names below: %s",
  async (line) => {
    const table = await readText(`${line}\r\nname;town\r\nAnn;Rome\r\nBob;Bern\r\n`);
    expect(table.names).toEqual(["name", "town"]);
    expect(table.options.delimiter).toBe(";");
  },
);
