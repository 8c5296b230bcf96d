import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { unpackPatterns, unpackRuns } from "../../../src-engine/read/sas7bdat/row-compression.ts";
import { ibmNumber } from "../../../src-engine/read/xpt/ibm-numbers.ts";
import { chance, damaged } from "./damage.ts";
import { fileOf, preview, read, refusal, testData } from "./read-in-test.ts";

const readByHaven = z.array(
  z.object({
    name: z.string(),
    label: z.string(),
    storage: z.string(),
    valueLabels: z.array(z.object({ value: z.string(), label: z.string() })),
    /** Numbers as texts of 17 digits, missing values of a kind by their letter. */
    values: z.array(z.string().nullable()),
  }),
);

const files = readdirSync(testData("sas")).flatMap((name) => {
  const [, base] = /^(.+\.(?:sas7bdat|xpt))(?:\.gz)?$/.exec(name) ?? [];
  return base === undefined ? [] : [base];
});

/** The file itself, or unpacked into the test's folder. */
function pathOf(name: string): string {
  const content = contentOf(name);
  const catalog = name.replace("sas7bdat", "sas7bcat");
  if (readdirSync(testData("sas")).includes(`${catalog}.gz`)) fileOf(catalog, contentOf(catalog));
  return fileOf(name, content);
}

function contentOf(name: string): Buffer {
  return readdirSync(testData("sas")).includes(name)
    ? readFileSync(testData(`sas/${name}`))
    : gunzipSync(readFileSync(testData(`sas/${name}.gz`)));
}

/** The letter behind the number of a missing value: -1001 (-1,000,001 of a date) is ".A". */
function kindOf(value: number | string | null | undefined, storage: string): string {
  const base = storage === "date" ? -1_000_000 : -1_000;
  const kind = [base, base * 1000].map((one) => one - Number(value)).find((one) => one >= 1 && one <= 27) ?? 0;
  return kind === 27 ? "._" : `.${String.fromCharCode(0x40 + kind)}`;
}

describe.each(files)("%s, cell by cell as R's haven reads it", (name) => {
  const expected = readByHaven.parse(JSON.parse(readFileSync(testData(`sas/${name}.expected.json`), "utf8")));

  it("has the same variables, labels and values", async () => {
    const table = await read(pathOf(name));
    expect(table.variables.map(({ storage, label, ...rest }) => ({ name: rest.name, label, storage }))).toEqual(
      expected.map(({ storage, label, ...rest }) => ({ name: rest.name, label, storage })),
    );
    for (const { name: variable, values, storage, valueLabels } of expected) {
      const { missing, valueLabels: ownLabels } = table.variable(variable);
      const named = (value: number | string) =>
        missing.values.includes(value) ? kindOf(value, storage) : String(value);
      const own = ownLabels.map(({ value, label }) => ({ value: named(value), label }));
      expect(own.filter(({ value, label }) => value !== label)).toEqual(expect.arrayContaining(valueLabels));
      expect(own.filter(({ value, label }) => value !== label)).toHaveLength(valueLabels.length);
      const found = table.values(variable);
      expect(found).toHaveLength(values.length);
      for (const [row, value] of values.entries()) {
        const where = `${variable}, row ${row + 1}`;
        if (value === null || storage === "text") expect(found[row], where).toBe(value);
        else if (value.startsWith("."))
          expect([missing.values.includes(found[row] ?? ""), kindOf(found[row], storage)], where).toEqual([
            true,
            value,
          ]);
        else if (storage === "date") expect(found[row], where).toBeCloseTo(Number(value), 8);
        else expect(found[row], where).toBe(Number(value));
      }
    }
  });

  it("shows the same in the preview", async () => {
    const path = pathOf(name);
    const [shown, table] = [await preview(path), await read(path)];
    expect(shown.columns.map(({ variable }) => variable)).toEqual(table.variables);
    expect(shown.rows).toBe(table.table.rows);
    expect(shown.values.map((row) => row[0])).toEqual(table.values(table.names[0] ?? "").slice(0, shown.values.length));
  });
});

describe("numbers of IBM mainframes", () => {
  const number = (...bytes: readonly number[]) => ibmNumber(Uint8Array.from(bytes), 0, bytes.length);

  it("are whole, broken, negative, short", () => {
    expect(number(0x41, 0x10, 0, 0, 0, 0, 0, 0)).toBe(1);
    expect(number(0xc2, 0x64, 0, 0, 0, 0, 0, 0)).toBe(-100);
    expect(number(0x40, 0x80)).toBe(0.5);
    expect(number(0, 0, 0, 0, 0, 0, 0, 0)).toBe(0);
    expect(number(0x2e, 0, 0, 0, 0, 0, 0, 0)).toBeNull();
    expect(number(0x41, 0, 0, 0, 0, 0, 0, 0)).toBeNull();
  });
});

describe("packed rows of SAS", () => {
  it("are unpacked by each command", () => {
    const row = new Uint8Array(9);
    expect(unpackRuns(Uint8Array.of(0x82, 1, 2, 3, 0xc0, 9, 0xd0 - 0x0, 0xff), row)).toBe(false);
    expect(unpackRuns(Uint8Array.of(0x82, 1, 2, 3, 0xc1, 9, 0xe0), row)).toBe(true);
    expect([...row]).toEqual([1, 2, 3, 9, 9, 9, 9, 32, 32]);
    expect(unpackPatterns(Uint8Array.of(0b00011000, 0, 1, 2, 3, 0x30, 0x00, 0x00, 7), row)).toBe(true);
    expect([...row]).toEqual([1, 2, 3, 1, 2, 3, 7, 7, 7]);
  });
});

describe("SAS transport files", () => {
  it("show each data set as a sheet", async () => {
    const [one, two] = [contentOf("haven-5.xpt"), contentOf("haven-blanks.xpt")];
    const both = fileOf("both.xpt", Buffer.concat([one, two.subarray(3 * 80)]));
    expect((await preview(both)).sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ["STUDY", 5],
      ["BLANKS", 2],
    ]);
  });
});

describe("a catalog beside a SAS file", () => {
  it("is named with its sets of value labels", async () => {
    const { problems } = await read(pathOf("haven-hadley.sas7bdat"));
    expect(problems).toContainEqual({ code: "labels-from-catalog", name: "haven-hadley.sas7bcat", sets: 2 });
  });

  it("has labels of ranges, which go to the whole numbers in them", async () => {
    const catalog = contentOf("haven-hadley.sas7bcat");
    // The entry of 2, "SAS": its first and its last number, with the other sign.
    const two = Buffer.from("c000000000000000", "hex");
    const entry = catalog.indexOf(Buffer.concat([two, two]));
    catalog.writeDoubleBE(-5, entry + two.length);
    fileOf("ranges.sas7bcat", catalog);
    const { variable } = await read(fileOf("ranges.sas7bdat", contentOf("haven-hadley.sas7bdat")));
    expect(variable("workshop").valueLabels).toEqual([
      { value: 1, label: "R" },
      ...[2, 3, 4, 5].map((value) => ({ value, label: "SAS" })),
    ]);
  });

  it("does no harm when it is damaged", async () => {
    const data = fileOf("harmed.sas7bdat", contentOf("haven-hadley.sas7bdat"));
    const catalog = contentOf("haven-hadley.sas7bcat");
    for (let seed = 1; seed <= 300; seed++) {
      fileOf("harmed.sas7bcat", damaged(catalog, chance(seed)));
      expect((await read(data)).table.rows, `seed ${seed}`).toBe(8);
    }
    fileOf("harmed.sas7bcat", catalog.subarray(0, 200));
    expect((await read(data)).problems).toContainEqual({ code: "catalog-unreadable", name: "harmed.sas7bcat" });
  });
});

describe("SAS files that cannot be read", () => {
  it("because they end too early say where", async () => {
    const content = contentOf("readstat-packed.sas7bdat");
    const cut = (bytes: number) => refusal(fileOf("cut.sas7bdat", content.subarray(0, bytes)), {}, "cut.sas7bdat");
    expect(await cut(100)).toMatchObject({ code: "file-damaged", format: "SAS", where: "header" });
    expect(await cut(content.length - 100)).toMatchObject({ code: "file-damaged", where: "end of the data" });
    const pages = content.length - content.readUInt32LE(200 + (content[35] === 0x33 ? 4 : 0));
    expect(await cut(pages)).toMatchObject({ code: "file-damaged", where: expect.stringMatching(/^row \d+ of 300/) });
  });
});

describe("rows that were deleted in SAS", () => {
  /** A page starts after the header and the pages before it, its pointers and rows 40 bytes later. */
  const pageStart = 8192 + 4096;

  it("are no rows, where bits behind the rows mark them", async () => {
    const content = Buffer.from(contentOf("haven-plain.sas7bdat"));
    const { values } = await read(pathOf("haven-plain.sas7bdat"));
    const [rows, rowBytes, marks] = [5, 69, 4095];
    content.writeUInt16LE(content.readUInt16LE(pageStart + 32) | 0x80, pageStart + 32);
    content.writeUInt32LE(marks - 40 - rows * rowBytes, pageStart + 24);
    content.writeUInt8(0b10010000, pageStart + marks);
    const path = fileOf("deleted.sas7bdat", content);
    expect((await read(path)).values("pupil")).toEqual([2, 3, 5]);
    expect((await read(path)).values("town")).toEqual([1, 2, 4].map((row) => values("town")[row]));
    expect((await preview(path)).rows).toBe(3);
  });

  it("are no rows in a packed file", async () => {
    const name = "readstat-packed.sas7bdat";
    const content = Buffer.from(contentOf(name));
    const whole = await read(pathOf(name));
    const { rows } = whole.table;
    const [firstOnPage, packing] = [40, 16];
    content.writeUInt8(content.readUInt8(pageStart + firstOnPage + packing) + 1, pageStart + firstOnPage + packing);
    const kept = await read(fileOf("deleted-packed.sas7bdat", content));
    expect(kept.table.rows).toBe(rows - 1);
    const [variable = ""] = whole.names;
    const lost = whole.values(variable).findIndex((value, row) => value !== kept.values(variable)[row]);
    expect(whole.values(variable).toSpliced(lost, 1)).toEqual(kept.values(variable));
  });
});
