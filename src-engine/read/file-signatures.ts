import type { DataFormat } from "../../src-contract/data-import.ts";

/** What a file's first bytes show it to be. */
export interface FoundFormat {
  /** In words, with its article: "a PNG picture". */
  readonly name: string;
  /** Whether it holds a table, so that a later version may read it. */
  readonly isTable: boolean;
  /** Set where it can be read now. */
  readonly format: DataFormat | null;
}

/** Containers have to be looked into; null: nothing known starts so. */
export function formatOfStart(start: Buffer, isText: boolean): FoundFormat | "zip" | "ole" | null {
  const text = start.toString("latin1", 0, 512);
  if (text.startsWith("PK\x03\x04") || text.startsWith("PK\x05\x06")) return "zip";
  if (text.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return "ole";
  if (text.includes("<office:document ")) return flatDocument(start.toString("latin1"));
  const candidates = isText ? signatures : [...signatures, ...binarySignatures];
  return candidates.find(({ matches }) => matches(text)) ?? null;
}

/** An OpenDocument file that is no archive: the names of its many languages stand before its kind. */
function flatDocument(start: string): FoundFormat {
  return start.includes("application/vnd.oasis.opendocument.spreadsheet")
    ? { name: "an OpenDocument spreadsheet", isTable: true, format: "ods" }
    : { name: "an OpenDocument file", isTable: false, format: null };
}

interface Signature extends FoundFormat {
  readonly matches: (start: string) => boolean;
}

type Matcher = Signature["matches"];

const begins =
  (...marks: readonly string[]): Matcher =>
  (start) =>
    marks.some((mark) => start.startsWith(mark));
const holds =
  (mark: string, at: number): Matcher =>
  (start) =>
    start.startsWith(mark, at);
const isLike =
  (expression: RegExp): Matcher =>
  (start) =>
    expression.test(start);

const known = (matches: Matcher, name: string, format: DataFormat): Signature => ({
  matches,
  name,
  isTable: true,
  format,
});
const table = (matches: Matcher, name: string): Signature => ({ matches, name, isTable: true, format: null });
const other = (matches: Matcher, name: string): Signature => ({ matches, name, isTable: false, format: null });

/** Releases of Stata before 13 start with their number, the byte order and a 1. */
const oldStata = [104, 105, 108, 110, 111, 112, 113, 114, 115].flatMap((release) =>
  [1, 2].map((byteOrder) => String.fromCharCode(release, byteOrder, 1, 0)),
);

/** Whether a text begins as objects with names do. */
export function looksLikeJson(start: string): boolean {
  return /^(\xef\xbb\xbf)?\s*\[?\s*\{\s*"[^"]*"\s*:/.test(start);
}

export const json: FoundFormat = { name: "JSON", isTable: true, format: "jsonl" };

const signatures: readonly Signature[] = [
  known(begins("$FL2", "$FL3"), "an SPSS data file", "sav"),
  known(isLike(/ASCII SPSS PORT FILE/), "an SPSS portable file (.por)", "por"),
  known(begins("<stata_dta>"), "a Stata data file", "dta"),
  known(begins("HEADER RECORD*******LIB"), "a SAS transport file (.xpt)", "xpt"),
  // A column called A may begin like it, but not with R's version numbers.
  known(isLike(/^(RDA[23]\r?\n)?A\r?\n[23]\r?\n\d{6}\r?\n\d{6}\r?\n/), "an R data file (.rds)", "rds"),
  table(isLike(/^RDA1\r?\n\d+ \d+\r?\n/), "an R workspace of before R 1.4"),
  table(begins("**COMPRESSED** **COMPRESSED**"), "a SAS transport file of PROC CPORT"),
  table(begins("ID;P"), "a SYLK file"),
  { ...json, matches: looksLikeJson },
  other(begins("%PDF-"), "a PDF document"),
  other(begins("{\\rtf"), "a rich text document"),
  other(isLike(/^(\xef\xbb\xbf)?\s*<svg[\s>]/), "an SVG picture"),
  known(
    isLike(/<Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet/),
    "an Excel workbook of 2003 (XML)",
    "xls",
  ),
  other(isLike(/^(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|meta|style|table)/i), "a web page"),
  other(isLike(/^(\xef\xbb\xbf)?\s*<\?xml/), "an XML document"),
];

/** Signatures of a few letters, with which a table in text may start, too. */
const binarySignatures: readonly Signature[] = [
  known(begins(...oldStata), "a Stata data file", "dta"),
  known(holds("\xc2\xea\x81\x60\xb3\x14\x11\xcf", 12), "a SAS data file (.sas7bdat)", "sas7bdat"),
  other(
    holds("\xc2\xea\x81\x63\xb3\x14\x11\xcf", 12),
    "a SAS catalog of value labels, which is read with the .sas7bdat file beside it",
  ),
  known(begins("PAR1", "PARE"), "a Parquet file", "parquet"),
  known(begins("RDX2\nX", "RDX3\nX"), "an R workspace", "rds"),
  known(begins("X\n\0\0\0\x02", "X\n\0\0\0\x03"), "an R data file (.rds)", "rds"),
  known(begins("B\n\x02\0\0\0", "B\n\x03\0\0\0", "RDB2\nB", "RDB3\nB"), "an R data file (.rds)", "rds"),
  table(begins("RDX1\n", "RDB1\n"), "an R workspace of before R 1.4"),
  table(begins("\xff\xff\0\0\x07\0", "\0\0\xff\xff\0\x07"), "a JMP data file"),
  table(begins("New MicroFit Workfile"), "an EViews workfile"),
  table(begins("ARROW1\0\0", "FEA1"), "an Arrow or Feather file"),
  table(begins("MATLAB 5.0 MAT-file"), "a MATLAB data file"),
  table(begins("\x89HDF\r\n"), "an HDF5 file"),
  table(begins("\0\x01\0\0Standard Jet DB", "\0\x01\0\0Standard ACE DB"), "an Access database"),
  other(begins("\xff\xfe\0\0", "\0\0\xfe\xff"), "a text in UTF-32"),
  other(begins("SR\0\x04", "SR\0\x06"), "an IDL save file"),
  other(begins("\x89PNG\r\n"), "a PNG picture"),
  other(begins("\xff\xd8\xff"), "a JPEG picture"),
  other(begins("GIF87a", "GIF89a"), "a GIF picture"),
  other(begins("II*\0", "MM\0*"), "a TIFF picture"),
  other(begins("BM"), "a bitmap picture"),
  other(holds("WEBP", 8), "a WebP picture"),
  other(holds("ftyphei", 4), "a photo"),
  other(holds("ftyp", 4), "a video"),
  other(begins("ID3", "\xff\xfb"), "a sound file"),
  other(begins("SQLite format 3\0"), "an SQLite database"),
  other(begins("\x1f\x8b"), "a gzip archive"),
  other(begins("BZh"), "a bzip2 archive"),
  other(begins("\xfd7zXZ\0"), "an xz archive"),
  other(begins("7z\xbc\xaf\x27\x1c"), "a 7-Zip archive"),
  other(begins("Rar!"), "a RAR archive"),
  other(begins("\x7fELF", "MZ"), "a program"),
];
