import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, test } from "vitest";
import type { WrittenFormat } from "../../../../src-contract/data-import.ts";
import type { WrittenCells } from "../../../../src-contract/engine-api.ts";
import type { Variable } from "../../../../src-contract/variable.ts";
import { exportData } from "../../../../src-engine/export/data/export-data.ts";
import { openZip } from "../../../../src-engine/read/zip-archive.ts";
import { NumberColumnBuilder, TextColumnBuilder } from "../../../../src-engine/table/column-builder.ts";
import { type DataSet, dataSet } from "../../../../src-engine/table/data-set.ts";
import type { Column } from "../../../../src-engine/table/table.ts";
import { preview, read, type TableInTest } from "../../read/read-in-test.ts";

const folder = mkdtempSync(join(tmpdir(), "crosslevel-written-"));
afterAll(() => rmSync(folder, { recursive: true }));

const noMissing = { values: [], ranges: [] };
const plain = {
  label: "",
  storage: "number",
  measure: "scale",
  decimals: 0,
  valueLabels: [],
  missing: noMissing,
} as const;

interface Given {
  readonly variable: Omit<Variable, "column">;
  readonly values: readonly (number | string | null)[];
}

const long = `${"long ".repeat(500)}end`;
const study: readonly Given[] = [
  { variable: { ...plain, name: "id", label: "Pupil" }, values: [1, 2, 3, 40_000, -5] },
  { variable: { ...plain, name: "score", decimals: 3 }, values: [0.125, -1 / 3, 1e300, null, -0.5] },
  { variable: { ...plain, name: "large" }, values: [3e9, null, -3e9, 1, 0] },
  {
    variable: {
      ...plain,
      name: "told",
      label: "Told by whom?",
      measure: "nominal",
      valueLabels: [
        { value: 1, label: "Mother" },
        { value: 2, label: "Föther" },
        { value: 99, label: "Nobody" },
      ],
      missing: { values: [99], ranges: [] },
    },
    values: [1, 2, 99, null, 1],
  },
  {
    variable: {
      ...plain,
      name: "item",
      measure: "ordinal",
      missing: { values: [-9], ranges: [{ low: 90, high: null }] },
    },
    values: [1, 95, -9, 90, 5],
  },
  {
    variable: { ...plain, name: "name", storage: "text", measure: "nominal" },
    values: ["Ann", 'Köln, "W"', null, "日本", " x"],
  },
  {
    variable: { ...plain, name: "essay", storage: "text", measure: "nominal" },
    values: [long, null, "short", null, "é".repeat(300)],
  },
  { variable: { ...plain, name: "day", storage: "date" }, values: [19_782, -1, null, 0, 10_957] },
  { variable: { ...plain, name: "moment", storage: "date" }, values: [19_782.5, null, 0.25, 10_957, 1] },
  { variable: { ...plain, name: "clock", storage: "time" }, values: [29_130, 0, null, 86_399, 60] },
];

function dataOf(columns: readonly Given[]): DataSet {
  const rows = columns[0]?.values.length ?? 0;
  const variables = columns.map(({ variable }): Variable => ({ ...variable, column: variable.name }));
  return dataSet({ rows, columns: new Map(columns.map((one) => [one.variable.name, columnOf(one)])) }, variables);
}

function columnOf({ variable, values }: Given): Column {
  const builder = variable.storage === "text" ? new TextColumnBuilder() : new NumberColumnBuilder();
  for (const value of values) {
    if (builder instanceof TextColumnBuilder) builder.add(String(value ?? ""));
    else builder.add(value === null ? Number.NaN : Number(value));
  }
  return builder.finish();
}

async function written(
  format: WrittenFormat,
  columns: readonly Given[] = study,
  name = "study",
  cells?: WrittenCells,
): Promise<TableInTest> {
  const path = join(folder, `${name}.${format}`);
  const outcome = await exportData({ table: "t", format, path, cells }, dataOf(columns), () => false);
  expect(outcome).toEqual({ ok: true, value: null });
  return read(path);
}

/** Blanks at the start of a cell are no part of it to those who read CSV. */
const sameText = (value: number | string | null | undefined) => (typeof value === "string" ? value.trim() : value);

describe.each(["csv", "xlsx", "ods", "parquet"] as const)("data written as .%s", (format) => {
  it("are the same values, without those that count as missing", async () => {
    const table = await written(format);
    expect(table.names).toEqual(study.map(({ variable }) => variable.name));
    for (const { variable, values } of study) {
      const isMissing = (value: number | string | null) =>
        value === null || variable.missing.values.includes(value) || (variable.name === "item" && Number(value) >= 90);
      const expected = values.map((value) => (isMissing(value) ? null : value));
      const found = table.values(variable.name);
      expect([variable.name, table.variable(variable.name).storage]).toEqual([variable.name, variable.storage]);
      if (variable.storage !== "text") expect(found.map(roundedMoment), variable.name).toEqual(expected);
      else expect(found.map(sameText), variable.name).toEqual(expected.map(sameText));
    }
  });
});

test.each([
  ["xlsx", ["te\u0001xt", "a\u0002b\u000bc", "de", "_x0041_", "\ufffdz"]],
  ["ods", ["text", "abc", "de", "_x0041_", "\ufffdz"]],
] as const)("characters that XML has no place for do not make a .%s damaged", async (format, [name, ...values]) => {
  const variable = { ...plain, name: "te\u0001xt", storage: "text", measure: "nominal" } as const;
  const given: Given = { variable, values: ["a\u0002b\u000bc", "d\ufffee", "_x0041_", "\ufffdz"] };
  const table = await written(
    format,
    [{ variable: { ...plain, name: "id" }, values: [1, 2, 3, 4] }, given],
    "controls",
  );
  expect(table.names).toEqual(["id", name]);
  expect(table.values(name)).toEqual(values);
});

describe.each(["csv", "xlsx", "ods", "parquet"] as const)("data written as .%s", (format) => {
  const told = [
    ...study.filter(({ variable }) => variable.name === "id" || variable.name === "told"),
    {
      variable: {
        ...plain,
        name: "town",
        storage: "text" as const,
        measure: "nominal" as const,
        valueLabels: [{ value: "W", label: "Wien" }],
        missing: { values: ["?"], ranges: [] },
      },
      values: ["W", "K", "?", null, "W"],
    },
  ];
  const writtenAs = async (name: string, cells: WrittenCells) => {
    const table = await written(format, told, name, cells);
    return ["told", "town"].map((name) => table.values(name).map((value) => (value === null ? null : String(value))));
  };

  it("have labels in the place of values where that was chosen", async () => {
    expect(await writtenAs("labels", { values: "labels", missing: "empty" })).toEqual([
      ["Mother", "Föther", null, null, "Mother"],
      ["Wien", "K", null, null, "Wien"],
    ]);
  });

  it("keep what counts as missing where that was chosen", async () => {
    expect(await writtenAs("kept", { values: "codes", missing: "kept" })).toEqual([
      ["1", "2", "99", null, "1"],
      ["W", "K", "?", null, "W"],
    ]);
    expect(await writtenAs("all", { values: "labels", missing: "kept" })).toEqual([
      ["Mother", "Föther", "Nobody", null, "Mother"],
      ["Wien", "K", "?", null, "Wien"],
    ]);
  });
});

function roundedMoment(value: number | string | null): number | string | null {
  return typeof value === "number" && Number.isFinite(value) && Math.abs(value) < 1e6 && Math.abs(value) > 1
    ? Number(value.toPrecision(14))
    : value;
}

describe("data written as Parquet", () => {
  it("say themselves what their values mean, and which of them are missing", async () => {
    const table = await written("parquet", study, "said", { values: "codes", missing: "kept" });
    for (const { variable, values } of study) {
      const { column: _column, ...found } = table.variable(variable.name);
      expect(found, variable.name).toEqual(variable);
      expect(table.values(variable.name).map(roundedMoment), variable.name).toEqual(values);
    }
  });

  it("say so of thousands of variables, too", async () => {
    const columns = Array.from({ length: 2000 }, (_, at) => ({
      variable: { ...plain, name: `v${at}`, label: `Question ${at}: ${"why ".repeat(10)}?` },
      values: [at, null],
    }));
    const table = await written("parquet", columns, "wide", { values: "codes", missing: "kept" });
    expect([table.names.length, table.variable("v1999").label]).toEqual([2000, columns[1999]?.variable.label]);
  });

  it("are read without what is said of them where that is damaged", async () => {
    await written("parquet", study, "spoiled");
    const path = join(folder, "spoiled.parquet");
    const bytes = readFileSync(path);
    bytes.write('{"', bytes.indexOf('{"id"'), "latin1");
    bytes.write("#", bytes.indexOf('"label"'), "latin1");
    writeFileSync(path, bytes);
    expect((await read(path)).names).toEqual(study.map(({ variable }) => variable.name));
  });
});

describe("data written for SPSS", () => {
  it("are the same values with labels, measures and missing values", async () => {
    const table = await written("sav");
    for (const { variable, values } of study) {
      const { column: _column, ...found } = table.variable(variable.name);
      expect(found, variable.name).toEqual(variable);
      expect(table.values(variable.name), variable.name).toEqual(values);
    }
  });

  it("declare more missing values than SPSS has room for as a range that holds nothing else", async () => {
    const missing = { values: [-1001, -1002, -1003, -1026], ranges: [] };
    const columns = [{ variable: { ...plain, name: "x", missing }, values: [1, -1001, -1026, -1003] }];
    const table = await written("sav", columns, "kinds");
    expect(table.variable("x").missing).toEqual({ values: [], ranges: [{ low: -1026, high: -1001 }] });
    expect(table.values("x")).toEqual([1, -1001, -1026, -1003]);
    const between = [
      { variable: { ...plain, name: "x", missing: { values: [1, 3, 5, 7], ranges: [] } }, values: [1, 2, 3] },
    ];
    expect((await written("sav", between, "between")).values("x")).toEqual([null, 2, null]);
  });

  it("keep labels of texts that are longer than any text that occurs", async () => {
    const valueLabels = [
      { value: "a", label: "first" },
      { value: "abcdefghi", label: "longest" },
    ];
    const one = {
      variable: { ...plain, name: "t", storage: "text", measure: "nominal", valueLabels } as const,
      values: ["a", "b"],
    };
    expect((await written("sav", [one], "labelled")).variable("t").valueLabels).toEqual(valueLabels);
  });

  it("have names that SPSS takes, each only once, and keep their own as labels", async () => {
    const names = ["Total score (%)", "total_score____", "2nd", "by", "x".repeat(70), "Größe"];
    const columns = names.map((name, index) => ({ variable: { ...plain, name }, values: [index] }));
    const table = await written("sav", columns, "names");
    expect(table.names).toEqual(["Total_score____", "total_score_____2", "v2nd", "by_", "x".repeat(64), "Größe"]);
    expect(table.variables.map(({ label }) => label)).toEqual([...names.slice(0, 5), ""]);
  });
});

describe("data written for Stata", () => {
  it("have nothing where a text counts as missing", async () => {
    const missing = { values: ["NA"], ranges: [] };
    const one = {
      variable: { ...plain, name: "t", storage: "text", measure: "nominal", missing } as const,
      values: ["a", "NA"],
    };
    expect((await written("dta", [one], "texts")).values("t")).toEqual(["a", null]);
  });

  it("have room for more variables than Stata’s ordinary files", async () => {
    const essay = { ...plain, name: "essay", storage: "text", measure: "nominal" } as const;
    const columns: Given[] = [
      ...Array.from({ length: 33_000 }, (_, index) => ({
        variable: { ...plain, name: `v${index + 1}` },
        values: [index % 100, null],
      })),
      { variable: essay, values: ["x".repeat(3000), null] },
    ];
    const table = await written("dta", columns, "wide");
    expect(table.names).toHaveLength(33_001);
    expect(table.values("v1")).toEqual([0, null]);
    expect(table.values("v33000")).toEqual([99, null]);
    expect(table.values("essay")).toEqual(["x".repeat(3000), null]);
  });
});

describe.each(["sav", "dta", "parquet"] as const)("a wide .%s", (format) => {
  it("is previewed by its first rows, with the number of all", async () => {
    const columns = Array.from({ length: 10_500 }, (_, index) => ({
      variable: { ...plain, name: `v${index + 1}` },
      values: Array.from({ length: 130 }, (_cell, row) => row),
    }));
    const table = await written(format, columns, "many");
    const shown = await preview(join(folder, `many.${format}`));
    expect([shown.columns.length, shown.rows, table.table.rows]).toEqual([10_500, 130, 130]);
    expect(shown.values.slice(0, 3).map((row) => row[0])).toEqual([0, 1, 2]);
  });

  it("are the same values with labels; missing values become letters", async () => {
    const table = await written("dta");
    for (const { variable, values } of study) {
      const found = table.variable(variable.name);
      expect([found.name, found.label, found.storage]).toEqual([variable.name, variable.label, variable.storage]);
      if (variable.missing === noMissing && variable.storage !== "text") {
        expect(table.values(variable.name).map(roundedMoment), variable.name).toEqual(values);
      }
    }
    expect(table.values("name")).toEqual(["Ann", 'Köln, "W"', null, "日本", " x"]);
    expect(table.values("essay")).toEqual(study.find(({ variable }) => variable.name === "essay")?.values);
    expect(table.values("told")).toEqual([1, 2, -1001, null, 1]);
    expect(table.variable("told").valueLabels).toEqual([
      { value: 1, label: "Mother" },
      { value: 2, label: "Föther" },
      { value: -1001, label: "Nobody" },
    ]);
    expect(table.values("item")).toEqual([1, -1003, -1001, -1002, 5]);
  });
});

describe("a sheet of a workbook", () => {
  it("has no room for more than 1,048,575 rows", async () => {
    const column = new NumberColumnBuilder();
    column.fill(1_048_576);
    const table = { rows: 1_048_576, columns: new Map([["x", column.finish()]]) };
    const data = dataSet(table, [{ ...plain, name: "x", column: "x" }]);
    const outcome = await exportData(
      { table: "t", format: "xlsx", path: join(folder, "large.xlsx") },
      data,
      () => false,
    );
    expect(outcome).toMatchObject({ failure: { code: "too-large-for-workbook", rows: 1_048_576, columns: 1 } });
  });
});

it("ends when nobody waits for it any more", async () => {
  const outcome = await exportData(
    { table: "t", format: "csv", path: join(folder, "a.csv") },
    dataOf(study),
    () => true,
  );
  expect(outcome).toEqual({ ok: false, failure: { code: "cancelled" } });
});

it("says why a file cannot be written", async () => {
  const path = join(folder, "nowhere", "a.csv");
  const outcome = await exportData({ table: "t", format: "csv", path }, dataOf(study), () => false);
  expect(outcome).toMatchObject({ failure: { code: "file-not-writable" } });
});

it("numbers are as wide in SPSS as they are, eight characters at least", async () => {
  const widthOf = async (values: readonly number[], decimals: number) => {
    const path = join(folder, "width.sav");
    const column: Given = { variable: { ...plain, name: "x", decimals }, values };
    expect(await exportData({ table: "t", format: "sav", path }, dataOf([column]), () => false)).toMatchObject({
      ok: true,
    });
    // The format stands behind type, width, label and missing values of the first variable.
    const format = readFileSync(path).readInt32LE(176 + 16);
    return [format >> 16, (format >> 8) & 0xff, format & 0xff];
  };
  expect(await widthOf([1.25, -3], 2)).toEqual([5, 8, 2]);
  expect(await widthOf([1_234_567.25, -3], 2)).toEqual([5, 11, 2]);
  expect(await widthOf([1e300], 2)).toEqual([5, 8, 2]);
  expect(await widthOf([Number.POSITIVE_INFINITY, 0.000001], 12)).toEqual([5, 15, 12]);
});

it("dates are shown as dates in OpenDocument spreadsheets, with the time where there is one", async () => {
  const path = join(folder, "shown.ods");
  await exportData({ table: "t", format: "ods", path }, dataOf(study), () => false);
  const archive = openZip({ name: "shown.ods", format: "OpenDocument", content: readFileSync(path) });
  const xml = archive.bytes("content.xml")?.toString("utf8") ?? "";
  const styleOf = (value: string) =>
    new RegExp(`<table:table-cell table:style-name="(\\w+)"[^>]*date-value="${value}`).exec(xml)?.[1];
  expect(styleOf("2024-02-29T00")).toBeDefined();
  expect(styleOf("2024-02-29T12")).toBeDefined();
  expect(styleOf("2024-02-29T00")).not.toBe(styleOf("2024-02-29T12"));
});
