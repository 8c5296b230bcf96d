import { dataFormats, extensionsOf } from "../../../../src-contract/data-import.ts";
import type { FilePurpose } from "../../../../src-contract/host-api.ts";

/** What is opened or saved for a purpose: the dialog's title, the endings shown, the one a new name is given. */
export interface FileType {
  readonly title: string;
  readonly kind: string;
  readonly extensions: readonly string[];
}

const data = dataFormats.flatMap((format) => extensionsOf[format].map((extension) => `.${extension}`));
const project = ".crosslevel";

export const fileTypes: Readonly<Record<FilePurpose, FileType>> = {
  data: { title: "Open data", kind: "Data files", extensions: data },
  project: { title: "Save the project", kind: "Crosslevel projects", extensions: [project] },
  "data-or-project": { title: "Open data or a project", kind: "Data and projects", extensions: [project, ...data] },
  "report-docx": { title: "Export the report for Word", kind: "Word documents", extensions: [".docx"] },
  "report-html": { title: "Export the report as a web page", kind: "Web pages", extensions: [".html", ".htm"] },
  "report-latex": { title: "Export the report for LaTeX", kind: "LaTeX with its pictures", extensions: [".zip"] },
  "table-csv": { title: "Export the table", kind: "CSV files", extensions: [".csv"] },
  "table-html": { title: "Export the table", kind: "Web pages", extensions: [".html", ".htm"] },
  "table-docx": { title: "Export the table", kind: "Word documents", extensions: [".docx"] },
  "table-tex": { title: "Export the table", kind: "LaTeX documents", extensions: [".tex"] },
  "data-csv": { title: "Export the data", kind: "CSV", extensions: [".csv"] },
  "data-xlsx": { title: "Export the data", kind: "Excel workbooks", extensions: [".xlsx"] },
  "data-ods": { title: "Export the data", kind: "OpenDocument spreadsheets", extensions: [".ods"] },
  "data-sav": { title: "Export the data", kind: "SPSS data", extensions: [".sav"] },
  "data-dta": { title: "Export the data", kind: "Stata data", extensions: [".dta"] },
  "data-parquet": { title: "Export the data", kind: "Parquet files", extensions: [".parquet"] },
  analysis: { title: "Export the analysis", kind: "Analysis files", extensions: [".analysis.json", ".json"] },
  "picture-png": { title: "Save the chart", kind: "PNG pictures", extensions: [".png"] },
  "picture-svg": { title: "Save the chart", kind: "SVG drawings", extensions: [".svg"] },
};

export function hasExtension(name: string, extensions: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return extensions.some((extension) => lower.endsWith(extension));
}

/** The name with an ending of its type. */
export function withExtension(name: string, { extensions }: FileType): string {
  return hasExtension(name, extensions) ? name : `${name}${extensions[0] ?? ""}`;
}

/** What the list can be narrowed to: files of the type, or all. */
export function shownTypes({ kind, extensions }: FileType) {
  const some = extensions.slice(0, 4).join(", ");
  return [
    { id: "type", label: `${kind} (${some}${extensions.length > 4 ? " …" : ""})` },
    { id: "all", label: "All files" },
  ] as const;
}
