import { dataFormats, extensionsOf } from "../src-contract/data-import.ts";
import type { FilePurpose } from "../src-contract/host-api.ts";

/** What the desktop program says outside its window: in the system's dialogs and menus. */

export interface FileDialogWords {
  readonly openTitle: string;
  readonly saveTitle: string;
  /** The kinds of files by the names the system's dialog offers them under, with their extensions; the first is preset. */
  readonly kinds: readonly { readonly name: string; readonly extensions: readonly string[] }[];
}

const data = dataFormats.flatMap((format) => extensionsOf[format]);
const dataKinds = [
  { name: "Data", extensions: data },
  {
    name: "Spreadsheets",
    extensions: [...extensionsOf.xlsx, ...extensionsOf.xls, ...extensionsOf.xlsb, ...extensionsOf.ods],
  },
  { name: "Text files", extensions: extensionsOf.csv },
  { name: "SPSS data", extensions: [...extensionsOf.sav, ...extensionsOf.por] },
  { name: "Stata data", extensions: extensionsOf.dta },
  { name: "R data", extensions: extensionsOf.rds },
  { name: "SAS data", extensions: [...extensionsOf.sas7bdat, ...extensionsOf.xpt] },
];
const project = { name: "Crosslevel projects", extensions: ["crosslevel"] };
const allFiles = { name: "All files", extensions: ["*"] };

export const fileDialogs: Readonly<Record<FilePurpose, FileDialogWords>> = {
  data: { openTitle: "Open Data", saveTitle: "Save Data", kinds: [...dataKinds, allFiles] },
  project: { openTitle: "Open Project", saveTitle: "Save Project", kinds: [project] },
  "data-or-project": {
    openTitle: "Open Data or a Project",
    saveTitle: "Save",
    kinds: [{ name: "Data and projects", extensions: [...data, "crosslevel"] }, project, ...dataKinds, allFiles],
  },
  "report-docx": {
    openTitle: "Open Report",
    saveTitle: "Export Report",
    kinds: [{ name: "Word documents", extensions: ["docx"] }],
  },
  "report-html": {
    openTitle: "Open Report",
    saveTitle: "Export Report",
    kinds: [{ name: "Web pages", extensions: ["html"] }],
  },
  "report-latex": {
    openTitle: "Open Report",
    saveTitle: "Export Report",
    kinds: [{ name: "LaTeX with its pictures", extensions: ["zip"] }],
  },
  "table-csv": { openTitle: "Open Table", saveTitle: "Export Table", kinds: [{ name: "CSV", extensions: ["csv"] }] },
  "table-html": {
    openTitle: "Open Table",
    saveTitle: "Export Table",
    kinds: [{ name: "Web pages", extensions: ["html"] }],
  },
  "table-docx": {
    openTitle: "Open Table",
    saveTitle: "Export Table",
    kinds: [{ name: "Word documents", extensions: ["docx"] }],
  },
  "table-tex": {
    openTitle: "Open Table",
    saveTitle: "Export Table",
    kinds: [{ name: "LaTeX documents", extensions: ["tex"] }],
  },
  "data-csv": { openTitle: "Open Data", saveTitle: "Export Data", kinds: [{ name: "CSV", extensions: ["csv"] }] },
  "data-xlsx": {
    openTitle: "Open Data",
    saveTitle: "Export Data",
    kinds: [{ name: "Excel workbooks", extensions: ["xlsx"] }],
  },
  "data-ods": {
    openTitle: "Open Data",
    saveTitle: "Export Data",
    kinds: [{ name: "OpenDocument spreadsheets", extensions: ["ods"] }],
  },
  "data-sav": { openTitle: "Open Data", saveTitle: "Export Data", kinds: [{ name: "SPSS data", extensions: ["sav"] }] },
  "data-dta": {
    openTitle: "Open Data",
    saveTitle: "Export Data",
    kinds: [{ name: "Stata data", extensions: ["dta"] }],
  },
  "data-parquet": {
    openTitle: "Open Data",
    saveTitle: "Export Data",
    kinds: [{ name: "Parquet files", extensions: ["parquet"] }],
  },
  analysis: {
    openTitle: "Open Analysis",
    saveTitle: "Export Analysis File",
    kinds: [{ name: "Analysis files", extensions: ["json"] }],
  },
  "picture-png": {
    openTitle: "Open Picture",
    saveTitle: "Save Chart",
    kinds: [{ name: "PNG pictures", extensions: ["png"] }],
  },
  "picture-svg": {
    openTitle: "Open Picture",
    saveTitle: "Save Chart",
    kinds: [{ name: "SVG drawings", extensions: ["svg"] }],
  },
};

/** A question of the program itself: what happened, what it means, and the ways on; the first is the usual one. */
export interface DesktopQuestion {
  readonly message: string;
  readonly detail: string;
  readonly answers: readonly [string, string];
}

export const windowCrashed: DesktopQuestion = {
  message: "The window has stopped working.",
  detail:
    "Your work is kept as it was a moment ago, and the data are still open. Reopening the window goes on with it.",
  answers: ["Reopen the Window", "Quit"],
};

export const windowHangs: DesktopQuestion = {
  message: "The window does not answer.",
  detail: "It may only need a moment. Reloading it goes on with your work as it was kept last.",
  answers: ["Wait", "Reload the Window"],
};

export const desktopMenuLabels = { recentFiles: "Open Recent", noRecentFiles: "No Recent Files" };
