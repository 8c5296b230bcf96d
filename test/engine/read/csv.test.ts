import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fileOf, preview, read, readText, testData } from "./read-in-test.ts";

describe("comments", () => {
  it("are left out wherever they stand, and counted", async () => {
    const { names, values, problems } = await readText(
      "# made by hand, 2024\n# units; cm\nid;size\n1;10\n# a note; here\n2;20\n",
    );
    expect(names).toEqual(["id", "size"]);
    expect([values("id"), values("size")]).toEqual([
      [1, 2],
      [10, 20],
    ]);
    expect(problems).toEqual([{ code: "comment-lines", count: 3, mark: "#" }]);
  });

  it.each(["%", "//"])("may start with %s", async (mark) => {
    const table = await readText(`${mark} made by hand, 2024\n${mark} x\nid,size\n1,10\n2,20\n`);
    expect([table.names, table.problems]).toEqual([["id", "size"], [{ code: "comment-lines", count: 2, mark }]]);
  });

  it("are no header that starts with #", async () => {
    expect((await readText("#id,size\n1,10\n2,20\n")).names).toEqual(["#id", "size"]);
    expect((await readText("id,#\n1,10\n#2,20\n")).values("id")).toEqual(["1", "#2"]);
  });
});

describe("delimited text", () => {
  it("finds the delimiter, also where decimals have commas", async () => {
    const cases = [
      ["a,b,c\n1,2,3\n4,5,6\n", ",", [2, 5]],
      ["a;b;c\n1;2,5;3\n4;5,25;6\n", ";", [2.5, 5.25]],
      ["1,5;2,5;x\n3,5;4,5;y\n", ";", [2.5, 4.5]],
      ["a\tb\tc\n1\t2,5\t3\n4\t5\t6\n", "\t", [2.5, 5]],
      ["a|b|c\n1|2|3\n4|5|6\n", "|", [2, 5]],
      ["a   b c\n1   2 3\n44  5 6\n", " ", [2, 5]],
      ['a,b,c\n1,2,"x; y; z"\n4,5,"u; v"\n', ",", [2, 5]],
    ] as const;
    for (const [text, delimiter, second] of cases) {
      const table = await readText(text);
      expect(table.options.delimiter, text).toBe(delimiter);
      expect(table.values(table.names[1] ?? ""), text).toEqual(second);
    }
  });

  it("finds the delimiter below a title of several lines", async () => {
    const table = await readText("Report 2024\nby Someone\n\nExport;date\nid;score;name\n1;2;a\n2;3;b\n");
    expect([table.options.delimiter, table.options.headerRow]).toEqual([";", 5]);
    expect(table.values("name")).toEqual(["a", "b"]);
  });

  it("knows quotes behind a space, Ctrl+Z at the end, a stray zero byte and exponents behind decimal commas", async () => {
    const spaced = await readText('a, b\n1, "x, y"\n2, "z"\n');
    expect([spaced.names, spaced.values("b")]).toEqual([
      ["a", "b"],
      ["x, y", "z"],
    ]);
    expect((await readText("a,b\r\n1,2\r\n3,4\r\n\x1a")).values("a")).toEqual([1, 3]);
    expect((await readText("a,b\n1,x\0y\n2,z\n")).values("a")).toEqual([1, 2]);
    expect((await readText("a;b\n1,5e3;1\n2;1\n")).values("a")).toEqual([1500, 2]);
  });

  it("believes a first line sep=; as Excel writes it", async () => {
    const shown = await preview(fileOf("sep.csv", "sep=|\r\na|b,c\r\n1|2\r\n3|4\r\n"));
    expect(shown.options).toMatchObject({ delimiter: "|", headerRow: 2 });
    expect(shown.reasons.delimiter).toEqual({ code: "file-says-so" });
  });

  it("reads one column without any delimiter", async () => {
    expect((await readText("score\n1.5\n2.5\n")).values("score")).toEqual([1.5, 2.5]);
  });

  it.each(["^", "~", "\x1f", "\x01", ":"])("finds out by itself that %j divides cells", async (mark) => {
    const rows = [
      ["id", "name", "at"],
      ["1", "Ann", "2.5"],
      ["2", "Bob", "3.5"],
    ];
    const { values, options } = await readText(rows.map((row) => `${row.join(mark)}\n`).join(""));
    expect([options.delimiter, values("at")]).toEqual([mark, [2.5, 3.5]]);
  });

  it("takes any character that is chosen, or named in the first line, for what divides cells", async () => {
    const text = "id#10#a\n1#20#b\n";
    expect((await readText(text)).names).toHaveLength(1);
    expect((await readText(text, { delimiter: "#", headerRow: null })).values("V2")).toEqual([10, 20]);
    expect((await readText("sep=!\nid!x\n1!2\n3!4\n")).values("x")).toEqual([2, 4]);
  });

  it("takes an identifier of 9 for no code of missing values", async () => {
    expect((await readText("school,size\n1,10\n2,20\n3,30\n9,90\n")).problems).toEqual([]);
    const codes = (await readText("item,x\n1,1.5\n2,2.5\n2,3.5\n9,-99\n")).problems;
    expect(codes.map((problem) => "value" in problem && problem.value)).toEqual([9, -99]);
  });

  it("leaves out zeros that fill up cells, and says so", async () => {
    const { names, values, problems } = await readText("id\0,name\0\0\n1\0,Ann\0\0\0\n2\0,\0\0\0\n");
    expect(names).toEqual(["id", "name"]);
    expect([values("id"), values("name")]).toEqual([
      [1, 2],
      ["Ann", null],
    ]);
    expect(problems).toEqual([{ code: "zeros-dropped", count: 11 }]);
  });

  it("takes names over several columns, as merged cells leave them, before the names below", async () => {
    const table = await readText("id,Math,,Read,\n,pre,post,pre,post\n1,2,3,4,5\n2,3,4,5,6\n3,3,3,3,3\n");
    expect(table.names).toEqual(["id", "Math pre", "Math post", "Read pre", "Read post"]);
    expect(table.problems).toEqual([]);
    const titled = await readText("Study of schools,by us\nid,x,y\n1,2,3\n2,3,4\n");
    expect(titled.names).toEqual(["id", "x", "y"]);
  });

  it("leaves times of day whole", async () => {
    expect((await readText("10:30:00\n11:45:10\n12:00:00\n")).values("V1")).toEqual([37_800, 42_310, 43_200]);
    expect((await readText("time\n10:30\n11:45\n")).values("time")).toEqual([37_800, 42_300]);
  });

  it("opens without rows where there are only names, and says so", async () => {
    const path = fileOf("names.csv", "id,score,text\n");
    const table = await read(path);
    expect([table.names, table.table.rows]).toEqual([["id", "score", "text"], 0]);
    expect(table.problems).toEqual([{ code: "no-rows" }]);
    expect(await preview(path)).toMatchObject({ rows: 0, values: [], problems: [{ code: "no-rows" }] });
  });

  it("reads quoted cells with delimiters, line breaks and quotes in them, whatever ends a line", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const table = await readText(["id,text", '1,"a, ""b"""', `2,"first${end}second"`, "3,plain"].join(end));
      expect(table.values("id")).toEqual([1, 2, 3]);
      expect(table.values("text")).toEqual(['a, "b"', "first\nsecond", "plain"]);
    }
  });

  it("reads cells pasted from a spreadsheet, of several lines too", async () => {
    const table = await readText('name\tremark\tscore\r\nAnn\t"one\ntwo"\t1,5\r\nBob\t\t2,25\r\n');
    expect(table.values("remark")).toEqual(["one\ntwo", null]);
    expect(table.values("score")).toEqual([1.5, 2.25]);
  });

  it("does not let a quote that is never closed swallow the rows below", async () => {
    const rows = Array.from({ length: 50 }, (_, row) => `${row},"text ${row}",${row * 2}`);
    rows[7] = '7,"never closed,14';
    const table = await readText(`id,text,twice\n${rows.join("\n")}\n`);
    expect(table.values("twice")).toEqual(Array.from({ length: 50 }, (_, row) => row * 2));
    expect(table.values("text")[7]).toBe('"never closed');
    expect(table.problems).toEqual([{ code: "unclosed-quote", row: 9 }]);
  });

  it("does not hang on thousands of quotes that are never closed", async () => {
    const table = await readText(
      `id,text\n${Array.from({ length: 20_000 }, (_, row) => `${row},"x${row}`).join("\n")}`,
    );
    expect(table.table.rows).toBe(20_000);
    expect(table.values("text")[19_999]).toBe('"x19999');
  });

  it("takes the names of columns that are called the same or nothing, and says how", async () => {
    const table = await readText("x,,x,x_2,x\n1,2,3,4,5\n");
    expect(table.names).toEqual(["x", "V2", "x_3", "x_2", "x_4"]);
    expect(table.problems).toEqual([
      { code: "empty-name", column: 1, name: "V2" },
      { code: "duplicate-name", column: 2, original: "x", name: "x_3" },
      { code: "duplicate-name", column: 4, original: "x", name: "x_4" },
    ]);
  });

  it("makes a label of a header that is too long for a name", async () => {
    const question = "How much do you agree with the statement that mathematics lessons are fun for everyone?";
    const { variables } = await readText(`id,${question}\n1,2\n`);
    expect(variables[1]?.name).toBe(question.slice(0, 64).trim());
    expect(variables[1]?.label).toBe(question);
  });

  it("reads short and long rows and says where the first ones are", async () => {
    const table = await readText("a,b,c\n1,2,3\n4,5\n6\n7,8,9,10\n1,2,3,\n");
    expect(table.values("b")).toEqual([2, 5, null, 8, 2]);
    expect(table.values("V4")).toEqual([null, null, null, 10, null]);
    expect(table.problems).toContainEqual({ code: "short-rows", count: 2, firstRow: 3 });
    expect(table.problems).toContainEqual({ code: "long-rows", count: 1, firstRow: 5 });
  });

  it("puts names above their columns where R wrote row names without one", async () => {
    const table = await readText('"score" "text"\n"1" 2.5 "a"\n"2" 3.5 "b"\n"3" 4.5 "b"\n');
    expect(table.names).toEqual(["V1", "score", "text"]);
    expect(table.values("score")).toEqual([2.5, 3.5, 4.5]);
  });

  it("passes over empty rows and columns and counts them", async () => {
    const table = await readText("a,,b\n1,,2\n\n,,\n3,,4\n\n\n");
    expect(table.names).toEqual(["a", "b"]);
    expect(table.values("b")).toEqual([2, 4]);
    expect(table.problems).toEqual([
      { code: "empty-rows-dropped", count: 2 },
      { code: "empty-columns-dropped", count: 1 },
    ]);
  });

  it("reads 16,384 columns and texts of 10,000 characters", async () => {
    const width = 16_384;
    const row = (cell: (column: number) => string) =>
      Array.from({ length: width }, (_, column) => cell(column)).join(",");
    const wide = await readText(`${row((c) => `v${c}`)}\n${row(String)}\n${row((c) => String(c / 2))}\n`);
    expect(wide.variables).toHaveLength(width);
    expect(wide.values("v16383")).toEqual([16_383, 8191.5]);

    const text = (letter: string) => `${letter} “quoted, text” `.repeat(700).slice(0, 10_000);
    const rows = Array.from({ length: 300 }, (_, id) => `${id},"${text(String(id))}"`);
    const long = await readText(`id,essay\n${rows.join("\n")}\n`);
    expect(long.values("essay")[299]).toBe(text("299"));
    expect(new Set(long.values("essay")).size).toBe(300);
  });

  it("reports how far it has come", async () => {
    const { readDataFile } = await import("../../../src-engine/read/read-file.ts");
    const rows = Array.from({ length: 300_000 }, (_, id) => `${id},${id % 7},text ${id % 5}`).join("\n");
    const path = fileOf("long.csv", `id,value,text\n${rows}\n`);
    const fractions: (number | null)[] = [];
    await readDataFile({ path, name: "long.csv", options: {} }, (fraction) => fractions.push(fraction));
    expect(fractions.length).toBeGreaterThan(20);
    expect(fractions).toEqual(fractions.toSorted((a, b) => Number(a) - Number(b)));
    expect(fractions.at(-1)).toBe(1);
  });
});

describe("header row", () => {
  it("is the names of Qualtrics, whose questions become labels", async () => {
    const question = '"How much do you like\nschool?"';
    const { names, variable, values, options } = await readText(
      `StartDate,Q1,Q2\nStart Date,${question},Q2\n` +
        '"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n' +
        "2024-01-31 10:00:00,3,a\n2024-02-01 11:00:00,5,b\n",
    );
    expect(options.headerRow).toBe(3);
    expect(names).toEqual(["StartDate", "Q1", "Q2"]);
    expect(names.map((name) => variable(name).label)).toEqual(["Start Date", "How much do you like school?", ""]);
    expect([values("Q1"), variable("StartDate").storage]).toEqual([[3, 5], "date"]);
  });

  it("is found below a title and a date of export", async () => {
    const shown = await preview(
      fileOf("title.csv", "Survey 2024\nexported,2024-05-31\n\nid,score,text\n1,2.5,a\n2,3.5,b\n3,1.5,b\n"),
    );
    expect(shown.options.headerRow).toBe(4);
    expect(shown.reasons.headerRow).toEqual({ code: "header-texts-over-numbers", row: 4 });
    expect(shown.firstRows[0]).toEqual(["Survey 2024"]);
    expect(shown.values[0]).toEqual([1, 2.5, "a"]);
  });

  it("is found among texts where its own are different from all below", async () => {
    expect((await preview(fileOf("t.csv", "name,town\nAnn,Rome\nBob,Rome\n"))).reasons.headerRow).toEqual({
      code: "header-distinct-texts",
      row: 1,
    });
  });

  it("is not there where the first row holds data", async () => {
    const numbers = await preview(fileOf("n.csv", "1,2.5,a\n2,3.5,b\n"));
    expect(numbers.options.headerRow).toBeNull();
    expect(numbers.reasons.headerRow).toEqual({ code: "no-header", example: "1" });
    expect(numbers.columns.map(({ variable }) => variable.name)).toEqual(["V1", "V2", "V3"]);
    const texts = await preview(fileOf("x.csv", "Ann,Rome\nBob,Rome\nAnn,Oslo\n"));
    expect(texts.reasons.headerRow).toEqual({ code: "no-header", example: "Ann" });
    expect(texts.rows).toBe(3);
  });

  it("may hold years", async () => {
    expect((await readText("country,2019,2020\nNL,1.5,2\nBE,2.5,3\n", { headerRow: 1 })).names).toEqual([
      "country",
      "2019",
      "2020",
    ]);
  });

  it("is where the user says", async () => {
    const text = "id,score\n1,2\n3,4\n";
    expect((await readText(text, { headerRow: null })).table.rows).toBe(3);
    const second = await readText(text, { headerRow: 2 });
    expect(second.names).toEqual(["1", "2"]);
    expect(second.values("2")).toEqual([4]);
  });
});

describe("encoding", () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const utf16 = (text: string, bigEndian: boolean, mark: boolean) => {
    const letters = Array.from(mark ? `\ufeff${text}` : text, (letter) => letter.charCodeAt(0));
    return Uint8Array.from(letters.flatMap((code) => (bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8])));
  };
  const text = "Stadt,n\nKöln,1\nŁódź,2\n";

  it("is what the byte order mark says, or UTF-16 where every second byte is zero", async () => {
    const cases = [
      [new TextEncoder().encode(`\ufeff${text}`), "utf-8", "byte-order-mark"],
      [new TextEncoder().encode(text), "utf-8", "valid-utf8"],
      [utf16(text, false, true), "utf-16le", "byte-order-mark"],
      [utf16(text, true, true), "utf-16be", "byte-order-mark"],
      [utf16(text, false, false), "utf-16le", "file-says-so"],
      [utf16(text, true, false), "utf-16be", "file-says-so"],
    ] as const;
    for (const [content, encoding, code] of cases) {
      const path = fileOf("encoded.csv", content);
      const shown = await preview(path);
      expect(shown.options.encoding).toBe(encoding);
      expect(shown.reasons.encoding).toEqual({ code });
      const table = await read(path);
      expect(table.names).toEqual(["Stadt", "n"]);
      expect(table.values("Stadt")).toEqual(["Köln", "Łódź"]);
    }
  });

  it("is windows-1252 where bytes are no valid Unicode, with the first such line", async () => {
    const path = fileOf("old.csv", bytes("Preis,Ort\n1,Rom\n2,K\xf6ln \x80 \x84x\x93\n"));
    expect((await preview(path)).reasons.encoding).toEqual({ code: "not-utf8", byte: 0xf6, row: 3 });
    expect((await read(path)).values("Ort")).toEqual(["Rom", "Köln € „x“"]);
  });

  it("is what the user chooses", async () => {
    const path = fileOf("other.csv", bytes("n,x\n1,\xa4\x8a\n"));
    expect((await read(path, { encoding: "iso-8859-15" })).values("x")).toEqual(["€\u008a"]);
    expect((await read(path, { encoding: "macintosh" })).values("x")).toEqual(["§ä"]);
  });

  it("counts what cannot be decoded", async () => {
    const path = fileOf("bad.csv", bytes("n,x\n1,\xff\xfe\n"));
    expect((await read(path, { encoding: "utf-8" })).problems).toEqual([{ code: "replacement-characters", count: 2 }]);
  });

  it("is right for letters that lie across the pieces in which a file is read", async () => {
    const letters = "é".repeat(100_000);
    for (const shift of ["", "x"]) {
      const table = await readText(`a,b\n${shift}${letters},1\n`);
      expect(table.values("a")).toEqual([`${shift}${letters}`]);
    }
  });
});

describe("text files that R wrote", () => {
  const readByR = z.record(z.string(), z.record(z.string(), z.array(z.string().nullable())));
  const expected = readByR.parse(JSON.parse(readFileSync(testData("csv/expected.json"), "utf8")));

  it.each(Object.entries(expected))("%s holds what R reads from it", async (name, columns) => {
    const table = await read(testData(`csv/${name}`));
    expect(table.names).toEqual(Object.keys(columns));
    for (const [variable, values] of Object.entries(columns)) {
      const { storage, missing } = table.variable(variable);
      const own = table.values(variable).map((value) => (missing.values.includes(value ?? "") ? null : value));
      if (storage === "number")
        expect(own, variable).toEqual(values.map((value) => (value === null ? null : Number(value))));
      else if (storage === "date")
        expect(own, variable).toEqual(values.map((value) => Date.parse(value ?? "") / 864e5));
      else expect(own, variable).toEqual(values);
    }
  });
});

it("takes a number of 18 digits for an identifier among whole numbers, for a number among decimals", async () => {
  const column = async (...cells: readonly string[]) => {
    const { variable, values } = await readText(`id;x\n${cells.map((cell, index) => `${index};${cell}`).join("\n")}`);
    return [variable("x").storage, values("x")];
  };
  expect(await column("123456789012345680", "7")).toEqual(["text", ["123456789012345680", "7"]]);
  expect(await column("123456789012345680", "0,5")).toEqual(["number", [123_456_789_012_345_680, 0.5]]);
});
