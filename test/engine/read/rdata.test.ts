import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readDataFile } from "../../../src-engine/read/read-file.ts";
import { expectColumns, expectedIn } from "./expected-columns.ts";
import { fileOf, preview, read, refusal, tableOf, testData } from "./read-in-test.ts";

const expected = expectedIn("rdata/study.expected.json");

describe.each(["study-2.rds", "study-3.rds", "tibble-plain.rds", "study-xz.rds", "study-bzip2.rds"])(
  "%s, cell by cell as R has it",
  (name) => {
    it("has the same variables, labels, measures and values", async () => {
      expectColumns(await read(testData(`rdata/${name}`)), expected);
    });

    it("shows the same in the preview", async () => {
      const path = testData(`rdata/${name}`);
      const [shown, table] = [await preview(path), await read(path)];
      expect(shown.columns.map(({ variable }) => variable)).toEqual(table.variables);
      expect([shown.format, shown.rows]).toEqual(["rds", 6]);
    });
  },
);

describe.each(["plain-hexadecimal.rds", "plain-little-endian.rds", "plain-text.RData"])(
  "%s, in R's rarer forms",
  (name) => {
    it("has the same variables, labels, measures and values", async () => {
      expectColumns(
        await read(testData(`rdata/${name}`)),
        expected.filter((column) => column.name !== "told"),
      );
    });
  },
);

describe("data frames of R", () => {
  it("keep missing values of SPSS files, and letters of missing values are told", async () => {
    const { variable, problems } = await read(testData("rdata/study-3.rds"));
    expect(variable("spss").missing).toEqual({ values: [99], ranges: [{ low: 8, high: 9 }] });
    expect(variable("told").missing.values).toEqual([-1001, -1026]);
    expect(problems).toEqual([{ code: "missing-kinds-coded", variables: 1, kind: "NA(a)", value: -1001 }]);
  });

  it("are shown as the sheets of a workspace, beside models and functions", async () => {
    const path = testData("rdata/workspace.RData");
    const { sheets, options } = await preview(path);
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ["study", 6],
      ["school", 2],
    ]);
    expect(options.sheet).toBe("study");
    expectColumns(await read(path), expected);
    const school = await read(path, { sheet: "school" });
    expect(school.values("row.names")).toEqual(["first", "second"]);
    expect(school.values("size")).toEqual([10, 20]);
  });

  it("are found behind functions that R has compiled, without row names that are only numbers of rows", async () => {
    const { names, values } = await read(testData("rdata/compiled.RData"));
    expect(names).toEqual(["size"]);
    expect(values("size")).toEqual([10, 20]);
  });

  it("are found in files that R wrote and packed as text", async () => {
    expect((await read(testData("rdata/text.rds"))).values("size")).toEqual([10, 20]);
  });

  it("are told from a column that is called A", async () => {
    expect((await read(fileOf("a.csv", "A\n3\n262658\n7\n"))).values("A")).toEqual([3, 262658, 7]);
  });

  it("are found in a list", async () => {
    const { sheets } = await preview(testData("rdata/list.rds"));
    expect(sheets.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("keep all digits of identifiers, times of day, and no halves of what has several parts", async () => {
    const path = testData("rdata/packages.rds");
    const { names, values, variable, problems } = await read(path);
    expect(names).toEqual(["id", "small", "time"]);
    expect(values("id")).toEqual(["1", "9007199254740993", null]);
    expect(values("small")).toEqual([1, -2, null]);
    expect([variable("time").storage, values("time")]).toEqual(["time", [36_672, 0, null]]);
    expect(problems).toEqual([{ code: "columns-left-out", names: ["period"] }]);
    expect((await preview(path)).columns[0]?.reason).toEqual({ code: "too-many-digits", example: "9007199254740993" });
  });

  it("have points in time as R shows them in their time zone", async () => {
    const shown = z
      .record(z.string(), z.array(z.string().nullable()))
      .parse(JSON.parse(readFileSync(testData("rdata/time-zones.expected.json"), "utf8")));
    const { values } = await read(testData("rdata/time-zones.rds"));
    for (const [name, texts] of Object.entries(shown)) {
      const days = texts.map((text) => text && Math.round(Date.parse(text) / 1000));
      const found = values(name).map((value) => value && Math.round(Number(value) * 86_400));
      expect(found, name).toEqual(days);
    }
  });

  it("have names of rows as a column", async () => {
    const { names, values } = await read(testData("rdata/mtcars.rds"));
    expect(names.slice(0, 3)).toEqual(["row.names", "mpg", "cyl"]);
    expect([values("row.names")[1], values("mpg")[1]]).toEqual(["Mazda RX4 Wag", 21]);
  });

  it("lose lists and matrices, which is told", async () => {
    const { names, problems } = await read(testData("rdata/left-out.rds"));
    expect(names).toEqual(["x"]);
    expect(problems).toEqual([{ code: "columns-left-out", names: ["inner", "pair", "complex"] }]);
  });
});

describe("R files that cannot be read", () => {
  it("hold no data frame", async () => {
    const path = testData("rdata/vector.rds");
    expect(await refusal(path, {}, "vector.rds")).toEqual({ code: "no-data-frame", name: "vector.rds" });
  });

  it("are packed by xz or bzip2 and changed or cut anywhere", async () => {
    for (const name of ["study-xz.rds", "study-bzip2.rds"]) {
      const whole = readFileSync(testData(`rdata/${name}`));
      for (let at = 6; at < whole.length; at += 31) {
        const changed = Buffer.from(whole);
        changed.writeUInt8(whole.readUInt8(at) ^ 4, at);
        for (const content of [changed, whole.subarray(0, at)]) {
          const outcome = await readDataFile({ path: fileOf(name, content), name, options: {} }, () => {});
          if (outcome.ok) expectColumns(tableOf(outcome.value), expected);
          else expect(outcome.failure, `byte ${at}`).toMatchObject({ code: "file-damaged", format: "R" });
        }
      }
    }
  });

  it("are written as text and damaged anywhere", async () => {
    const whole = readFileSync(testData("rdata/plain-text.RData"));
    for (let at = 20; at < whole.length; at += 37) {
      const changed = Buffer.from(whole);
      changed.write("9999999999", at);
      for (const content of [changed, whole.subarray(0, at)]) {
        const outcome = await readDataFile(
          { path: fileOf("text.RData", content), name: "text.RData", options: {} },
          () => {},
        );
        if (!outcome.ok)
          expect(outcome.failure.code, `byte ${at}`).toMatch(/^(file-damaged|no-data-frame|file-without-rows)$/);
      }
    }
  });

  it("end too early, or are packed too well", async () => {
    const plain = readFileSync(testData("rdata/tibble-plain.rds"));
    const cut = fileOf("cut.rds", plain.subarray(0, 1000));
    expect(await refusal(cut, {}, "cut.rds")).toMatchObject({ code: "file-damaged", format: "R" });
    const packed = fileOf("packed.rds", readFileSync(testData("rdata/study-3.rds")).subarray(0, 500));
    expect(await refusal(packed, {}, "packed.rds")).toMatchObject({ where: "end of the packed data" });
    const lists = Buffer.alloc(8 * 100_000);
    for (let at = 0; at < lists.length; at += 8) {
      lists.writeInt32BE(19, at);
      lists.writeInt32BE(1, at + 4);
    }
    const deep = fileOf(
      "deep.rds",
      gzipSync(Buffer.concat([Buffer.from("X\n\0\0\0\x02\0\x04\x02\0\0\x02\x03\0", "latin1"), lists])),
    );
    expect(await refusal(deep, {}, "deep.rds")).toMatchObject({ code: "file-damaged", where: "lists in lists" });
  });
});
