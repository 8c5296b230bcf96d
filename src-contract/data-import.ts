import type { Storage, Variable } from "./variable.ts";

/** Where data come from, as the window names it; the host turns it into a path the engine can read. */
export type DataSource =
  | { readonly kind: "path"; readonly path: string }
  /** `catalog`: the upload of the SAS catalog that lies beside the file. */
  | { readonly kind: "upload"; readonly id: string; readonly name: string; readonly catalog?: string | undefined }
  | { readonly kind: "pasted"; readonly text: string }
  | { readonly kind: "sample"; readonly id: string };

/** Formats whose files are rows of cells: which of them holds names, and what a column is, has to be guessed. */
const cellFormats = ["csv", "xlsx", "xls", "xlsb", "ods", "html", "jsonl"] as const;
/** Formats whose files say themselves what their variables are. */
const describedFormats = ["sav", "por", "dta", "xpt", "sas7bdat", "rds", "parquet", "omv", "jasp"] as const;
export const dataFormats = [...cellFormats, ...describedFormats] as const;
export type DataFormat = (typeof dataFormats)[number];

/** Formats that data are written in, too. */
export const writtenFormats = ["csv", "xlsx", "ods", "sav", "dta", "parquet"] as const satisfies readonly DataFormat[];
export type WrittenFormat = (typeof writtenFormats)[number];

/** What the names of such files end with, the usual one first. */
export const extensionsOf: Readonly<Record<DataFormat, readonly string[]>> = {
  csv: ["csv", "tsv", "tab", "txt", "dat"],
  xlsx: ["xlsx", "xlsm"],
  xls: ["xls"],
  xlsb: ["xlsb"],
  ods: ["ods", "fods"],
  html: ["html", "htm"],
  jsonl: ["jsonl", "ndjson", "json"],
  sav: ["sav", "zsav"],
  por: ["por"],
  dta: ["dta"],
  xpt: ["xpt"],
  sas7bdat: ["sas7bdat"],
  rds: ["rds", "rdata", "rda"],
  parquet: ["parquet"],
  omv: ["omv"],
  jasp: ["jasp"],
};

/** Whether the user may say which row holds the names. */
export function hasHeaderRow(format: DataFormat): boolean {
  return !isDescribed(format) && format !== "jsonl";
}

export function isDescribed(format: DataFormat): boolean {
  return describedFormats.some((one) => one === format);
}

/** What the user set in the import preview. Absent: the program's own guess. */
export interface ImportOptions {
  readonly sheet?: string;
  /** The first row is row 1; null: no row holds names. */
  readonly headerRow?: number | null;
  readonly delimiter?: Delimiter;
  readonly quotes?: Quotes;
  readonly decimalComma?: boolean;
  readonly encoding?: Encoding;
  /** Texts that stand for a missing value. */
  readonly missingCodes?: readonly string[];
  /** Rows of totals and remarks below the data count as data. */
  readonly keepFooter?: boolean;
  /** Storage asked for, by the column's `position` in the file. */
  readonly storage?: Readonly<Record<number, Storage>>;
}

/** One character that stands between cells. */
export type Delimiter = string;

/** Whether cells can be told apart by a text: one character of ASCII that is no part of words, numbers and quoted cells. */
export function isDelimiter(text: string): boolean {
  return /^[^\P{ASCII}\0\r\n"A-Za-z0-9.]$/u.test(text);
}

/**
 * What cells of delimited text are put in quotes by, so that they may hold delimiters and line breaks; "lines": every line
 * as a whole stands in double quotes, with its own quotes doubled.
 */
export const quoteStyles = ["double", "single", "lines", "none"] as const;
export type Quotes = (typeof quoteStyles)[number];

export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-15",
  "macintosh",
  "ibm850",
  "windows-1250",
  "iso-8859-2",
  "ibm852",
  "windows-1251",
  "windows-1253",
  "iso-8859-7",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "windows-874",
  "koi8-r",
  "iso-8859-5",
  "ibm866",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-jp",
  "euc-kr",
] as const;
export type Encoding = (typeof encodings)[number];

/** The options with every guess filled in. What does not apply to the format is null. */
export interface ResolvedImportOptions {
  readonly sheet: string | null;
  readonly headerRow: number | null;
  readonly delimiter: Delimiter | null;
  readonly decimalComma: boolean | null;
  readonly encoding: Encoding | null;
  /** Of delimited text; absent: double. */
  readonly quotes?: Quotes | undefined;
  readonly missingCodes: readonly string[];
  /** Absent: no. */
  readonly keepFooter?: boolean | undefined;
}

/** Why an option or a type was guessed as it was; worded in `src-wording/import.ts`. */
export type ImportReason =
  | { readonly code: "file-says-so" }
  | { readonly code: "user-chose" }
  | { readonly code: "byte-order-mark" }
  | { readonly code: "valid-utf8" }
  | { readonly code: "not-utf8"; readonly byte: number; readonly row: number }
  /** Of all encodings its letters make words in this one; the row is the first that is not Unicode. */
  | { readonly code: "letters-fit"; readonly example: string; readonly row: number | null }
  | { readonly code: "delimiter-consistent"; readonly columns: number; readonly rows: number }
  | { readonly code: "usual-quotes" }
  | { readonly code: "lines-in-quotes"; readonly lines: number }
  | { readonly code: "single-quotes"; readonly example: string }
  | { readonly code: "decimal-commas"; readonly example: string }
  | { readonly code: "decimal-points" }
  | { readonly code: "header-texts-over-numbers"; readonly row: number }
  | { readonly code: "header-distinct-texts"; readonly row: number }
  /** Names, labels and, in this row, the identifiers of a survey program. */
  | { readonly code: "header-of-survey"; readonly row: number }
  /** Names in this row, units or questions in the next. */
  | { readonly code: "header-with-remarks"; readonly row: number }
  | { readonly code: "no-header"; readonly example: string }
  | { readonly code: "first-sheet-with-data" }
  | { readonly code: "all-numbers"; readonly count: number }
  | { readonly code: "mostly-numbers"; readonly count: number; readonly exceptions: readonly string[] }
  /** With a unit, or signs of bookkeepers: "(12.5)". */
  | { readonly code: "numbers-in-notation"; readonly example: string; readonly value: number }
  | { readonly code: "leading-zeros"; readonly example: string }
  | { readonly code: "too-many-digits"; readonly example: string }
  | { readonly code: "texts"; readonly example: string; readonly row: number }
  | { readonly code: "dates"; readonly pattern: string; readonly example: string }
  | { readonly code: "mostly-dates"; readonly pattern: string; readonly exceptions: readonly string[] }
  /** Month and day cannot be told apart. */
  | { readonly code: "dates-ambiguous"; readonly example: string; readonly pattern: string }
  | { readonly code: "times"; readonly example: string }
  | { readonly code: "few-distinct-integers"; readonly distinct: number }
  | { readonly code: "value-labels" }
  | { readonly code: "empty-column" }
  | { readonly code: "missing-code-frequent"; readonly example: string; readonly count: number };

export interface ImportPreview {
  readonly name: string;
  readonly format: DataFormat;
  readonly bytes: number;
  readonly sheets: readonly SheetSummary[];
  readonly options: ResolvedImportOptions;
  readonly reasons: {
    readonly sheet: ImportReason | null;
    readonly headerRow: ImportReason | null;
    readonly delimiter: ImportReason | null;
    readonly quotes: ImportReason | null;
    readonly decimalComma: ImportReason | null;
    readonly encoding: ImportReason | null;
    readonly missingCodes: ImportReason | null;
  };
  readonly columns: readonly PreviewColumn[];
  /** The first rows of the file as texts, header included, to show which row is taken as header. */
  readonly firstRows: readonly (readonly string[])[];
  /** The first rows as they would be read. */
  readonly values: readonly (readonly (number | string | null)[])[];
  /** Rows in the whole file; null when only its beginning was read. */
  readonly rows: number | null;
  readonly problems: readonly ImportProblem[];
}

export interface SheetSummary {
  readonly name: string;
  /** The workbook hides it. */
  readonly hidden?: boolean;
  readonly rows: number | null;
  readonly columns: number | null;
}

export interface PreviewColumn {
  /** Its place in the file, counted from 0: the key in `ImportOptions.storage`. Columns without name and values are not shown. */
  readonly position: number;
  readonly variable: Variable;
  readonly reason: ImportReason;
}

/**
 * Something in the file that was mended on reading, and how. Nothing is mended silently. `column` is a position in the
 * file counted from 0, `row` and `firstRow` are rows of the file counted from 1, header included.
 */
export type ImportProblem =
  /** Names of variables, and nothing below them. */
  | { readonly code: "no-rows" }
  | { readonly code: "empty-name"; readonly column: number; readonly name: string }
  | { readonly code: "duplicate-name"; readonly column: number; readonly original: string; readonly name: string }
  | { readonly code: "short-rows"; readonly count: number; readonly firstRow: number }
  | { readonly code: "long-rows"; readonly count: number; readonly firstRow: number }
  | {
      readonly code: "not-a-number";
      readonly name: string;
      readonly count: number;
      readonly example: string;
      readonly row: number;
    }
  | {
      readonly code: "not-a-date";
      readonly name: string;
      readonly count: number;
      readonly example: string;
      readonly row: number;
    }
  | { readonly code: "error-values"; readonly name: string; readonly count: number; readonly example: string }
  /** A number that people use for missing values, far from all others of these variables; it counts as a value. */
  | {
      readonly code: "likely-missing-code";
      readonly value: number;
      readonly names: readonly string[];
      readonly count: number;
    }
  | { readonly code: "empty-columns-dropped"; readonly count: number }
  | { readonly code: "empty-rows-dropped"; readonly count: number }
  /** The names of the variables once more among the rows, as in files put one after the other. */
  | { readonly code: "repeated-headers"; readonly count: number; readonly firstRow: number }
  /** Totals and remarks below the data; `example`: what the first of these rows begins with. */
  | { readonly code: "footer-left-out"; readonly count: number; readonly firstRow: number; readonly example: string }
  /** Cells merged over several rows: each of the rows got the value. */
  | { readonly code: "merged-cells-filled"; readonly count: number }
  /**
   * Cells of a workbook whose formulas were never worked out, so that they are empty, or zeros that the program which
   * wrote them put there for each; `first`: one as Excel names it.
   */
  | {
      readonly code: "formulas-without-results";
      readonly count: number;
      readonly first: string;
      readonly shown: "empty" | "zero";
    }
  /** Rows and columns that a workbook hides, as by a filter. */
  | { readonly code: "hidden-parts-read"; readonly rows: number; readonly columns: number }
  | { readonly code: "comment-lines"; readonly count: number; readonly mark: string }
  | { readonly code: "unclosed-quote"; readonly row: number }
  | { readonly code: "replacement-characters"; readonly count: number }
  /** Bytes of zero, which no text has. */
  | { readonly code: "zeros-dropped"; readonly count: number }
  /** Columns that hold no single values: lists, tables. */
  | { readonly code: "columns-left-out"; readonly names: readonly string[] }
  /** Value labels came from a catalog beside the file, or could not be read there. */
  | { readonly code: "labels-from-catalog"; readonly name: string; readonly sets: number }
  | { readonly code: "catalog-unreadable"; readonly name: string }
  /** SPSS weights the cases of the file by a variable. */
  | { readonly code: "weighted-in-file"; readonly name: string }
  /** Missing values of several kinds (".a" of Stata and SAS) that were given numbers and declared missing. */
  | { readonly code: "missing-kinds-coded"; readonly variables: number; readonly kind: string; readonly value: number };

/** A table that is open in the engine. */
export interface OpenedTable {
  readonly id: TableId;
  /** File name without folder, as shown in the title. */
  readonly name: string;
  readonly format: DataFormat;
  readonly rows: number;
  readonly variables: readonly Variable[];
  readonly options: ResolvedImportOptions;
  readonly problems: readonly ImportProblem[];
}

export type TableId = string;

/** A block of the grid: `columns[c][r]` is the value in row `first + r`. */
export interface RowBlock {
  readonly first: number;
  readonly columns: readonly (readonly (number | string | null)[])[];
}
