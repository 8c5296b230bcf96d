import { describe, expect, it } from "vitest";
import type { ImportReason } from "../../../src-contract/data-import.ts";
import { fileOf, preview, readText } from "./read-in-test.ts";

async function reasonFor(values: readonly string[]): Promise<ImportReason | undefined> {
  const shown = await preview(
    fileOf("column.csv", `id;x\n${values.map((value, row) => `${row};${value}`).join("\n")}\n`),
  );
  return shown.columns[1]?.reason;
}

async function columnOf(values: readonly string[], options = {}) {
  const table = await readText(`id;x\n${values.map((value, row) => `${row};${value}`).join("\n")}\n`, options);
  return {
    ...table.variable("x"),
    values: table.values("x"),
    problems: table.problems,
    codes: table.options.missingCodes,
  };
}

describe("numbers", () => {
  it("are read exactly, in every way people write them", async () => {
    const cases: readonly (readonly [string, number])[] = [
      ["0.1", 0.1],
      [" -1.50 ", -1.5],
      ["+3", 3],
      ["\u22122.5", -2.5],
      [".5", 0.5],
      ["5.", 5],
      ["1e-7", 1e-7],
      ["1.7976931348623157E+308", Number.MAX_VALUE],
      ["0.1234567890123456789", 0.12345678901234568],
      ["123456789.123456789", Number("123456789.123456789")],
      ["9007199254740993.5", Number("9007199254740993.5")],
      ["1,234.5", 1234.5],
      ["1 234", 1234],
      ["1'234'567.25", 1234567.25],
      ["-Inf", Number.NEGATIVE_INFINITY],
      ["0.30000000000000004", 0.30000000000000004],
    ];
    for (const [text, value] of cases) expect((await columnOf(["1.5", text])).values, text).toEqual([1.5, value]);
  });

  it("are read with decimal commas and points between thousands", async () => {
    const column = await columnOf(["1,5", "1.234,25", "-,5", "1 234 567,5", "2,5e3"]);
    expect(column.values).toEqual([1.5, 1234.25, -0.5, 1234567.5, 2500]);
  });

  it("are not what only looks like them", async () => {
    for (const text of ["1,23,456", "12,34.5", "0x1F", "1.2.3", "--1", "1-2", "12 kg", "."]) {
      expect((await columnOf(["a", text])).values, text).toEqual(["a", text]);
    }
  });

  it("show the decimals of the file", async () => {
    expect((await columnOf(["1", "2.50", "3.125"])).decimals).toBe(3);
    expect((await columnOf(["1e-20", "2"])).decimals).toBe(16);
    expect((await columnOf(["1,5", "2,25"])).decimals).toBe(2);
  });
});

describe("the type of a column", () => {
  it("is number where all values are", async () => {
    expect(await reasonFor(["1.5", "2", "", "3"])).toEqual({ code: "all-numbers", count: 3 });
  });

  it("stays text where zeros lead or digits would be lost", async () => {
    expect(await reasonFor(["001", "2", "13"])).toEqual({ code: "leading-zeros", example: "001" });
    const long = "12345678901234567";
    expect(await reasonFor([long, "2"])).toEqual({ code: "too-many-digits", example: long });
    expect((await columnOf([long, "2"])).values).toEqual([long, "2"]);
    const next = "9007199254740993";
    expect(await reasonFor([next, "2"])).toEqual({ code: "too-many-digits", example: next });
  });

  it("is number where numbers of 16 digits are exact", async () => {
    const column = await columnOf(["1234567890123456", "-9007199254740991", "3"]);
    expect(column.values).toEqual([1234567890123456, -9007199254740991, 3]);
  });

  it("is number with a missing code where few texts stand among numbers", async () => {
    const column = await columnOf([
      ...Array.from({ length: 40 }, (_, n) => String(n / 4)),
      "NA",
      "NA",
      "absent",
      "absent",
      "absent",
    ]);
    expect(column.storage).toBe("number");
    expect(column.values.slice(-5)).toEqual([null, null, null, null, null]);
    expect(column.codes).toEqual(["absent", "NA"]);
    expect(column.problems).toEqual([]);
  });

  it("tells of texts among numbers that are no codes", async () => {
    const column = await columnOf([...Array.from({ length: 40 }, (_, n) => String(n / 4)), "12 kg"]);
    expect(column.storage).toBe("number");
    expect(column.problems).toEqual([{ code: "not-a-number", name: "x", count: 1, example: "12 kg", row: 42 }]);
  });

  it("is text where the exceptions look like the column's own codes", async () => {
    const values = [...Array.from({ length: 40 }, (_, n) => String(n + 1)), "12a"];
    expect(await reasonFor(values)).toEqual({ code: "texts", example: "12a", row: 42 });
    expect((await columnOf(values)).values.slice(-2)).toEqual(["40", "12a"]);
  });

  it("is found out for the whole file, however late a text comes", async () => {
    const rows = Array.from({ length: 400_000 }, (_, row) => `${row},${row % 50},${row === 399_999 ? "B7" : row}`);
    const table = await readText(`id,group,code\n${rows.join("\n")}\n`);
    expect(table.variable("group").storage).toBe("number");
    expect(table.variable("code").storage).toBe("text");
    expect(table.values("code").slice(-2)).toEqual(["399998", "B7"]);
    expect(table.values("code")[7]).toBe("7");
  });

  it("is date only where one pattern reads every value", async () => {
    const day = (y: number, m: number, d: number) => Date.UTC(y, m - 1, d) / 864e5;
    expect(await columnOf(["2024-02-29", "", "1900-01-01"])).toMatchObject({
      storage: "date",
      measure: "scale",
      values: [day(2024, 2, 29), null, day(1900, 1, 1)],
    });
    expect(await reasonFor(["13/02/2024", "01/02/2024"])).toEqual({
      code: "dates",
      pattern: "dd/mm/yyyy",
      example: "13/02/2024",
    });
    expect((await columnOf(["02/13/2024", "02/01/2024"])).values).toEqual([day(2024, 2, 13), day(2024, 2, 1)]);
    expect((await columnOf(["1.2.2024", "NA", "NA", "NA"])).values).toEqual([day(2024, 2, 1), null, null, null]);
    expect((await columnOf(["3 Jan 2024", "14-Feb-2024"])).values).toEqual([day(2024, 1, 3), day(2024, 2, 14)]);
    expect((await columnOf(["2024-01-01T12:00:00Z", "2024-01-01T12:00:00+06:00"])).values).toEqual([
      day(2024, 1, 1) + 0.5,
      day(2024, 1, 1) + 0.25,
    ]);
    for (const values of [
      ["2024-02-30", "2024-01-01"],
      ["01/02/2024", "03/04/2024"],
      ["2024-01-01", "soon"],
    ]) {
      expect((await columnOf(values)).storage, values.join()).toBe("text");
    }
  });

  it("is time", async () => {
    expect(await columnOf(["08:30", "23:59:59.5", "100:00:00"])).toMatchObject({
      storage: "time",
      values: [30_600, 86_399.5, 360_000],
    });
    expect((await columnOf(["1:30 PM", "12:00 am"])).values).toEqual([48_600, 0]);
  });

  it("is what the user asks for, and what does not fit is told", async () => {
    const asked = (storage: string) => ({ storage: { 1: storage } });
    expect((await columnOf(["01/02/2024", "03/04/2024"], asked("date"))).values).toEqual([
      Date.UTC(2024, 0, 2) / 864e5,
      Date.UTC(2024, 2, 4) / 864e5,
    ]);
    expect((await columnOf(["20240102", "20240304"], asked("date"))).values[0]).toBe(Date.UTC(2024, 0, 2) / 864e5);
    const dates = await columnOf(["2024-01-02", "soon", "2024-01-03"], asked("date"));
    expect(dates.values).toEqual([19_724, null, 19_725]);
    expect(dates.problems).toEqual([{ code: "not-a-date", name: "x", count: 1, example: "soon", row: 3 }]);
    expect((await columnOf(["1", "2.50"], asked("text"))).values).toEqual(["1", "2.50"]);
    const numbers = await columnOf(["a", "b", "3", "a"], asked("number"));
    expect(numbers.values).toEqual([null, null, 3, null]);
    expect(numbers.problems).toEqual([{ code: "not-a-number", name: "x", count: 3, example: "a", row: 2 }]);
  });
});

describe("missing codes", () => {
  it("that the user gives are kept as values that count as missing", async () => {
    const column = await columnOf(["1", "-99", "2.5", "refused", "-99"], { missingCodes: ["-99", "refused"] });
    expect(column.values).toEqual([1, -99, 2.5, null, -99]);
    expect(column.missing.values).toEqual([-99]);
    expect(column.problems).toEqual([]);
    const texts = await columnOf(["yes", "no", "-99"], { missingCodes: ["-99"] });
    expect(texts.values).toEqual(["yes", "no", "-99"]);
    expect(texts.missing.values).toEqual(["-99"]);
  });

  it("are not texts that the user wants to be numbers, nor answers among texts", async () => {
    const table = await readText(
      "x,y,z\na,1,b\na,2,absent\na,2.5,b\n4,3,b\n5,absent,c\n6,absent,c\n7,absent,c\n8,1,c\n",
      {
        storage: { 0: "number", 1: "number" },
      },
    );
    expect(table.options.missingCodes).toEqual([]);
    expect(table.problems.map(({ code }) => code)).toEqual(["not-a-number", "not-a-number"]);
    const rows = Array.from({ length: 40 }, (_, row) => `${row / 2};b`);
    const guessed = await readText(`y;z\n${rows.join("\n")}\nabsent;absent\nabsent;absent\nabsent;c\n`);
    expect(guessed.options.missingCodes).toEqual(["absent"]);
    expect(guessed.variable("z").missing.values).toEqual([]);
  });

  it("are the user's alone once there are any", async () => {
    expect((await columnOf(["1", "NA", "NA", "NA"], { missingCodes: [] })).storage).toBe("text");
  });

  it("count in columns of texts, but not among codes of countries", async () => {
    expect((await columnOf(["yes", "NA", "no"])).missing.values).toEqual(["NA"]);
    expect((await columnOf(["DE", "FR", "NA", "US", "GB", "NA"])).missing.values).toEqual([]);
  });

  it("are named with how often they occur", async () => {
    const shown = await preview(fileOf("codes.csv", "id,x,y\n1,NA,1\n2,2,NA\n3,1.5,.\n"));
    expect(shown.options.missingCodes).toEqual(["NA", "."]);
    expect(shown.reasons.missingCodes).toEqual({ code: "missing-code-frequent", example: "NA", count: 2 });
  });
});

describe("the level of measurement, as SPSS decides it", () => {
  const numbers = (count: number, value: (index: number) => number) =>
    Array.from({ length: count }, (_, i) => String(value(i)));

  it("is nominal for texts and for few different whole numbers", async () => {
    expect((await columnOf(["a", "b"])).measure).toBe("nominal");
    expect((await columnOf(numbers(60, (i) => i % 23))).measure).toBe("nominal");
    expect(await reasonFor(numbers(60, (i) => i % 2))).toEqual({ code: "few-distinct-integers", distinct: 2 });
  });

  it("is scale from 24 different values, for fractions, negative numbers, and where all are 10 or more", async () => {
    expect((await columnOf(numbers(60, (i) => i % 24))).measure).toBe("scale");
    expect((await columnOf(numbers(60, (i) => (i % 2) + 0.5))).measure).toBe("scale");
    expect((await columnOf(numbers(60, (i) => (i % 2) - 1))).measure).toBe("scale");
    expect((await columnOf(numbers(60, (i) => (i % 2) + 10))).measure).toBe("scale");
  });

  it("does not look at values that count as missing", async () => {
    expect((await columnOf([...numbers(60, (i) => i % 2), "-99"], { missingCodes: ["-99"] })).measure).toBe("nominal");
  });
});
