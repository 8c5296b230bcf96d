import {
  type DataFormat,
  type Delimiter,
  type Encoding,
  encodings,
  type Quotes,
  type WrittenFormat,
} from "../../src-contract/data-import.ts";
import type { Storage } from "../../src-contract/variable.ts";
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

const encodingNames: Readonly<Record<Encoding, string>> = {
  "utf-8": "Unicode (UTF-8)",
  "utf-16le": "Unicode (UTF-16 LE)",
  "utf-16be": "Unicode (UTF-16 BE)",
  "windows-1252": "Western (Windows 1252)",
  "iso-8859-15": "Western (ISO 8859-15)",
  macintosh: "Western (Mac)",
  ibm850: "Western (DOS 850)",
  "windows-1250": "Central European (Windows 1250)",
  "iso-8859-2": "Central European (ISO 8859-2)",
  ibm852: "Central European (DOS 852)",
  "windows-1251": "Cyrillic (Windows 1251)",
  "windows-1253": "Greek (Windows 1253)",
  "iso-8859-7": "Greek (ISO 8859-7)",
  "windows-1254": "Turkish (Windows 1254)",
  "windows-1255": "Hebrew (Windows 1255)",
  "windows-1256": "Arabic (Windows 1256)",
  "windows-1257": "Baltic (Windows 1257)",
  "windows-874": "Thai (Windows 874)",
  "koi8-r": "Cyrillic (KOI8-R)",
  "iso-8859-5": "Cyrillic (ISO 8859-5)",
  ibm866: "Cyrillic (DOS 866)",
  gb18030: "Chinese, simplified (GB 18030)",
  big5: "Chinese, traditional (Big5)",
  shift_jis: "Japanese (Shift JIS)",
  "euc-jp": "Japanese (EUC)",
  "euc-kr": "Korean (EUC)",
};

export const encodingOptions = encodings.map((id) => ({ id, label: encodingNames[id] }));

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

export function exportedText(name: string): string {
  return `Saved ${name}.`;
}
