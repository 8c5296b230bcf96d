import type { AnalysisFile } from "./analysis.ts";
import type { DataSource, ImportOptions, ImportPreview, OpenedTable, TableId, WrittenFormat } from "./data-import.ts";
import type { AnalysisApi, FitAnswer, Progress, ReportPicture, ResidualsRequest } from "./engine-api.ts";
import type { Failure } from "./failure.ts";
import type { LevelsDefinition } from "./levels.ts";
import type { Outcome } from "./outcome.ts";
import type { ModelId, ProjectDocument } from "./project.ts";
import type { Settings } from "./settings.ts";

/**
 * All the window can ask, in the user's words. Implemented once (`src-main/host`), carried by two transports: Electron's
 * IPC and a loopback socket. Every input is checked against `host-api-inputs.ts` before it is acted on.
 */
export interface HostApi extends AnalysisApi {
  // ── the application
  start(input: null): Promise<Outcome<StartInformation>>;
  /** What `start` said to open is opened or given up: no later window is told of it. */
  startIsOver(input: null): Promise<Outcome<null>>;
  changeSettings(input: Settings): Promise<Outcome<null>>;
  /** Tells a native menu which commands can be used now. */
  showCommands(input: {
    readonly enabled: readonly string[];
    readonly checked: readonly string[];
  }): Promise<Outcome<null>>;
  /** Sets the title of the window and whether closing it would lose something. */
  showTitle(input: { readonly title: string; readonly unsaved: boolean }): Promise<Outcome<null>>;
  /** The window has nothing left to say: it may be closed. What is not saved by now the user gave up. */
  close(input: null): Promise<Outcome<null>>;

  // ── choosing files: natively where the host can, else null and the window draws its own dialog from `listFolder`
  chooseFileToOpen(input: OpenDialog): Promise<Outcome<DialogAnswer>>;
  chooseFileToSave(input: SaveDialog): Promise<Outcome<DialogAnswer>>;
  listFolder(input: { readonly path: string | null }): Promise<Outcome<FolderListing>>;

  // ── data
  previewData(input: { readonly source: DataSource; readonly options: ImportOptions }): Promise<Outcome<ImportPreview>>;
  openData(input: { readonly source: DataSource; readonly options: ImportOptions }): Promise<Outcome<OpenedTable>>;
  closeData(input: { readonly table: TableId }): Promise<Outcome<null>>;

  // ── files made of data and results
  /** Residuals and random effects as a new table, called `title`. */
  openResiduals(input: ResidualsRequest & { readonly title: string }): Promise<Outcome<OpenedTable>>;
  /** Saves a chart as the window drew it: an SVG's text, or the bytes of a PNG. */
  exportPicture(input: PictureExport): Promise<Outcome<null>>;

  /** Writes what the command line runs; its data are exported beside it. */
  exportAnalysis(input: { readonly path: string; readonly analysis: AnalysisFile }): Promise<Outcome<null>>;

  // ── projects
  newProject(input: null): Promise<Outcome<null>>;
  openProject(input: { readonly source: DataSource }): Promise<Outcome<OpenedProject>>;
  saveProject(input: SaveProject): Promise<Outcome<SavedProject>>;
  /** Keeps the document so that it survives a crash. Called after every change, debounced. */
  autosave(input: { readonly document: ProjectDocument; readonly path: string | null }): Promise<Outcome<Autosaved>>;
  recover(input: { readonly session: string }): Promise<Outcome<OpenedProject>>;
  discardRecovery(input: { readonly session: string }): Promise<Outcome<null>>;
}

/** What the host tells the window without being asked. */
export type HostEvents = {
  /** The engine died and another one is being given its tables, until `running` says that it has them. */
  engine: { readonly state: "running" | "restarting" | "failed" };
  progress: Progress;
  /** A native menu item or a shortcut of the system was chosen. */
  command: { readonly command: string };
  /** A file was opened from outside: by double click, a second start, or dropped on the program's icon. */
  openRequested: { readonly path: string };
  /** The window is asked to close: it saves, asks, and answers with `close`. */
  closeRequested: null;
};

/** What the host asks the window. */
export type WindowApi = {
  /** The program is about to end, and asks nobody: what is not autosaved yet is to be, before this is answered. */
  autosaveNow(input: null): Promise<Outcome<null>>;
};

export interface StartInformation {
  readonly version: string;
  readonly host: "electron" | "browser";
  readonly platform: "windows" | "macos" | "linux";
  readonly nativeMenu: boolean;
  readonly settings: Settings;
  readonly recent: readonly RecentFile[];
  readonly samples: readonly Sample[];
  readonly recoveries: readonly Recovery[];
  /**
   * The project this host already holds: not null when a window that crashed, was reloaded or closed comes back. Its
   * tables are still open. The window goes on with it without asking.
   */
  readonly present: PresentProject | null;
  /** What was asked for at the start: a file, a sample. Null once a window has said that its start is over. */
  readonly open: DataSource | null;
}

export interface RecentFile {
  readonly path: string;
  readonly name: string;
  readonly folder: string;
  readonly kind: "project" | "data";
  /** ISO 8601. */
  readonly opened: string;
}

export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rows: number;
  readonly levels: number;
  /** The levels of its design, so that a sample opens ready to be modelled. */
  readonly proposal: LevelsDefinition;
}

/** Work that an earlier session could not save. */
export interface Recovery {
  readonly session: string;
  readonly title: string;
  readonly path: string | null;
  /** ISO 8601, of the last autosave. */
  readonly saved: string;
  readonly models: number;
}

export type FilePurpose =
  | "data"
  | "project"
  | "data-or-project"
  | "report-docx"
  | "report-html"
  | "report-latex"
  | "table-csv"
  | "table-html"
  | "table-docx"
  | "table-tex"
  | `data-${WrittenFormat}`
  | "analysis"
  | "picture-png"
  | "picture-svg";

export interface PictureExport {
  readonly path: string;
  readonly content: string | Uint8Array;
}

export interface OpenDialog {
  readonly purpose: FilePurpose;
}

export interface SaveDialog {
  readonly purpose: FilePurpose;
  readonly suggestedName: string;
}

export type DialogAnswer =
  | { readonly kind: "chosen"; readonly path: string }
  | { readonly kind: "dismissed" }
  | { readonly kind: "window-must-ask" };

export interface FolderListing {
  readonly path: string;
  readonly parent: string | null;
  readonly places: readonly { readonly name: string; readonly path: string }[];
  readonly entries: readonly FolderEntry[];
}

export interface FolderEntry {
  readonly name: string;
  readonly path: string;
  readonly kind: "folder" | "file";
  readonly bytes: number;
  /** ISO 8601. */
  readonly modified: string;
}

export interface OpenedProject {
  readonly document: ProjectDocument;
  /** Null when it was never saved. */
  readonly path: string | null;
  /** Results as they were saved, to show until the models are fitted again. */
  readonly answers: readonly FitAnswer[];
  /** What could not be brought back although the project opened: damaged results, a table that has gone. */
  readonly problems: readonly Failure[];
}

export interface PresentProject {
  readonly document: ProjectDocument;
  readonly path: string | null;
  /** Whether the document has changes that are not in the project file. */
  readonly unsaved: boolean;
}

export interface SaveProject {
  readonly document: ProjectDocument;
  readonly path: string;
  readonly results: readonly { readonly model: ModelId; readonly answer: FitAnswer }[];
  readonly pictures: readonly ReportPicture[];
  /** The user wants whatever is at the path replaced, be it changed elsewhere since it was opened here. */
  readonly replacing?: boolean;
}

export interface SavedProject {
  readonly path: string;
  /** ISO 8601. */
  readonly saved: string;
  /** Whether the page that shows the results without the program could be made and is in the file. */
  readonly page: boolean;
}

export interface Autosaved {
  /** ISO 8601. */
  readonly saved: string;
  /**
   * Copies of its tables are still being written: until then a crash would have them read from their files again, and
   * whether they can be kept is not known yet.
   */
  readonly copying: boolean;
}
