import {
  type DataFormat,
  type Delimiter,
  type Encoding,
  encodings,
  type Quotes,
  type WrittenFormat,
} from "../../src-contract/data-import.ts";
import type { Storage } from "../../src-contract/variable.ts";
import { listed } from "../../src-wording/failure/sentences.ts";
import { count } from "./numbers.ts";

/** The words of the import preview. */

export const formatNames: Readonly<Record<DataFormat, string>> = {
  csv: "Text file",
  xlsx: "Excel workbook",
  xls: "Excel workbook of before 2007",
  xlsb: "Binary Excel workbook",
  ods: "OpenDocument spreadsheet",
  html: "Web page with a table",
  jsonl: "JSON file",
  sav: "SPSS file",
  por: "SPSS portable file",
  dta: "Stata file",
  xpt: "SAS transport file",
  sas7bdat: "SAS file",
  rds: "R file",
  parquet: "Parquet file",
  omv: "jamovi file",
  jasp: "JASP file",
};

export const delimiterOptions: readonly { readonly id: DelimiterId; readonly label: string }[] = [
  { id: "comma", label: "Comma ," },
  { id: "semicolon", label: "Semicolon ;" },
  { id: "tab", label: "Tab" },
  { id: "bar", label: "Vertical bar |" },
  { id: "space", label: "Space" },
  { id: "other", label: "Another character" },
];

/** A list cannot name its items " " or a tab. */
const delimiters = { comma: ",", semicolon: ";", tab: "\t", bar: "|", space: " " } as const satisfies Record<
  string,
  Delimiter
>;
export type DelimiterId = keyof typeof delimiters | "other";

/** Null: the user has to say which. */
export function delimiterOf(id: DelimiterId): Delimiter | null {
  return id === "other" ? null : delimiters[id];
}

export function delimiterId(delimiter: Delimiter): DelimiterId {
  return delimiterOptions.find(({ id }) => delimiterOf(id) === delimiter)?.id ?? "other";
}

/** As the user sees it; characters that cannot be seen by their numbers. */
export function delimiterName(delimiter: Delimiter): string {
  const id = delimiterId(delimiter);
  return id === "other"
    ? delimiterSign(delimiter)
    : (delimiterOptions.find((one) => one.id === id)?.label ?? delimiter);
}

export function delimiterSign(delimiter: Delimiter): string {
  const code = delimiter.charCodeAt(0);
  return code < 0x20 || code === 0x7f ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` : delimiter;
}

/** The code page as a label, short enough for its field; below it, in the list, the letters it is for. */
const encodingNames: Readonly<Record<Encoding, { readonly label: string; readonly description?: string }>> = {
  "utf-8": { label: "Unicode (UTF-8)" },
  "utf-16le": { label: "Unicode (UTF-16 LE)" },
  "utf-16be": { label: "Unicode (UTF-16 BE)" },
  "windows-1252": { label: "Windows 1252", description: "Western" },
  "iso-8859-15": { label: "ISO 8859-15", description: "Western" },
  macintosh: { label: "Mac Roman", description: "Western" },
  ibm850: { label: "DOS 850", description: "Western" },
  "windows-1250": { label: "Windows 1250", description: "Central European" },
  "iso-8859-2": { label: "ISO 8859-2", description: "Central European" },
  ibm852: { label: "DOS 852", description: "Central European" },
  "windows-1251": { label: "Windows 1251", description: "Cyrillic" },
  "windows-1253": { label: "Windows 1253", description: "Greek" },
  "iso-8859-7": { label: "ISO 8859-7", description: "Greek" },
  "windows-1254": { label: "Windows 1254", description: "Turkish" },
  "windows-1255": { label: "Windows 1255", description: "Hebrew" },
  "windows-1256": { label: "Windows 1256", description: "Arabic" },
  "windows-1257": { label: "Windows 1257", description: "Baltic" },
  "windows-874": { label: "Windows 874", description: "Thai" },
  "koi8-r": { label: "KOI8-R", description: "Cyrillic" },
  "iso-8859-5": { label: "ISO 8859-5", description: "Cyrillic" },
  ibm866: { label: "DOS 866", description: "Cyrillic" },
  gb18030: { label: "GB 18030", description: "Chinese, simplified" },
  big5: { label: "Big5", description: "Chinese, traditional" },
  shift_jis: { label: "Shift JIS", description: "Japanese" },
  "euc-jp": { label: "EUC", description: "Japanese" },
  "euc-kr": { label: "EUC", description: "Korean" },
};

export const encodingOptions = encodings.map((id) => ({ id, ...encodingNames[id] }));

export const storageOptions: readonly { readonly id: Storage; readonly label: string }[] = [
  { id: "number", label: "Number" },
  { id: "text", label: "Text" },
  { id: "date", label: "Date" },
  { id: "time", label: "Time" },
];

export const quoteOptions: readonly { readonly id: Quotes; readonly label: string; readonly description?: string }[] = [
  { id: "double", label: 'Double quotes "' },
  { id: "single", label: "Single quotes '" },
  { id: "lines", label: "Around whole lines", description: '"1,""Ann"",3.5"' },
  { id: "none", label: "None", description: "Quotes are characters like others" },
];

/** How a list of missing codes is written in one field, and read back. */
export function missingCodesText(codes: readonly string[]): string {
  return codes.join(", ");
}

export function missingCodesOf(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[,;]/)
        .map((code) => code.trim().replace("−", "-"))
        .filter((code) => code !== ""),
    ),
  ];
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${count(Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1e6).toLocaleString("en-US", { maximumFractionDigits: 1 })} MB`;
}

/** What the dialog before a file is written says; only where there is something to choose. */
export const exportWords = {
  title: (format: WrittenFormat) => `Save data: ${formatNames[format]}`,
  values: "Variables with value labels",
  valueOptions: [
    { id: "codes", label: "Values", description: "1, 2, 3: as they are recorded" },
    { id: "labels", label: "Value labels", description: "Where a value has one; other values stay as they are" },
  ],
  missing: "Values declared missing",
  missingOptions: [
    { id: "empty", label: "Empty cells", description: "No other program takes them for answers" },
    { id: "kept", label: "Kept as they are", description: "The file does not say that they are missing" },
  ],
  cancel: "Cancel",
  continue: "Continue",
} as const;

export function exportedText(...files: readonly string[]): string {
  return `Saved ${listed(files)}.`;
}
