import { extname } from "node:path";
import { type DataFormat, extensionsOf } from "../../src-contract/data-import.ts";
import type { Failure } from "../../src-contract/failure.ts";
import { type Outcome, refuse, succeed } from "../../src-contract/outcome.ts";
import { byteOrderMark, utf16ByZeros } from "./csv/encoding.ts";
import { bytesAt } from "./file-pieces.ts";
import { type FoundFormat, formatOfStart, json, looksLikeJson } from "./file-signatures.ts";
import type { DataFile } from "./format-reader.ts";
import { oleContent } from "./ole-container.ts";
import { workbookContent } from "./open-workbook.ts";
import { bzip2Magic } from "./packing/bzip2.ts";
import { xzMagic } from "./packing/xz.ts";
import { gzipBeginning } from "./rdata/r-unpack.ts";
import { textDecoder } from "./text-decoder.ts";
import { firstNameInZip, openZip, type ZipArchive } from "./zip-archive.ts";

/**
 * The format of a file by its content; what its name ends with says only what it was meant to be. What cannot be read is
 * refused with the name of what it is.
 */
export function detectFormat(file: DataFile): Outcome<DataFormat> {
  if (file.bytes === 0) return refuse({ code: "file-empty", name: file.name });
  const start = bytesAt(file.path, 0, startBytes);
  if (isPackedByR(file, start)) return succeed("rds");
  const unpacked = gzipBeginning(start);
  const found =
    (unpacked === null ? null : rFormatOf(unpacked)) ?? formatOfStart(start, isText(start)) ?? jsonOf(file, start);
  if (found === "zip") return formatInZip(file, start);
  if (found === "ole") return formatInOle(file);
  if (found !== null && found.format === null && isPageWithTable(file, start)) return succeed("html");
  if (found !== null) return found.format === null ? refuse(refusalOf(file, found)) : succeed(found.format);
  return isText(start) || isTextWithZeros(file, start) ? succeed("csv") : refuse(unknown(file, null));
}

const startBytes = 8192;

/** What a name ends with when the file is meant to be a table. */
const tableExtensions = new Set([...Object.values(extensionsOf).flat()].map((extension) => `.${extension}`));

/** Programs that offer "Excel" often write a web page with a table, and call it .xls. */
function isPageWithTable(file: DataFile, start: Buffer): boolean {
  const isPage = /<(html|head|body|meta|style|table)[\s>]/i.test(start.toString("latin1"));
  return isPage && /<t[dh][\s>]/i.test(bytesAt(file.path, 0, mostBytesAboveTable).toString("latin1"));
}

const mostBytesAboveTable = 1 << 20;

/** JSON in UTF-16, or that does not begin as usual and is called so. */
function jsonOf({ name }: DataFile, start: Buffer): FoundFormat | null {
  const encoding = byteOrderMark(start) ?? utf16ByZeros(start) ?? "utf-8";
  const text = textDecoder(encoding)(start);
  const isCalledSo = extensionsOf.jsonl.some((extension) => name.toLowerCase().endsWith(`.${extension}`));
  return looksLikeJson(text) || (isCalledSo && /^\s*[{[]/.test(text)) ? json : null;
}

/** R packs its files. */
function rFormatOf(unpacked: Buffer): FoundFormat | null {
  const found = formatOfStart(unpacked, false);
  return typeof found === "object" && found !== null && / R /.test(found.name) ? found : null;
}

/** What xz or bzip2 packed does not show at its beginning what it is: R's files are called so. */
function isPackedByR(file: DataFile, start: Buffer): boolean {
  const isPacked = [xzMagic, bzip2Magic].some((magic) => start.toString("latin1", 0, magic.length) === magic);
  return isPacked && extensionsOf.rds.some((extension) => file.name.toLowerCase().endsWith(`.${extension}`));
}

function refusalOf(file: DataFile, { name, isTable }: FoundFormat): Failure {
  return isTable ? { code: "format-not-yet", name: file.name, found: name } : unknown(file, name);
}

function unknown(file: DataFile, found: string | null): Failure {
  const extension = extname(file.name).toLowerCase();
  return found !== null && tableExtensions.has(extension)
    ? { code: "format-mismatch", name: file.name, extension, found }
    : { code: "format-unknown", name: file.name, found };
}

function formatInZip(file: DataFile, start: Buffer): Outcome<DataFormat> {
  const content = workbookContent(file);
  const archive = openZip({ name: file.name, format: formatByFirstName(firstNameInZip(start) ?? ""), content });
  const has = (prefix: string) => archive.names.some((name) => name.toLowerCase().startsWith(prefix));
  if (has("xl/workbook.bin")) return succeed("xlsb");
  if (has("xl/")) return succeed("xlsx");
  if (has("word/")) return refuse(unknown(file, "a Word document"));
  if (has("ppt/")) return refuse(unknown(file, "a PowerPoint presentation"));
  if (has("internal.sqlite") || (has("data.bin") && isJasp(archive))) return succeed("jasp");
  if (has("metadata.json") && has("data.bin")) return succeed("omv");
  const parts = archive.bytes("[Content_Types].xml")?.toString("latin1") ?? "";
  if (workbookPart.test(parts)) return succeed("xlsx");
  const kind = archive.bytes("mimetype")?.toString("latin1").trim() ?? "";
  if (kind.startsWith("application/vnd.oasis.opendocument.spreadsheet")) return succeed("ods");
  if (kind.startsWith("application/vnd.oasis.opendocument")) return refuse(unknown(file, "an OpenDocument file"));
  if (has("index/document.iwa") || has("index.zip")) return refuse(unknown(file, "a document of Numbers or Pages"));
  if (has("outputviewer")) return refuse(unknown(file, "an SPSS output file (.spv)"));
  return refuse(unknown(file, "a zip archive"));
}

/** Before version 0.18 the archives of JASP were like those of jamovi. */
function isJasp(archive: ZipArchive): boolean {
  const manifest = archive.bytes("META-INF/MANIFEST.MF")?.toString("latin1") ?? "";
  return manifest.includes("JASP-Archive-Version") || archive.names.includes("manifest.json");
}

function formatByFirstName(name: string): string {
  if (name === "mimetype") return "OpenDocument";
  return name.startsWith("[Content_Types]") || name.startsWith("xl/") || name.startsWith("_rels/") ? "Excel" : "zip";
}

/** The container of Office files before 2007, and of newer ones that have a password. */
function formatInOle(file: DataFile): Outcome<DataFormat> {
  switch (oleContent(file.path)) {
    case "encrypted":
      return refuse({ code: "file-encrypted", name: file.name });
    case "workbook":
      return succeed("xls");
    case "word":
      return refuse(unknown(file, "a Word document"));
    default:
      return refuse(unknown(file, "an old Office document"));
  }
}

/** Texts whose cells were filled up by zeros, where they are called a text. */
function isTextWithZeros({ name }: DataFile, start: Buffer): boolean {
  const isCalledSo = extensionsOf.csv.some((extension) => name.toLowerCase().endsWith(`.${extension}`));
  const others = Buffer.from(start.filter((byte) => byte !== 0));
  return isCalledSo && others.length > start.length / 2 && others.includes(0x0a) && isText(others);
}

/** The first of them begins as UTF-16 does. */
const utf32Marks = ["\xff\xfe\0\0", "\0\0\xfe\xff"];

/** Ends of lines, pages and files, and what divides cells: tab, unit separator and ^A. */
const textControls = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1f, 0x01]);

/** Whether bytes are those of a text: but for those that divide cells, next to no control characters or, but for UTF-16, zeros. */
function isText(start: Buffer): boolean {
  if (utf32Marks.some((mark) => start.toString("latin1", 0, mark.length) === mark)) return false;
  if (byteOrderMark(start) !== null || utf16ByZeros(start) !== null) return true;
  let controls = 0;
  for (const byte of start) {
    if (byte < 0x20 && !textControls.has(byte)) controls++;
  }
  return controls <= Math.max(start.length / 100, 1);
}

/** What a workbook's parts are called is up to the program that writes it; Excel puts them into the folder xl. */
const workbookPart =
  /spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml/;
