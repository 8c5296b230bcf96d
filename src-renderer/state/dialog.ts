import type {
  DataSource,
  ImportOptions,
  ImportPreview,
  OpenedTable,
  TableId,
  WrittenFormat,
} from "../../src-contract/data-import.ts";
import type { DataQuestionKind } from "../../src-contract/data-question.ts";
import type { StepContent } from "../../src-contract/data-steps.ts";
import type { Failure } from "../../src-contract/failure.ts";
import type { FilePurpose, Recovery } from "../../src-contract/host-api.ts";
import type { ModelId } from "../../src-contract/project.ts";
import type { UnfitCell } from "../../src-contract/step-report.ts";
import type { ColumnId } from "../../src-contract/variable.ts";
import type { SameVariables } from "./replace-source.ts";
import type { SourceDifferences } from "./source-differences.ts";
import type { DialogKind } from "./step-kinds.ts";

/** The one dialog that is open. What the user types in it stays in the dialog until OK. */
export type Dialog =
  | {
      readonly kind: "import";
      /** The table whose place the data take; absent: they become a new one. */
      readonly replaces?: TableId | undefined;
      /** The step's dialog that asked for another table. */
      readonly returnsTo?: Extract<Dialog, { readonly kind: "prepare" }> | undefined;
      readonly source: DataSource;
      readonly options: ImportOptions;
      readonly preview: ImportPreview | null;
      readonly busy: boolean;
      readonly failure: Failure | null;
    }
  | {
      readonly kind: "choose-file";
      readonly mode: "open" | "save";
      readonly purpose: FilePurpose;
      readonly suggestedName: string;
    }
  | { readonly kind: "basic-settings"; readonly model: ModelId }
  | {
      readonly kind: "other-settings";
      readonly model: ModelId;
      readonly page: "estimation" | "residuals" | "tests" | "hypotheses" | "output";
    }
  | { readonly kind: "after-fit" }
  | { readonly kind: "residual-files"; readonly model: ModelId }
  | { readonly kind: "recovery"; readonly recoveries: readonly Recovery[] }
  | { readonly kind: "unsaved"; readonly next: "close" | "new" | "open" }
  | { readonly kind: "close-table"; readonly table: TableId; readonly models: readonly string[] }
  | { readonly kind: "rename-model"; readonly model: ModelId }
  /** Tables about data, before a model. */
  | {
      readonly kind: "describe-data";
      readonly table: TableId;
      readonly question: DataQuestionKind;
      /** Chosen at first. */
      readonly variables?: readonly string[] | undefined;
    }
  /** A step of data preparation; `edit`: the one to change, null: a new one. */
  | {
      readonly kind: "prepare";
      readonly table: TableId;
      readonly step: DialogKind;
      readonly edit: string | null;
      /** Chosen at first, of a new step. */
      readonly variables?: readonly string[] | undefined;
      /** As it was left to open another file, and the table that came of it. */
      readonly draft?: { readonly content: StepContent; readonly opened: TableId | null } | undefined;
      /** The system's dialog for files is open above it. */
      readonly isOpeningFile?: true;
    }
  /** Rows of periods and a model of the hazard. */
  | { readonly kind: "survival"; readonly table: TableId }
  /** After another file took the place of a table's. */
  | {
      readonly kind: "replaced-source";
      readonly differences: SourceDifferences;
      /** The table whose place was taken, and by what: to do it again with columns that are called otherwise. */
      readonly table: TableId;
      readonly opened: OpenedTable;
      readonly source: DataSource;
      readonly same: SameVariables;
    }
  | { readonly kind: "rename-variable"; readonly table: TableId; readonly column: ColumnId }
  | { readonly kind: "import-settings"; readonly table: TableId }
  | { readonly kind: "paste-cells" }
  /** Pasted values that their variables cannot hold. */
  | { readonly kind: "unfit-cells"; readonly unfit: readonly UnfitCell[] }
  /** What to write where a format knows neither labels nor declared missing values, of which at least one is there. */
  | {
      readonly kind: "export-data";
      readonly format: WrittenFormat;
      readonly hasLabels: boolean;
      readonly hasMissing: boolean;
    }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "about" };

/** What becomes of cells whose pasted values do not fit. */
export type UnfitAnswer = "leave" | "empty";
