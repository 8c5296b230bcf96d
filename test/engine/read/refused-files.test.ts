import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { fileOf, preview, read, refusal, testData } from "./read-in-test.ts";

const text = (content: string) => new TextEncoder().encode(content);
const latin1 = (content: string) => Uint8Array.from(content, (letter) => letter.charCodeAt(0));

/** An OLE compound file with streams of these names: a header and one sector of directory. */
function oleFile(names: readonly string[]): Uint8Array {
  const bytes = Buffer.alloc(512 * 3);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  for (const [index, name] of ["Root Entry", ...names].entries()) {
    const at = 512 * 2 + index * 128;
    bytes.write(name, at, "utf16le");
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64);
  }
  return bytes;
}

const png = latin1("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01");
const hsb = (format: string) => readFileSync(testData(`hsb.${format}`));

describe("what is no table is refused by its content, whatever it is called", () => {
  it.each([
    ["empty.csv", "", { code: "file-empty" }],
    ["blank.csv", " \n\n ,,\n", { code: "file-empty" }],
    ["picture.xlsx", png, { code: "format-mismatch", extension: ".xlsx", found: "a PNG picture" }],
    ["picture.png", png, { code: "format-unknown", found: "a PNG picture" }],
    ["paper.csv", "%PDF-1.7\n%…", { code: "format-mismatch", extension: ".csv", found: "a PDF document" }],
    [
      "page.xls",
      "<!DOCTYPE html><p>There is no table here.</p>",
      { code: "format-mismatch", extension: ".xls", found: "a web page" },
    ],
    [
      "idl.sav",
      latin1("SR\0\x04\0\0\0\x0a\0\0\0\0"),
      { code: "format-mismatch", extension: ".sav", found: "an IDL save file" },
    ],
    ["first.RData", latin1("RDX1\n\0\0\0\x09"), { code: "format-not-yet", found: "an R workspace of before R 1.4" }],
    ["letters.RData", "RDA1\n4 0\n9 row.names\n", { code: "format-not-yet", found: "an R workspace of before R 1.4" }],
    [
      "cport.xpt",
      `**COMPRESSED** **COMPRESSED** **COMPRESSED** **COMPRESSED** **COMPRESSED** ${"x".repeat(40)}`,
      { code: "format-not-yet", found: "a SAS transport file of PROC CPORT" },
    ],
    ["old.slk", "ID;PWXL;N;E\r\nC;Y1;X1;K1\r\n", { code: "format-not-yet", found: "a SYLK file" }],
    [
      "mac.numbers",
      zipSync({ "Index/Document.iwa": text("x"), "Metadata/Properties.plist": text("x") }),
      { code: "format-unknown", found: "a document of Numbers or Pages" },
    ],
    [
      "results.spv",
      zipSync({ "META-INF/MANIFEST.MF": text("allowPivoting=true"), "outputViewer0000000000.xml": text("<x/>") }),
      { code: "format-unknown", found: "an SPSS output file (.spv)" },
    ],
    ["feather.arrow", latin1("ARROW1\0\0\x10\0\0\0"), { code: "format-not-yet", found: "an Arrow or Feather file" }],
    ["long.csv", Buffer.from("\xff\xfe\0\0i\0\0\0", "latin1"), { code: "format-mismatch", found: "a text in UTF-32" }],
    [
      "labels.sas7bcat",
      gunzipSync(readFileSync(testData("sas/pyreadstat-linux.sas7bcat.gz"))),
      { code: "format-unknown", found: expect.stringContaining("a SAS catalog of value labels") },
    ],
    ["noise.dat", Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256), { code: "format-unknown", found: null }],
    ["locked.xlsb", readFileSync(testData("xls/pass_protected.xlsb")), { code: "file-encrypted" }],
    ["locked.xlsx", oleFile(["EncryptionInfo", "EncryptedPackage"]), { code: "file-encrypted" }],
    ["old.xls", oleFile(["Workbook"]), { code: "file-damaged", format: "Excel" }],
    ["letter.doc", oleFile(["WordDocument"]), { code: "format-unknown", found: "a Word document" }],
    ["stata.dta", text("<stata_dta><header><release>118</release>"), { code: "file-damaged", format: "Stata" }],
    ["old.dta", latin1("\x72\x02\x01\0\x05\0"), { code: "file-damaged", format: "Stata" }],
    ["binary.xlsb", zipSync({ "xl/workbook.bin": text("x") }), { code: "file-damaged", format: "Excel" }],
    [
      "letter.docx",
      zipSync({ "word/document.xml": text("<x/>") }),
      { code: "format-unknown", found: "a Word document" },
    ],
    ["things.zip", zipSync({ "a.txt": text("a") }), { code: "format-unknown", found: "a zip archive" }],
    ["short.xlsx", hsb("xlsx").subarray(0, 200_000), { code: "file-damaged", format: "Excel", where: null }],
    ["short.ods", hsb("ods").subarray(0, 200_000), { code: "file-damaged", format: "OpenDocument", where: null }],
  ])("%s", async (name, content, failure) => {
    expect(await refusal(fileOf(name, content), {}, name)).toMatchObject({ ...failure, name });
  });

  it("reads a table in text that merely begins like something else", async () => {
    for (const start of ["BMI", "MZ", "PAR1", "ID3", "BZh"]) {
      const { format, columns } = await preview(fileOf("start.csv", `${start},age\n1.5,2\n2.5,3\n`));
      expect([format, columns[0]?.variable.name]).toEqual(["csv", start]);
    }
  });

  it("reads a workbook and an SPSS file whatever they are called", async () => {
    expect((await preview(fileOf("a.csv", hsb("xlsx")))).format).toBe("xlsx");
    expect(
      (await preview(fileOf("b.xlsx", readFileSync(testData("../../assets/examples/sleepstudy.sav"))))).format,
    ).toBe("sav");
    expect((await preview(fileOf("c.xlsx", "a,b\n1,2\n"))).format).toBe("csv");
  });
});

describe("damaged files", () => {
  it("are recognised by the checksum of what they hold", async () => {
    for (const format of ["xlsx", "ods"]) {
      const content = Buffer.from(hsb(format));
      const at = content.indexOf(format === "xlsx" ? "xl/worksheets/sheet1.xml" : "content.xml") + 5_000;
      content.writeUInt8(content.readUInt8(at) ^ 0x10, at);
      const name = `flipped.${format}`;
      const failure = await refusal(fileOf(name, content), {}, name);
      expect(failure).toMatchObject({ code: "file-damaged", name });
    }
  });

  it("of SPSS that end too early say where", async () => {
    const content = readFileSync(testData("../../assets/examples/hsb.sav"));
    const cut = async (bytes: number) => refusal(fileOf("cut.sav", content.subarray(0, bytes)), {}, "cut.sav");
    expect(await cut(300_000)).toMatchObject({
      code: "file-damaged",
      format: "SPSS",
      where: expect.stringMatching(/^case \d+/),
    });
    expect(await cut(500)).toMatchObject({ code: "file-damaged", where: expect.stringMatching(/^byte \d+/) });
    expect(await cut(20)).toMatchObject({ code: "file-damaged" });
    const packed = readFileSync(testData("sav/haven-zlib.zsav"));
    const short = packed.subarray(0, packed.length - 60);
    expect(await refusal(fileOf("cut.zsav", short), {}, "cut.zsav")).toMatchObject({
      code: "file-damaged",
      where: "end of the data",
    });
  });

  it("that ask for more memory than they can fill get none", async () => {
    const claimed = Buffer.from(hsb("xlsx"));
    // The size that the worksheet unpacks to, in the directory at the end: 4 GB.
    const entry = claimed.lastIndexOf("xl/worksheets/sheet1.xml") - 46;
    claimed.writeUInt32LE(0xfffffff0, entry + 24);
    expect(await refusal(fileOf("large.xlsx", claimed), {}, "large.xlsx")).toMatchObject({ code: "file-too-large" });
    const sav = Buffer.from(readFileSync(testData("sav/own-no-encoding.sav")));
    sav.writeInt32LE(2_000_000_000, 80);
    expect(await refusal(fileOf("cases.sav", sav), {}, "cases.sav")).toMatchObject({ code: "file-damaged" });
  });
});

describe("files that cannot be read", () => {
  it("say why", async () => {
    const file = fileOf("there.csv", "a,b\n1,2\n");
    const folder = join(dirname(file), "folder.csv");
    mkdirSync(folder);
    expect(await refusal(folder)).toEqual({ code: "is-a-folder", path: folder });
    const missing = `${file}.missing`;
    expect(await refusal(missing)).toEqual({ code: "file-not-found", path: missing });
  });

  it("have the header row that was asked for, or say how many rows there are", async () => {
    const file = fileOf("rows.csv", "a,b\n1,2\n");
    expect(await refusal(file, { headerRow: 9 }, "rows.csv")).toEqual({
      code: "header-row-outside",
      name: "rows.csv",
      headerRow: 9,
      rows: 2,
    });
    expect((await read(file, { headerRow: 2 })).problems).toContainEqual({ code: "no-rows" });
  });

  it("have too many columns", async () => {
    const file = fileOf("wide.csv", `${"1,".repeat(120_000)}1\n`.repeat(2));
    expect(await refusal(file, {}, "wide.csv")).toEqual({
      code: "too-many-columns",
      name: "wide.csv",
      columns: 120_001,
      limit: 120_000,
    });
  });
});
