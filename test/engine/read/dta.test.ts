import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
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

const files = readdirSync(testData("dta")).filter((name) => name.endsWith(".dta"));

describe.each(files)("%s, cell by cell as R's haven reads it", (name) => {
  const expected = readByHaven.parse(JSON.parse(readFileSync(testData(`dta/${name}.expected.json`), "utf8")));

  it("has the same variables with labels", async () => {
    const { variables } = await read(testData(`dta/${name}`));
    expect(variables.map(({ storage, label, ...rest }) => ({ name: rest.name, label, storage }))).toEqual(
      expected.map(({ storage, label, ...rest }) => ({ name: rest.name, label, storage })),
    );
    for (const [index, { valueLabels }] of expected.entries()) {
      const { valueLabels: own = [], missing, storage } = variables[index] ?? {};
      const isKind = (value: number | string) => missing?.values.includes(value) === true;
      const named = own.map(({ value, label }) => [isKind(value) ? kindOf(value, storage) : String(value), label]);
      const plain = named.filter(([value, label]) => value !== label);
      expect(new Map(plain as [string, string][])).toEqual(
        new Map(valueLabels.map(({ value, label }) => [value, label])),
      );
    }
  });

  it("has the same values", async () => {
    const table = await read(testData(`dta/${name}`));
    for (const { name: variable, values, storage } of expected) {
      const own = table.values(variable);
      expect(own).toHaveLength(values.length);
      const { missing } = table.variable(variable);
      for (const [row, value] of values.entries()) {
        const found = own[row] ?? null;
        const where = `${variable}, row ${row + 1}`;
        if (value === null || storage === "text") expect(found, where).toBe(value);
        else if (value.startsWith(".")) {
          expect(missing.values, where).toContain(found);
          expect(kindOf(found, storage), where).toBe(value);
        } else if (storage === "date") expect(found, where).toBeCloseTo(Number(value), 8);
        else expect(found, where).toBe(Number(value));
      }
    }
  });

  it("shows the same in the preview", async () => {
    const [shown, table] = [await preview(testData(`dta/${name}`)), await read(testData(`dta/${name}`))];
    expect(shown.columns.map(({ variable }) => variable)).toEqual(table.variables);
    expect(shown.rows).toBe(table.table.rows);
    expect(shown.values.map((row) => row[0])).toEqual(table.values(table.names[0] ?? ""));
  });
});

/** The letter behind the number of a missing value: -1001 (-1,000,001 of a date) is ".a". */
function kindOf(value: number | string | null | undefined, storage: string | undefined): string {
  const base = storage === "date" ? -1_000_000 : -1_000;
  const kind = [base, base * 1000].map((one) => one - Number(value)).find((one) => one >= 1 && one <= 26) ?? 0;
  return `.${String.fromCharCode(0x60 + kind)}`;
}

it("reads more variables than release 118 has room for, with long texts behind them", async () => {
  const { names, variables, values } = await read(
    fileOf("wide.dta", gunzipSync(readFileSync(testData("dta/pandas-119-wide.dta.gz")))),
  );
  expect(variables).toHaveLength(33_001);
  expect([names[0], names[32_999]]).toEqual(["v1", "v33000"]);
  for (const index of [0, 98, 99, 32_767, 32_999]) {
    expect(values(`v${index + 1}`), `v${index + 1}`).toEqual([index % 100, (index + 1) % 100]);
  }
  expect(values("essay")).toEqual([null, "y".repeat(3000)]);
});

describe("missing values of Stata", () => {
  it("have numbers below all others, are declared missing, and this is told", async () => {
    const { variable, values, problems } = await read(testData("dta/haven-118.dta"));
    expect(values("told")).toEqual([1, -1001, -1026, null, 2.5]);
    expect(variable("told").missing).toEqual({ values: [-1001, -1002, -1026], ranges: [] });
    expect(variable("told").valueLabels).toContainEqual({ value: -1001, label: "Refused" });
    expect(variable("told").valueLabels).toContainEqual({ value: -1002, label: "Don't know" });
    expect(variable("told").valueLabels).toContainEqual({ value: -1026, label: ".z" });
    expect(values("plain_kinds")).toEqual([-1001.5, -1_000_003, 3, -1_000_003, null]);
    expect(problems).toEqual([{ code: "missing-kinds-coded", variables: 2, kind: ".a", value: -1001 }]);
  });
});

describe("dates of Stata", () => {
  const withFormat = async (format: string, value: number) => {
    const content = Buffer.from(readFileSync(testData("dta/haven-115.dta")));
    const at = content.indexOf("%12.5f");
    content.write(format.padEnd(12, "\0"), at, "latin1");
    const data = content.indexOf(doubleOf(0.1));
    doubleOf(value).copy(content, data);
    const table = await read(fileOf("moment.dta", content));
    return [table.variable("fraction").storage, table.values("fraction")[0]];
  };

  it("come in days, in milliseconds, with and without leap seconds, as times of day", async () => {
    expect(await withFormat("%td", 22_000)).toEqual(["date", 18_347]);
    expect(await withFormat("%d", -1)).toEqual(["date", -3654]);
    expect(await withFormat("%tdD_m_Y", 3653)).toEqual(["date", 0]);
    expect(await withFormat("%tc", 86_400_000 * 3653)).toEqual(["date", 0]);
    expect(await withFormat("%tcHH:MM:SS", 3_661_000)).toEqual(["time", 3661]);
    // help datetime: 2016-12-31 23:59:60 was the 27th leap second.
    const newYear2017 = (Date.UTC(2017, 0, 1) / 86_400_000 + 3653) * 86_400_000;
    expect(await withFormat("%tC", newYear2017 + 27_000)).toEqual(["date", Date.UTC(2017, 0, 1) / 86_400_000]);
    expect(await withFormat("%tC", newYear2017 - 1000 + 26_000)).toEqual([
      "date",
      (Date.UTC(2017, 0, 1) - 1000) / 86_400_000,
    ]);
  });

  it("that are counts of months, quarters or years stay numbers", async () => {
    expect(await withFormat("%tm", 720)).toEqual(["number", 720]);
    expect(await withFormat("%tq", 240)).toEqual(["number", 240]);
  });
});

describe("Stata files that cannot be read", () => {
  it("of a later release are named", async () => {
    const content = readFileSync(testData("dta/haven-118.dta"))
      .toString("latin1")
      .replace("<release>118", "<release>121");
    expect(await refusal(fileOf("new.dta", Buffer.from(content, "latin1")), {}, "new.dta")).toEqual({
      code: "file-version-unknown",
      name: "new.dta",
      format: "Stata",
      version: "121",
      readable: "104 to 119",
    });
  });

  it("because they end too early say where", async () => {
    const content = readFileSync(testData("dta/haven-118.dta"));
    const cut = (bytes: number) => refusal(fileOf("cut.dta", content.subarray(0, bytes)), {}, "cut.dta");
    expect(await cut(100)).toMatchObject({
      code: "file-damaged",
      format: "Stata",
      where: expect.stringMatching(/^byte/),
    });
    expect(await cut(content.length - 8000)).toMatchObject({ code: "file-damaged", format: "Stata" });
  });
});

describe("texts of Stata files before release 118", () => {
  it("are read in the encoding the user chooses", async () => {
    const path = testData("dta/foreign-114.dta");
    const content = Buffer.from(readFileSync(path));
    content.writeUInt8(0xe4, content.lastIndexOf("Ann"));
    const file = fileOf("letters.dta", content);
    expect((await read(file)).values("name")[0]).toBe("änn");
    expect((await read(file, { encoding: "windows-1251" })).values("name")[0]).toBe("дnn");
    expect((await preview(file)).options.encoding).toBe("windows-1252");
  });

  it("are found to be in Unicode, as R's haven writes them, or in the encoding in which they are words", async () => {
    const withLabel = async (bytes: Buffer) => {
      const content = Buffer.from(readFileSync(testData("dta/foreign-114.dta")));
      const { variable } = await read(testData("dta/foreign-114.dta"));
      const label = Buffer.from(variable("name").label);
      expect(label.length).toBeGreaterThan(0);
      const at = content.lastIndexOf(label);
      content.fill(0, at, at + label.length);
      bytes.copy(content, at);
      const file = fileOf("label.dta", content);
      const shown = await preview(file);
      expect((await read(file)).variable("name").label).toBe(
        shown.columns.find((column) => column.variable.name === "name")?.variable.label,
      );
      return [shown.options.encoding, (await read(file)).variable("name").label, shown.reasons.encoding];
    };
    expect(await withLabel(Buffer.from("Größe №1"))).toEqual(["utf-8", "Größe №1", { code: "valid-utf8" }]);
    const moscow = Buffer.from([0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0, 0x20, 0xe3, 0xee, 0xf0, 0xee, 0xe4]);
    expect(await withLabel(moscow)).toEqual([
      "windows-1251",
      "Москва город",
      { code: "letters-fit", example: "Москва", row: null },
    ]);
  });
});

function doubleOf(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}
