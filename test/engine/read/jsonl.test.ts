import { describe, expect, it } from "vitest";
import { fileOf, preview, read, refusal } from "./read-in-test.ts";

const lines = [
  '{"id": 1, "name": "Ann", "day": "2024-02-29", "passed": true, "school": {"id": "007", "size": 12.5}}',
  '{"id": 2, "name": "Bob", "day": null, "passed": false, "school": {"id": "008"}, "tags": ["a", 1]}',
  "",
  '{"id": 3, "day": "1999-12-31", "late": 4}',
];

describe.each([
  ["JSON lines", `${lines.join("\n")}\n`],
  ["JSON lines with a byte order mark and Windows's line ends", `\ufeff${lines.join("\r\n")}`],
  ["an array of objects", `[\n${lines.filter((line) => line !== "").join(",\n")}\n]`],
])("%s", (_name, text) => {
  it("is a table: objects are rows, names in any of them columns", async () => {
    const path = fileOf("objects.jsonl", text);
    const { names, values, variable, format } = await read(path);
    expect(format).toBe("jsonl");
    expect(names).toEqual(["id", "name", "day", "passed", "school.id", "school.size", "tags", "late"]);
    expect(values("id")).toEqual([1, 2, 3]);
    expect(values("name")).toEqual(["Ann", "Bob", null]);
    expect(variable("day").storage).toBe("date");
    expect(values("day")[0]).toBe(Date.UTC(2024, 1, 29) / 864e5);
    expect(values("passed")).toEqual(["TRUE", "FALSE", null]);
    expect(values("school.id")).toEqual(["007", "008", null]);
    expect(values("school.size")).toEqual([12.5, null, null]);
    expect(values("tags")).toEqual([null, '["a",1]', null]);
    expect(values("late")).toEqual([null, null, 4]);
    expect((await preview(path)).columns.map((column) => column.variable)).toEqual((await read(path)).variables);
  });
});

describe("JSON that is no table", () => {
  it("says which line cannot be read", async () => {
    const broken = fileOf("broken.jsonl", '{"a": 1}\n{"a": 2\n{"a": 3}\n');
    expect(await refusal(broken, {}, "broken.jsonl")).toEqual({
      code: "file-damaged",
      name: "broken.jsonl",
      format: "JSON",
      where: "line 2",
    });
    const number = fileOf("number.jsonl", '{"a": 1}\n7\n');
    expect(await refusal(number, {}, "number.jsonl")).toMatchObject({ where: "line 2" });
  });
});

describe("numbers in JSON", () => {
  it("keep all their digits: as texts where a number would lose some", async () => {
    const path = fileOf("long.jsonl", '{"id": 1, "t": "no 9007199254740993"}\n{"id": 9007199254740993, "t": "b"}\n');
    const { values } = await read(path);
    expect(values("id")).toEqual(["1", "9007199254740993"]);
    expect(values("t")).toEqual(["no 9007199254740993", "b"]);
    expect((await preview(path)).columns[0]?.reason).toEqual({ code: "too-many-digits", example: "9007199254740993" });
  });

  it("may be those that Python writes", async () => {
    const { values } = await read(
      fileOf("python.jsonl", '{"x": NaN, "t": "NaN Infinity"}\n{"x": -Infinity, "t": "b"}\n'),
    );
    expect([values("x"), values("t")]).toEqual([
      [null, Number.NEGATIVE_INFINITY],
      ["NaN Infinity", "b"],
    ]);
  });

  it("stand beside texts in the encoding of older programs", async () => {
    const { values } = await read(fileOf("latin.jsonl", Buffer.from('{"t": "Köln"}\n{"t": "b"}\n', "latin1")));
    expect(values("t")).toEqual(["Köln", "b"]);
  });
});

describe("a JSON document", () => {
  it.each([
    ["an object of columns", '{"id": [1, 2], "x": [2.5, null]}'],
    ["columns by row, as pandas writes them", '{"id": {"0": 1, "1": 2}, "x": {"0": 2.5, "1": null}}'],
    ["rows by number", '{"0": {"id": 1, "x": 2.5}, "1": {"id": 2, "x": null}}'],
    ["names, and rows of cells", '{"columns": ["id", "x"], "index": [0, 1], "data": [[1, 2.5], [2, null]]}'],
    ["rows of cells below their names", '[["id", "x"], [1, 2.5], [2, null]]'],
    [
      "objects over several lines, one after the other",
      '{\n  "id": 1,\n  "x": 2.5\n}\n{\n  "id": 2,\n  "x": null\n}\n',
    ],
  ])("that is %s is a table", async (_name, text) => {
    const { names, values } = await read(fileOf("document.json", text));
    expect(names).toEqual(["id", "x"]);
    expect([values("id"), values("x")]).toEqual([
      [1, 2],
      [2.5, null],
    ]);
  });

  it("keeps the names of its rows where they say something", async () => {
    const { values } = await read(fileOf("keyed.json", '{"anna": {"x": 1}, "ben": {"x": 2}}'));
    expect([values("name"), values("x")]).toEqual([
      ["anna", "ben"],
      [1, 2],
    ]);
  });

  it("offers each of the tables in it, first the one that is no description of another", async () => {
    const pupils = '"pupils": [{"id": 1, "at": null}, {"id": 2, "at": {"lat": 50.5}}]';
    const path = fileOf(
      "several.json",
      `{"made": "today", "schema": {"fields": [{"n": 1}]}, "schools": [{"id": 7}], ${pupils}}`,
    );
    const { names, values, options } = await read(path);
    expect(names).toEqual(["id", "at.lat"]);
    expect(values("at.lat")).toEqual([null, 50.5]);
    expect(options.sheet).toBe("pupils");
    expect((await preview(path)).sheets.map(({ name }) => name)).toEqual(["pupils", "schools", "schema.fields"]);
    expect((await read(path, { sheet: "schools" })).values("id")).toEqual([7]);
    expect(await refusal(path, { sheet: "teachers" })).toMatchObject({ code: "sheet-not-found" });
  });

  it("of one object is one row", async () => {
    expect((await read(fileOf("one.json", '{\n  "id": 1,\n  "x": "a"\n}\n'))).values("x")).toEqual(["a"]);
  });

  it.each(["utf16le", "utf-16be"])("may be written in %s, with a byte order mark or without", async (encoding) => {
    for (const mark of ["\ufeff", ""]) {
      const little = Buffer.from(`${mark}[{"id": 1, "t": "Köln"}, {"id": 2, "t": "b"}]`, "utf16le");
      const path = fileOf("wide.json", encoding === "utf16le" ? little : little.swap16());
      const { values, format } = await read(path);
      expect([format, values("t")]).toEqual(["jsonl", ["Köln", "b"]]);
    }
  });

  it("of objects in objects without end is refused", async () => {
    const deep = `{"a":${'{"b":'.repeat(50_000)}1${"}".repeat(50_000)}}`;
    for (const text of [deep, `[${deep}]`, `${deep}\n${deep}\n`]) {
      expect(await refusal(fileOf("deep.json", text))).toMatchObject({ where: "objects in objects" });
    }
  });

  it("that holds no table is refused, not read as text", async () => {
    expect(await refusal(fileOf("numbers.json", "[1, 2, 3]"))).toMatchObject({ code: "file-damaged", format: "JSON" });
    expect(await refusal(fileOf("cut.json", '[{"id": 1}, {"id"'))).toMatchObject({ code: "file-damaged" });
    expect(await refusal(fileOf("none.json", "[]"))).toMatchObject({ code: "file-empty" });
  });
});
