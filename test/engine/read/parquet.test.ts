import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parquetColumn } from "../../../src-engine/read/parquet/parquet-columns.ts";
import { expectColumns, expectedIn } from "./expected-columns.ts";
import { fileOf, preview, read, refusal, testData } from "./read-in-test.ts";

const files = readdirSync(testData("parquet")).filter((name) => /^arrow-.*\.parquet$/.test(name));

describe.each(files)("%s, cell by cell as Apache Arrow reads it", (name) => {
  it("has the same variables and values, in the preview, too", async () => {
    const path = testData(`parquet/${name}`);
    const table = await read(path);
    expectColumns(table, expectedIn(`parquet/${name}.expected.json`));
    const shown = await preview(path);
    expect(shown.columns.map(({ variable }) => variable)).toEqual(table.variables);
    expect([shown.format, shown.rows]).toEqual(["parquet", table.table.rows]);
  });
});

describe("Parquet files", () => {
  it("lose intervals of months, days and milliseconds, which is told", async () => {
    const { names, values, problems } = await read(testData("parquet/duckdb-interval.parquet"));
    expect([names, values("x")]).toEqual([["x"], [0, 1, 2]]);
    expect(problems).toEqual([{ code: "columns-left-out", names: ["span"] }]);
  });

  it("lose lists and structures, which is told", async () => {
    const { names, problems } = await read(testData("parquet/arrow-nested.parquet"));
    expect(names).toEqual(["x"]);
    expect(problems).toEqual([{ code: "columns-left-out", names: ["list", "struct"] }]);
  });

  it("give decimals as they were written, and identifiers that are too long for numbers as texts", async () => {
    const { values } = await read(testData("parquet/exact.parquet"));
    expect(values("price")).toEqual([-480_325.111, null, 728_994.874]);
    expect(values("person")).toEqual(["1", null, "9007199254740993"]);
    expect(values("count")).toEqual([1, null, 9_007_199_254_740_991]);
  });

  it("keep decimals of up to 38 digits, whichever way they are stored, as near as a number can be, or as texts", () => {
    const decimal = (scale: number, values: readonly unknown[]) => {
      const column = parquetColumn({
        name: "d",
        type: "FIXED_LEN_BYTE_ARRAY",
        logical_type: { type: "DECIMAL", precision: 38, scale },
      });
      column?.take(values, 0, values.length);
      return column?.finish("d").values;
    };
    const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"));
    expect(decimal(0, [bytes("ff".repeat(16)), null, bytes("2a"), 7n, -3])).toMatchObject({
      kind: "number",
      values: Float64Array.of(-1, Number.NaN, 42, 7, -3),
    });
    const most = 10n ** 38n - 1n;
    expect(decimal(0, [5n, bytes(most.toString(16).padStart(32, "0")), null])).toMatchObject({
      kind: "text",
      texts: ["5", String(most)],
    });
    // In doubles 0.1 × 3 and 4.35 × 100 are not what they are on paper.
    expect(decimal(2, [30n, 435, bytes("7fffffffffffffffffffffff")])).toMatchObject({
      values: Float64Array.of(0.3, 4.35, 3.961408125713217e26),
    });
    expect(decimal(30, [-1n])).toMatchObject({ values: Float64Array.of(-1e-30) });
  });

  it("are refused where a run of values is longer than the table", async () => {
    const content = readFileSync(testData("parquet/arrow-none.parquet"));
    // Of the first column two bytes say what is missing: their length, the head of the run, which rows.
    const head = content.indexOf(Uint8Array.of(2, 0, 0, 0, 3, 0xf)) + 4;
    content[head] = 2 * 63;
    const endless = fileOf("endless.parquet", content);
    expect(await refusal(endless, {}, "endless.parquet")).toMatchObject({
      code: "file-damaged",
      where: "run of values",
    });
  });

  it("are refused when cut short", async () => {
    const content = readFileSync(testData("parquet/arrow-zstd.parquet"));
    const cut = fileOf("cut.parquet", content.subarray(0, 2000));
    expect(await refusal(cut, {}, "cut.parquet")).toMatchObject({ code: "file-damaged", format: "Parquet" });
  });
});
