import type { AfterPart, AfterSettings } from "./after.ts";
import type { ModelSpecification } from "./analysis.ts";
import type {
  DataFormat,
  ImportOptions,
  ImportPreview,
  OpenedTable,
  RowBlock,
  TableId,
  WrittenFormat,
} from "./data-import.ts";
import type { DataAnswer, DataQuestionRequest } from "./data-question.ts";
import type { DataStep } from "./data-steps.ts";
import type { FindAnswer, FindRequest } from "./find-values.ts";
import type { LevelSuggestions, LevelsDefinition, LevelsReport } from "./levels.ts";
import type { Outcome } from "./outcome.ts";
import type { ModelOutput, OutputChart, OutputTable } from "./output.ts";
import type { ModelId, OutputSettings, ProjectDocument, ReportLayout } from "./project.ts";
import type { ResultDocument } from "./result.ts";
import type { StepReport } from "./step-report.ts";
import type { Variable, VariableSummary } from "./variable.ts";

/** What is asked of open tables and models: the window asks the host, the host asks the engine. */
export interface AnalysisApi {
  /** Names, labels, missing values as the user edited them, of a table without steps; everything asked later uses them. */
  setVariables(input: { readonly table: TableId; readonly variables: readonly Variable[] }): Promise<Outcome<null>>;
  /** Does the steps on a table's source; everything asked later waits and is about what they make. */
  prepareTable(input: PrepareRequest): Promise<Outcome<PreparedTable>>;
  /** What the steps would make. */
  previewSteps(input: PreviewStepsRequest): Promise<Outcome<StepsPreview>>;
  readRows(input: RowsRequest): Promise<Outcome<RowBlock>>;
  summarizeVariables(input: SummaryRequest): Promise<Outcome<readonly VariableSummary[]>>;
  findValues(input: FindRequest): Promise<Outcome<FindAnswer>>;
  /** A table that describes the data before a model. */
  askData(input: DataQuestionRequest): Promise<Outcome<DataAnswer>>;

  suggestLevels(input: { readonly table: TableId }): Promise<Outcome<LevelSuggestions>>;
  describeLevels(input: LevelsRequest): Promise<Outcome<LevelsReport>>;

  /** A newer `fit` of the same model takes the older one's place, which ends in `superseded`. */
  fit(input: FitRequest): Promise<Outcome<FitAnswer>>;
  /** What is shown of a model besides its fit, where it is asked for. */
  afterFit(input: AfterRequest): Promise<Outcome<AfterAnswer>>;
  compare(input: CompareRequest): Promise<Outcome<OutputTable>>;

  /** Writes a table with its variables for another program. */
  exportData(input: DataExport): Promise<Outcome<null>>;
  exportTable(input: TableExport): Promise<Outcome<null>>;
  /** All units or rows behind a table that shows the most telling ones (HLM's residual file), with what is known of them. */
  exportResidualFile(input: ResidualFileExport): Promise<Outcome<null>>;
  exportReport(input: ReportExport): Promise<Outcome<null>>;
}

/**
 * What the engine process answers. It holds tables and fits by id and forgets nothing while it lives; when it dies the
 * host starts another and restores the tables. Long calls report `progress` and end within 200 ms of being given up.
 */
export interface EngineApi extends AnalysisApi {
  previewData(input: PreviewRequest): Promise<Outcome<ImportPreview>>;
  importTable(input: ImportRequest): Promise<Outcome<OpenedTable>>;
  /** Opens a table from the copy that `writeTable` made. */
  restoreTable(input: RestoreRequest): Promise<Outcome<null>>;
  /** Writes a table's stored values as CSV, in full precision, user-missing values included. */
  writeTable(input: { readonly table: TableId; readonly path: string }): Promise<Outcome<null>>;
  closeTable(input: { readonly table: TableId }): Promise<Outcome<null>>;
  /** The page inside a project file that shows its results without the program. */
  writeProjectPage(input: ProjectPageRequest): Promise<Outcome<null>>;
}

export interface PreviewRequest {
  readonly path: string;
  /** Shown to the user instead of the path. */
  readonly name: string;
  readonly options: ImportOptions;
}

export interface ImportRequest extends PreviewRequest {
  readonly table: TableId;
}

export interface RestoreRequest {
  readonly table: TableId;
  readonly path: string;
  readonly name: string;
  readonly format: DataFormat;
  readonly variables: readonly Variable[];
}

export interface PrepareRequest {
  readonly table: TableId;
  /** Variables of the source. */
  readonly variables: readonly Variable[];
  readonly steps: readonly DataStep[];
  /** Identifiers of the upper levels, whose units are counted where rows go. */
  readonly levels: readonly (readonly string[])[];
}

export interface PreparedTable {
  readonly rows: number;
  readonly variables: readonly Variable[];
  /** One a step. */
  readonly reports: readonly StepReport[];
}

export interface PreviewStepsRequest extends PrepareRequest {
  /** How many of the first rows to show. */
  readonly rows: number;
}

export interface StepsPreview extends PreparedTable {
  /** First rows by variable, in the order of `variables`, as far as they are shown. */
  readonly columns: readonly (readonly (number | string | null)[])[];
  /** The highest level at which each variable of the last step varies: see `VariableByLevel`. Empty without levels. */
  readonly varies: readonly { readonly name: string; readonly level: number }[];
  /** Where the last step joins: keys that the values of both tables speak for, best first. */
  readonly keys: readonly KeySuggestion[];
}

/** Variables by which another table's rows may be joined: it has each combination of their values once. */
export interface KeySuggestion {
  readonly keys: readonly { readonly left: string; readonly right: string }[];
  /** Different values (combinations) here, and how many of them are there. */
  readonly values: number;
  readonly matched: number;
}

export interface RowsRequest {
  readonly table: TableId;
  readonly first: number;
  readonly count: number;
  /** Variables by name, in the order wanted. */
  readonly variables: readonly string[];
}

export interface SummaryRequest {
  readonly table: TableId;
  /** Null: all. */
  readonly variables: readonly string[] | null;
}

export interface LevelsRequest {
  readonly table: TableId;
  readonly levels: LevelsDefinition;
}

export interface FitRequest {
  readonly id: ModelId;
  readonly name: string;
  /** Counts the changes of the model; an answer carries the one it belongs to. */
  readonly revision: number;
  readonly table: TableId;
  readonly levels: LevelsDefinition | null;
  readonly model: ModelSpecification;
  readonly output: OutputSettings;
}

export interface FitAnswer {
  readonly id: ModelId;
  readonly revision: number;
  readonly result: ResultDocument;
  readonly output: ModelOutput;
}

export interface AfterRequest extends Omit<FitRequest, "revision"> {
  readonly after: AfterSettings;
}

export interface ResidualFileExport extends ResidualsRequest {
  readonly format: WrittenFormat;
  readonly path: string;
}

/** HLM's residual file of a level. */
export interface ResidualsRequest extends Omit<FitRequest, "revision"> {
  readonly part: (typeof residualFileParts)[number];
  /** The level; null: rows. */
  readonly group: string | null;
}

export const residualFileParts = ["unit-effects", "influence", "residuals"] as const satisfies readonly AfterPart[];

export interface AfterAnswer {
  readonly id: ModelId;
  readonly tables: readonly OutputTable[];
  readonly charts: readonly OutputChart[];
}

export interface CompareRequest {
  readonly models: readonly Omit<FitRequest, "revision">[];
}

export interface DataExport {
  readonly table: TableId;
  readonly format: WrittenFormat;
  readonly path: string;
  /** One level's data only: its number, and the identifiers of level 2 and above. Absent: everything. */
  readonly ofLevel?: { readonly level: number; readonly identifiers: readonly (readonly string[])[] } | undefined;
  /** For formats that know neither labels nor declared missing values. Absent: codes, and nothing for what is missing. */
  readonly cells?: WrittenCells | undefined;
  /** As the table was read, before its steps. Absent: as they made it. */
  readonly asRead?: true | undefined;
}

/** What stands in the cells of a file that cannot say what they mean. */
export interface WrittenCells {
  readonly values: "codes" | "labels";
  /** Values that are declared missing. */
  readonly missing: "empty" | "kept";
}

export interface TableExport {
  readonly table: OutputTable;
  readonly number: number;
  readonly format: "csv" | "html" | "docx" | "tex";
  readonly path: string;
  /** Of a .csv: numbers as the table shows them (the default) or with all their digits. */
  readonly digits?: "shown" | "all" | undefined;
  /** Of a .docx or .tex; absent: `defaultReportLayout`. */
  readonly layout?: ReportLayout | undefined;
}

export type ReportFormat = "docx" | "html" | "latex";

export interface ReportExport {
  readonly document: ProjectDocument;
  /** `latex`: a .zip with the document and its pictures. */
  readonly format: ReportFormat;
  readonly path: string;
  readonly pictures: readonly ReportPicture[];
}

export interface ProjectPageRequest {
  readonly document: ProjectDocument;
  readonly path: string;
  readonly pictures: readonly ReportPicture[];
  /** Results that are there already: these models are not fitted again. */
  readonly answers?: readonly FitAnswer[] | undefined;
}

/** A chart as the window drew it, for files. */
export interface ReportPicture {
  /** The report item it stands for; for a project's page the model. */
  readonly item: string;
  readonly svg: string;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What the engine tells without being asked. */
export type EngineEvents = {
  /** Once, when the process has come up and takes calls. */
  ready: null;
  /** Four times a second while a long call runs, and once more at its end. */
  progress: Progress;
};

export interface Progress {
  /** The table or model the work is for; for a preview the file's name, for an export its path. */
  readonly about: string;
  readonly stage: "reading" | "preparing" | "describing" | "fitting" | "following" | "comparing" | "writing";
  /** Between 0 and 1; null: unknown. */
  readonly fraction: number | null;
  readonly milliseconds: number;
  /** The work is over, whether it was finished or not. */
  readonly ended?: true;
}
