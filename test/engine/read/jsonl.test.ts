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
