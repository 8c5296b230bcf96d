import { readFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fileOf, preview, read, refusal, testData } from "./read-in-test.ts";

const text = (content: string) => new TextEncoder().encode(content);

const fields = [
  { name: "Filter 1", columnType: "Filter", dataType: "Integer", measureType: "Nominal", type: "integer" },
  { name: "id", columnType: "Data", dataType: "Text", measureType: "ID", type: "string", description: "Pupil" },
  { name: "score", columnType: "Data", dataType: "Decimal", measureType: "Continuous", type: "number" },
  { name: "sector", columnType: "Data", dataType: "Text", measureType: "Nominal", type: "integer" },
  {
    name: "item",
    columnType: "Data",
    dataType: "Integer",
    measureType: "Ordinal",
    type: "integer",
    missingValues: ["== 9", ">= 90"],
  },
];
const labels = {
  sector: {
    labels: [
      [0, "public", "public", false],
      [1, "catholic", "catholic", false],
    ],
  },
  item: {
    labels: [
      [1, "1", "1", false],
      [2, "often", "2", false],
      [9, "9", "9", false],
    ],
  },
};

function dataOf(): Uint8Array {
  const bytes = Buffer.alloc(3 * (4 + 4 + 8 + 4 + 4));
  const integers = (at: number, values: readonly number[]) => {
    for (const [row, value] of values.entries()) bytes.writeInt32LE(value, at + 4 * row);
  };
  integers(0, [1, 0, 1]);
  integers(12, [0, 2, -2_147_483_648]);
  for (const [row, value] of [0.5, Number.NaN, -2].entries()) bytes.writeDoubleLE(value, 24 + 8 * row);
  integers(48, [1, 0, -2_147_483_648]);
  integers(60, [1, 2, 9]);
  return bytes;
}

function jamoviFile(manifest: string, inside: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    "META-INF/MANIFEST.MF": text(manifest),
    "metadata.json": text(JSON.stringify({ dataSet: { rowCount: 3, columnCount: 5, fields } })),
    "xdata.json": text(JSON.stringify(labels)),
    "data.bin": dataOf(),
    "strings.bin": text("7\0Köln\0"),
    ...inside,
  });
}

describe.each([
  ["omv", "jamovi-Archive-Version: 11.0"],
  ["jasp", "JASP-Archive-Version: 3.1"],
])("a .%s file as jamovi, and JASP before 0.18, write it", (format, manifest) => {
  it("has labels, measures, value labels and missing values, and no filters", async () => {
    const table = await read(fileOf(`study.${format}`, jamoviFile(manifest)));
    expect([table.format, table.names]).toEqual([format, ["id", "score", "sector", "item"]]);
    expect(table.values("id")).toEqual(["7", "Köln", null]);
    expect(table.variable("id")).toMatchObject({ label: "Pupil", storage: "text", measure: "nominal" });
    expect(table.values("score")).toEqual([0.5, null, -2]);
    expect(table.values("sector")).toEqual([1, 0, null]);
    expect(table.variable("sector")).toMatchObject({
      measure: "nominal",
      valueLabels: [
        { value: 0, label: "public" },
        { value: 1, label: "catholic" },
      ],
    });
    expect(table.variable("item")).toMatchObject({
      measure: "ordinal",
      valueLabels: [{ value: 2, label: "often" }],
      missing: { values: [9], ranges: [{ low: 90, high: null }] },
    });
  });

  it("is refused when something in it is damaged", async () => {
    const short = fileOf("short.omv", jamoviFile(manifest, { "data.bin": new Uint8Array(50) }));
    expect(await refusal(short, {}, "short.omv")).toMatchObject({ code: "file-damaged", where: "column sector" });
    const broken = fileOf("broken.omv", jamoviFile(manifest, { "metadata.json": text("{") }));
    expect(await refusal(broken, {}, "broken.omv")).toMatchObject({ code: "file-damaged", where: "metadata.json" });
  });
});

describe("a .omv file as jamovi 2.6 writes it", () => {
  const expected = z
    .array(
      z.object({
        name: z.string(),
        values: z.array(z.union([z.number(), z.string(), z.null()])),
        label: z.string(),
        storage: z.string(),
        measure: z.string(),
        valueLabels: z.array(z.object({ value: z.number(), label: z.string() })),
        missing: z.unknown(),
      }),
    )
    .parse(JSON.parse(readFileSync(testData("omv/own.omv.expected.json"), "utf8")));
  const path = testData("omv/own.omv");

  it("has every cell, label, measure and missing value, without its filter", async () => {
    const table = await read(path);
    expect(table.names).toEqual(expected.map(({ name }) => name));
    for (const { values, ...described } of expected) {
      expect(table.variable(described.name)).toMatchObject(described);
      expect(table.values(described.name), described.name).toEqual(values);
    }
  });

  it("shows the same in the preview", async () => {
    const [shown, table] = [await preview(path), await read(path)];
    expect(shown.columns.map(({ variable }) => variable)).toEqual(table.variables);
    expect([shown.format, shown.rows]).toEqual(["omv", 250]);
  });
});

describe("a .jasp file with a database", () => {
  const path = testData("jasp/own.jasp");

  it("has numbers, texts, labels and measures of all rows", async () => {
    const table = await read(path);
    expect(table.names).toEqual(["id", "group", "town", "score", "essay"]);
    expect(table.values("id")).toEqual(Array.from({ length: 400 }, (_, row) => row + 1));
    expect(table.variable("id")).toMatchObject({ label: "Number of the pupil", measure: "nominal", valueLabels: [] });
    expect(table.values("group").slice(0, 4)).toEqual([0, 1, 2, 0]);
    expect(table.variable("group")).toMatchObject({
      label: "Group of the pupil",
      valueLabels: [
        { value: 0, label: "none" },
        { value: 2, label: "both" },
      ],
    });
    expect(table.values("town").slice(0, 2)).toEqual(["Köln", "Wien"]);
    expect(table.variable("town")).toMatchObject({ label: "", valueLabels: [{ value: "Wien", label: "Vienna" }] });
    expect(table.values("score").slice(0, 3)).toEqual([null, 1 / 3, 2 / 3]);
    expect(table.variable("score").measure).toBe("scale");
    expect(table.values("essay")[5]).toBe("x".repeat(3000));
  });

  it("shows the same in the preview", async () => {
    const [shown, table] = [await preview(path), await read(path)];
    expect(shown.columns.map(({ variable }) => variable)).toEqual(table.variables);
    expect([shown.format, shown.rows]).toEqual(["jasp", 400]);
  });

  it("is refused when the database is cut short", async () => {
    const files = unzipSync(readFileSync(path));
    const database = files["internal.sqlite"] ?? new Uint8Array();
    const cut = zipSync({ ...files, "internal.sqlite": database.subarray(0, 20_000) });
    expect(await refusal(fileOf("cut.jasp", cut), {}, "cut.jasp")).toMatchObject({
      code: "file-damaged",
      format: "JASP",
    });
  });
});
