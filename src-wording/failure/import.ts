import type { ImportFailure } from "../../src-contract/failure.ts";
import { counted, listed, megabytes, type Sentences } from "./sentences.ts";

export const importSentences: Sentences<ImportFailure> = {
  "file-empty": ({ name }) => `“${name}” is empty; check that it was saved, and choose it again.`,
  "sheet-empty": ({ name, sheet }) => `The sheet “${sheet}” of “${name}” is empty; choose another sheet.`,
  "sheet-not-found": ({ name, sheet, sheets }) =>
    `“${name}” has no sheet “${sheet}”; its sheets are ${listed(sheets.map((one) => `“${one}”`))}.`,
  "header-row-outside": ({ name, headerRow, rows }) =>
    `Row ${headerRow.toLocaleString("en-US")} cannot be the header: “${name}” has only ${counted(rows, "row")}; choose a row above the data.`,
  "format-unknown": ({ name, found }) =>
    found === null
      ? `“${name}” is not in a format that Crosslevel reads; save it as .csv or .xlsx and open that.`
      : `“${name}” is ${found}, not a table of data; choose a .csv, .tsv, .xlsx, .ods or .sav file.`,
  "format-mismatch": ({ name, extension, found }) =>
    `“${name}” is called ${extension}, but is ${found}; save it as a real ${extension} file or choose another one.`,
  "format-not-yet": ({ name, found }) =>
    `“${name}” is ${found}, which this version cannot read yet; save it as .csv, .xlsx or .sav and open that.`,
  "file-version-unknown": ({ name, format, version, readable }) =>
    `“${name}” is a ${format} file of version ${version}; this program reads ${readable}: save it in one of these and open that.`,
  "no-data-frame": ({ name }) => `“${name}” holds no data frame; in R, save one with saveRDS() and open that.`,
  "too-large-for-workbook": ({ rows, columns }) =>
    `${counted(rows, "row")} with ${counted(columns, "variable")} do not fit in a sheet of a workbook (1,048,575 rows, 16,384 columns); export them as CSV, SPSS, Stata or Parquet.`,
  "file-encrypted": ({ name }) =>
    `“${name}” is protected by a password; open it in its own program, save it without the password, and open that.`,
  "file-damaged": ({ name, format, where }) =>
    `“${name}” is a damaged ${format} file${where === null ? "" : ` (${where})`}; open it in its own program and save it again, or get another copy.`,
  "file-too-large": ({ name, bytes, limit }) =>
    `“${name}” has ${megabytes(bytes)}, more than the ${megabytes(limit)} that can be opened; keep only the columns and rows you need.`,
  "too-many-columns": ({ name, columns, limit }) =>
    `“${name}” has ${counted(columns, "column")}, more than the ${limit.toLocaleString("en-US")} that can be opened; keep only those you need.`,
  "paste-empty": () => "There are no cells to paste; copy a range with its header row in your spreadsheet first.",
};
