import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { numberToBase30 } from "../../../src-engine/read/por/por-fields.ts";
import { fileOf, read, refusal, testData } from "./read-in-test.ts";

describe("numbers to the base 30", () => {
  it("are rounded correctly", () => {
    expect(numberToBase30("3B")).toBe(101);
    expect(numberToBase30("-39")).toBe(-99);
    expect(numberToBase30("0.3")).toBe(0.1);
    expect(numberToBase30("-0.A")).toBe(-1 / 3);
    expect(numberToBase30(".F")).toBe(0.5);
    expect(numberToBase30("1+2")).toBe(900);
    expect(numberToBase30("F-1")).toBe(0.5);
    expect(numberToBase30("0.00000000000000000000")).toBe(0);
    // (30^15 + 1) / 30^15, between 1 and the next double.
    expect(numberToBase30("1.000000000000001")).toBe(1);
    expect(numberToBase30("TTTTTTTTTTTTTTT")).toBe(30 ** 15);
    for (const text of ["", "-", ".", "U", "1.2.3", "1+", "+5"]) expect(numberToBase30(text)).toBeNaN();
  });
});

describe("SPSS portable files", () => {
  const content = readFileSync(testData("por/pspp.por")).toString("latin1");

  it("have missing values from a number upwards", async () => {
    const upwards = content.replace("9-1/", "A3-/".replace("-", ""));
    const table = await read(fileOf("upwards.por", Buffer.from(upwards, "latin1")));
    expect(table.variable("KILOS").missing.ranges).toEqual([{ low: 3, high: null }]);
  });

  it("tell by what SPSS weights their cases", async () => {
    const lines = content.replaceAll(/\r?\n/g, "");
    const weighted = lines.replace("70/2/ID", "65/KILOS70/2/ID");
    expect((await read(testData("por/pspp.por"))).problems).toEqual([]);
    expect((await read(fileOf("weighted.por", Buffer.from(weighted, "latin1")))).problems).toEqual([
      { code: "weighted-in-file", name: "KILOS" },
    ]);
  });

  it("are read whatever ends their lines and however short these are", async () => {
    const expected = await read(testData("por/pspp.por"));
    for (const other of [
      content.replaceAll("\n", "\r\n"),
      content.replaceAll(/ +(\r?\n)/g, "$1"),
      content.replaceAll(/\r?\n/g, ""),
    ]) {
      const table = await read(fileOf("lines.por", Buffer.from(other, "latin1")));
      expect(table.variables).toEqual(expected.variables);
      for (const name of expected.names) expect(table.values(name)).toEqual(expected.values(name));
    }
  });

  it("have letters in Unicode or in windows-1252", async () => {
    const unicode = Buffer.from(content.replace("Wien f", "Wi\u00c3\u00b6 f"), "latin1");
    expect((await read(fileOf("unicode.por", unicode))).values("TOWN")[0]).toBe("Wiö f");
    const western = Buffer.from(content.replace("Wien f", "Wie\u00f6 f"), "latin1");
    expect((await read(fileOf("western.por", western))).values("TOWN")[0]).toBe("Wieö f");
  });

  it("have letters in Unicode that the end of a line breaks in two, as PSPP writes them", async () => {
    const lines = content.replaceAll(/\r?\n/g, "");
    const ends = Array.from({ length: lines.length / 80 }, (_, line) => 80 * line + 79).filter((at) => at > 464);
    const at = ends.find((end) => /^[a-z]{2}/.test(lines.slice(end))) ?? 0;
    const word = /[A-Za-z]*$/.exec(lines.slice(0, at))?.[0] ?? "";
    const broken = `${lines.slice(0, at)}\u00c3\n\u00b6${lines.slice(at + 2)}`;
    const { variables, names, values } = await read(fileOf("broken.por", Buffer.from(broken, "latin1")));
    expect(JSON.stringify([variables, names.map(values)])).toContain(`${word}ö`);
  });

  it("that are cut short say where", async () => {
    const cut = fileOf("cut.por", Buffer.from(content.slice(0, 900), "latin1"));
    expect(await refusal(cut, {}, "cut.por")).toMatchObject({
      code: "file-damaged",
      format: "SPSS portable",
      where: expect.stringMatching(/^character \d+/),
    });
  });
});
