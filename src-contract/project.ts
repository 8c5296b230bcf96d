import type { AfterSettings } from "./after.ts";
import type { ModelSpecification } from "./analysis.ts";
import type { DataFormat, ImportProblem, ResolvedImportOptions, TableId } from "./data-import.ts";
import type { DataQuestion, DistributionPart } from "./data-question.ts";
import type { Preparation } from "./data-steps.ts";
import type { LevelsDefinition } from "./levels.ts";
import type { ChartKind, TableKind } from "./output.ts";
import type { Variable } from "./variable.ts";

/** How the names of project files end. */
export const projectExtension = ".crosslevel";

/**
 * Everything the user made, as one immutable value: what undo steps through, autosave writes and a project file keeps.
 * Values of tables and results of fits are not in it; they stand beside it in the file.
 */
export interface ProjectDocument {
  readonly format: "crosslevel-project";
  readonly version: 1;
  readonly title: string;
  readonly tables: readonly ProjectTable[];
  readonly models: readonly ProjectModel[];
  readonly report: readonly ReportItem[];
  readonly output: OutputSettings;
  /** What is shown of every model besides its fit; absent: `defaultAfterSettings`. */
  readonly after?: AfterSettings | undefined;
  /** How the report is set on paper; absent: `defaultReportLayout`. */
  readonly layout?: ReportLayout | undefined;
}

export interface ProjectTable {
  readonly id: TableId;
  readonly name: string;
  readonly rows: number;
  readonly variables: readonly Variable[];
  /** Null until the user has chosen or accepted them. */
  readonly levels: LevelsDefinition | null;
  readonly source: TableSource;
  /** Absent: nothing was done to it. */
  readonly preparation?: Preparation | undefined;
}

/** Where the table was read from and how, to show it and to read it again. */
export interface TableSource {
  readonly name: string;
  readonly format: DataFormat;
  /** Null for pasted cells, uploads and samples. */
  readonly path: string | null;
  readonly options: ResolvedImportOptions;
  readonly problems: readonly ImportProblem[];
}

export type ModelId = string;

export interface ProjectModel {
  readonly id: ModelId;
  readonly name: string;
  readonly table: TableId;
  readonly model: ModelDraft;
}

/** A model on its way: the outcome may still have to be chosen. */
export type ModelDraft = Omit<ModelSpecification, "outcome"> & { readonly outcome: string | null };

export interface OutputSettings {
  /** Decimals of estimates; APA's rule ("two, three when the SE is below .01") when null. */
  readonly decimals: number | null;
  readonly showRobust: boolean;
  readonly showSingleLevel: boolean;
  readonly showVarianceTests: boolean;
  /** Intervals of variances, standard deviations and correlations; shown anyway where not Wald's are asked for. */
  readonly showVarianceIntervals?: boolean | undefined;
  /** Every evaluation of the likelihood, as a table and a chart. */
  readonly showFitLog?: boolean | undefined;
  /** Effects on the mean of all units, for outcomes that are not normal; true by default. */
  readonly showPopulationAverage?: boolean | undefined;
}

export const defaultOutputSettings: OutputSettings = {
  decimals: null,
  showRobust: true,
  showSingleLevel: true,
  showVarianceTests: true,
};

/** Fonts that the APA manual accepts and whose widths the exports know (they align numbers by them). */
export const reportFonts = ["Times New Roman", "Arial"] as const;
export const paperSizes = ["letter", "a4"] as const;

export interface ReportLayout {
  readonly paper: (typeof paperSizes)[number];
  readonly font: (typeof reportFonts)[number];
}

/** The APA manual's own page. */
export const defaultReportLayout: ReportLayout = { paper: "letter", font: "Times New Roman" };

/** One piece of the report, by reference: its content is always that of the current results. */
export const codeLanguages = ["r", "spss"] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

export type ReportItem =
  | {
      readonly kind: "table";
      readonly id: string;
      readonly table: TableKind;
      /** Of a table that is not the only one of its kind. */
      readonly name?: string | undefined;
      readonly model: ModelId;
      readonly title: string | null;
    }
  | {
      readonly kind: "comparison";
      readonly id: string;
      /** Absent: the first table with several models. */
      readonly table?: TableId | undefined;
      /** Null: all models of the table, in their order. */
      readonly models: readonly ModelId[] | null;
      readonly title: string | null;
    }
  | {
      readonly kind: "chart";
      readonly id: string;
      readonly chart: ChartKind;
      readonly name?: string | undefined;
      readonly model: ModelId;
      readonly title: string | null;
    }
  /** The answer to a question about a table's data. */
  | {
      readonly kind: "data-table";
      readonly id: string;
      readonly table: TableId;
      readonly question: DataQuestion;
      readonly title: string | null;
    }
  /** A chart of a variable, which is the only one of the question. */
  | {
      readonly kind: "data-chart";
      readonly id: string;
      readonly table: TableId;
      readonly question: DataQuestion;
      readonly part: DistributionPart;
      readonly title: string | null;
    }
  | { readonly kind: "equations"; readonly id: string; readonly model: ModelId }
  /** The model as code for another program. */
  | { readonly kind: "code"; readonly id: string; readonly model: ModelId; readonly language: CodeLanguage }
  /** The text of a results section about the model, with the comparison of the models of its data. */
  | { readonly kind: "text"; readonly id: string; readonly model: ModelId }
  | { readonly kind: "heading"; readonly id: string; readonly text: string }
  | { readonly kind: "note"; readonly id: string; readonly text: string };
