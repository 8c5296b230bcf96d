import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { cannotWrite } from "../../../src-contract/system-failure.ts";
import { noMissingValues, type Storage, type Variable } from "../../../src-contract/variable.ts";
import { readSnapshot, writeSnapshot } from "../../../src-engine/read/snapshot.ts";
import type { Column, Table } from "../../../src-engine/table/table.ts";
import { fileOf, read, succeeded, testData } from "./read-in-test.ts";

const path = fileOf("snapshot.csv", "");
const silent = () => {};

function variable(column: string, storage: Storage): Variable {
  const measure = storage === "text" ? "nominal" : "scale";
  return {
    column,
    name: `${column} renamed`,
    label: "",
    storage,
    measure,
    decimals: 2,
    valueLabels: [],
    missing: noMissingValues,
  };
}

function numbers(...values: number[]): Column {
  return { kind: "number", values: Float64Array.from(values) };
}

function texts(...cells: (string | null)[]): Column {
  const distinct = [...new Set(cells.filter((cell) => cell !== null))];
  return {
    kind: "text",
    codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : distinct.indexOf(cell))),
    texts: distinct,
  };
}

/** What is in a table, bit by bit: NaN is not zero, and zero is not minus zero. */
function bits(table: Table) {
  return {
    rows: table.rows,
    columns: [...table.columns].map(([id, column]) => [
      id,
      column.kind === "number"
        ? Buffer.from(Float64Array.from(column.values).buffer).toString("hex")
        : { codes: [...column.codes], texts: column.texts },
    ]),
  };
}

function roundTrip(table: Table, variables: readonly Variable[]): Table {
  succeeded(writeSnapshot({ table, variables }, path, silent));
  return succeeded(readSnapshot(path, variables, silent));
}

describe("a table on disk", () => {
  it("comes back bit by bit, whatever it holds", () => {
    const random = Float64Array.from({ length: 60 }, (_, i) => Math.sin(i) * 10 ** (((i * 7) % 40) - 20));
    const values = [
      0.1,
      -0,
      1 / 3,
      Number.MAX_VALUE,
      Number.MIN_VALUE,
      1e21,
      -1e-7,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      ...random,
    ];
    const days = values.map((_, i) => (i % 5 === 0 ? i * 1000.5 : i % 7 === 0 ? Number.NaN : i / 3 + 19_000));
    const cells = values.map(
      (_, i) =>
        [null, "plain", 'with "quotes"', "a,b", "line\nbreak", "windows\r\nbreak", " spaces ", "12", "é 漢字 😀", "NA"][
          i % 10
        ] ?? null,
    );
    const table: Table = {
      rows: values.length,
      columns: new Map([
        ["n", numbers(...values)],
        ["day", numbers(...days, ...[])],
        ["clock", numbers(...values.map((_, i) => i * 0.25))],
        ['odd, "name"', texts(...cells)],
      ]),
    };
    const variables = [
      variable("n", "number"),
      variable("day", "date"),
      variable("clock", "time"),
      variable('odd, "name"', "text"),
    ];
    expect(bits(roundTrip(table, variables))).toEqual(bits(table));
  });

  it("comes back with one column of which nothing was recorded, and without rows", () => {
    const empty: Table = { rows: 3, columns: new Map([["x", numbers(Number.NaN, Number.NaN, Number.NaN)]]) };
    expect(bits(roundTrip(empty, [variable("x", "number")]))).toEqual(bits(empty));
    const none: Table = { rows: 0, columns: new Map([["x", texts()]]) };
    expect(bits(roundTrip(none, [variable("x", "text")]))).toEqual(bits(none));
  });

  it("comes back as it was read from every format", async () => {
    for (const name of ["hsb.csv", "workbook.xlsx", "sav/haven-bytes.sav", "sav/pspp-zlib.zsav"]) {
      const { table, variables } = await read(testData(name));
      expect(bits(roundTrip(table, variables)), name).toEqual(bits(table));
    }
  });

  it("is plain CSV: ids as names, ISO dates, texts in quotes, the fewest digits", () => {
    const table: Table = {
      rows: 2,
      columns: new Map([
        ["n", numbers(0.1, Number.NaN)],
        ["day", numbers(19_782, 19_782.5)],
        ["t", texts('say "hi"', null)],
      ]),
    };
    roundTrip(table, [variable("n", "number"), variable("day", "date"), variable("t", "text")]);
    expect(readFileSync(path, "utf8")).toBe('"n","day","t"\n0.1,2024-02-29,"say ""hi"""\n,2024-02-29T12:00:00.000Z,\n');
  });

  it("keeps values that count as missing", async () => {
    const { table, variables } = await read(testData("sav/own-big-endian.sav"));
    roundTrip(table, variables);
    expect(readFileSync(path, "utf8")).toContain("\n2,-99,,\n");
  });

  it("of 100,000 rows reports how far it has come", () => {
    const table: Table = {
      rows: 100_000,
      columns: new Map([["x", numbers(...Array.from({ length: 100_000 }, (_, i) => i / 7))]]),
    };
    const fractions: (number | null)[] = [];
    succeeded(
      writeSnapshot({ table, variables: [variable("x", "number")] }, path, (fraction) => fractions.push(fraction)),
    );
    expect(fractions.length).toBeGreaterThan(10);
  });

  it("that is cut short or lacks a column is refused", () => {
    const variables = [variable("a", "number"), variable("b", "number")];
    const refused = (content: string) => readSnapshot(fileOf("broken.csv", content), variables, silent);
    expect(refused('"a","b"\n1,2\n3')).toMatchObject({ failure: { code: "file-damaged", where: "row 2" } });
    expect(refused('"a"\n1\n')).toMatchObject({ failure: { code: "file-damaged", where: "b" } });
    expect(refused("")).toMatchObject({ failure: { code: "file-damaged" } });
    expect(readSnapshot(`${path}.gone`, variables, silent)).toMatchObject({ failure: { code: "file-not-found" } });
  });

  it("that cannot be written says why", () => {
    const table: Table = { rows: 0, columns: new Map() };
    const write = (to: string) => writeSnapshot({ table, variables: [] }, to, silent);
    expect(write(dirname(path))).toMatchObject({ failure: { code: "is-a-folder" } });
    expect(write(join(dirname(path), "no", "folder.csv"))).toMatchObject({
      failure: { code: "file-not-writable", reason: "gone" },
    });
    const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC", syscall: "write" });
    expect(cannotWrite(full, path)).toEqual({ code: "file-not-writable", path, reason: "disk-full" });
    expect(() => cannotWrite(new RangeError("a bug"), path)).toThrow("a bug");
  });
});
