import { describe, expect, it } from "vitest";
import type { ImportOptions } from "../../../src-contract/data-import.ts";
import { importReasonText } from "../../../src-wording/import.ts";
import { fileOf, preview, read } from "./read-in-test.ts";

async function columnOf(cells: readonly string[], options: ImportOptions = {}) {
  const path = fileOf("column.csv", `id;x\n${cells.map((cell, row) => `${row};${cell}`).join("\n")}\n`);
  const table = await read(path, options);
  const reason = (await preview(path, options)).columns[1]?.reason;
  return {
    storage: table.variable("x").storage,
    values: table.values("x"),
    reason: reason === undefined ? "" : importReasonText(reason),
    problems: table.problems,
  };
}

const asked = (storage: "number" | "date" | "text"): ImportOptions => ({ storage: { 1: storage } });

describe("numbers with a unit or signs of bookkeepers", () => {
  it.each<readonly [readonly string[], readonly (number | null)[]]>([
    [
      ["12%", "7.5 %", "-3%", "100%"],
      [12, 7.5, -3, 100],
    ],
    [
      ["€ 1.234,50", "€ 0,99", "€ -12,00"],
      [1234.5, 0.99, -12],
    ],
    [
      ["1.234,50 €", "0,99 €", "-12,00 €"],
      [1234.5, 0.99, -12],
    ],
    [
      ["$1,200", "$15.50", "-$3", "($12.50)", "15"],
      [1200, 15.5, -3, -12.5, 15],
    ],
    [
      ["CHF 1'200.50", "CHF 12.00", "CHF 1'000'000.00"],
      [1200.5, 12, 1e6],
    ],
    [
      ["10 USD", "2.50 USD", "NA"],
      [10, 2.5, null],
    ],
    [
      ["1 000 kr", "250 kr", ""],
      [1000, 250, null],
    ],
    [
      ["(12.5)", "13", "(7)", "2.25"],
      [-12.5, 13, -7, 2.25],
    ],
    [
      ["12.50-", "13", "7.00-"],
      [-12.5, 13, -7],
    ],
    [
      ["₹ 1,00,000", "₹ 12,34,567.5"],
      [100_000, 1_234_567.5],
    ],
  ])("%j are numbers", async (cells, values) => {
    const column = await columnOf(cells);
    expect(column.values).toEqual(values);
  });

  it("say how they are read, and stay as they are where that is wanted", async () => {
    expect((await columnOf(["NA", "(12.5)", "13"])).reason).toBe("Numbers: “(12.5)” is read as −12.5");
    expect((await columnOf(["12%", "15%"], asked("text"))).values).toEqual(["12%", "15%"]);
  });

  it.each([
    [["12%", "0.5", "30%"]],
    [["$10", "€2.50", "$30"]],
    [["(1)", "(2)", "(3)"]],
    [["1", "2-", "3", "2-"]],
    [["12 kg", "13 kg", "14 kg"]],
    [["US 5", "US 6", "US 7"]],
    [["5%", "many", "some"]],
    [["(5", "6", "7)"]],
    [["-$-5", "$6", "$7"]],
  ])("%j are texts: nobody can know what they mean", async (cells) => {
    expect((await columnOf(cells)).values).toEqual(cells);
  });

  it("are found out for the whole file, however late they come", async () => {
    const plain = Array.from({ length: 400_000 }, (_, row) => String(row % 90));
    const late = await columnOf([...plain, "(17)"]);
    expect(late.values.at(-1)).toBe(-17);
    const shares = await columnOf([...plain.map((number) => `${number}%`), "0.5"]);
    expect(shares.values.at(-1)).toBe("0.5");
    expect(shares.values.at(-2)).toBe(`${399_999 % 90}%`);
  });

  it("are numbers where the user says so, as far as they are", async () => {
    const column = await columnOf(["12%", "15%", "unknown", "soon", "later"], asked("number"));
    expect(column.values).toEqual([12, 15, null, null, null]);
    expect(column.problems).toEqual([{ code: "not-a-number", name: "x", count: 3, example: "unknown", row: 4 }]);
  });
});

describe("dates", () => {
  it.each<readonly [readonly string[], string]>([
    [["31.12.99", "01.02.05", "15.06.30"], "dd.mm.yy"],
    [["12/31/99", "02/01/05", "06/15/30"], "mm/dd/yy"],
    [["99-12-31", "05-02-01", "30-06-15"], "yy-mm-dd"],
    [["31-Dec-99", "01-Feb-05", "15-Jun-30"], "dd Mmm yy"],
  ])("%j have years of two digits, as Excel takes them", async (cells, pattern) => {
    const { storage, values, reason } = await columnOf(cells);
    expect([storage, values]).toEqual(["date", [10_956, 12_815, -14_445]]);
    expect(reason).toBe(`Every value is a date like ${cells[0]} (${pattern}, 30 to 99 are 1930 to 1999)`);
  });

  it.each([
    [["31DEC1999", "01MAR2005"]],
    [["31. Dezember 1999", "1. März 2005"]],
    [["31 décembre 1999", "1 mars 2005"]],
    [["31-dic-1999", "01-mar-2005"]],
    [["December 31, 1999", "March 1, 2005"]],
  ])("%j have months of many languages", async (cells) => {
    expect((await columnOf(cells)).values).toEqual([10_956, 12_843]);
  });

  it("tell June from July in French", async () => {
    expect((await columnOf(["1 juin 2000", "1 juillet 2000", "1 juil. 2000"])).values).toEqual([
      11_109, 11_139, 11_139,
    ]);
  });

  it("stay texts where day and month cannot be told apart, with a word about it", async () => {
    const { storage, reason } = await columnOf(["01/02/1999", "03/04/2001"]);
    expect(storage).toBe("text");
    expect(reason).toBe("Kept as text: 01/02/1999 may be day or month first; as a date it would be read as mm/dd/yyyy");
    expect((await columnOf(["01/02/1999", "03/04/2001"], asked("date"))).values).toEqual([10_593, 11_385]);
  });

  it("have the day first where numbers have decimal commas", async () => {
    const path = fileOf("commas.csv", "x;born\n1,5;01/02/1999\n2,5;03/04/2001\n");
    expect((await read(path)).values("born")).toEqual([10_623, 11_415]);
  });

  it("may have a few words among them, which become missing", async () => {
    const dates = Array.from({ length: 12 }, (_, row) => `2024-01-${String(row + 10)}`);
    const { storage, values, reason, problems } = await columnOf([...dates, "unknown"]);
    expect([storage, values.at(-2), values.at(-1)]).toEqual(["date", 19_743, null]);
    expect(reason).toBe("Dates (yyyy-mm-dd); “unknown” becomes missing");
    expect(problems).toEqual([{ code: "not-a-date", name: "x", count: 1, example: "unknown", row: 14 }]);
    expect((await columnOf([...dates, "2024-13-01"])).storage).toBe("text");
    expect((await columnOf([...dates.slice(0, 3), "unknown"])).storage).toBe("text");
  });

  it("may be nothing but zeros where there is none", async () => {
    expect((await columnOf(["2024-01-02", "0000-00-00"])).values).toEqual([19_724, null]);
  });
});

describe("cells", () => {
  it("that Excel is told to keep as texts are without their formula", async () => {
    expect((await columnOf(['="007"', '="011"'])).values).toEqual(["007", "011"]);
  });

  it("of files put one after the other have no byte order marks", async () => {
    const table = await read(fileOf("joined.csv", "\ufeffname,x\nanna,1\n\ufeffbert,2\n"));
    expect(table.values("name")).toEqual(["anna", "bert"]);
  });

  it("may be times below zero", async () => {
    expect((await columnOf(["-08:30", "23:59:59"])).values).toEqual([-30_600, 86_399]);
  });
});
