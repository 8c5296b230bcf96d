import type { StepKind } from "./data-steps.ts";
import type { DesignFailure, FitFailure, SpecificationFailure } from "./model-failure.ts";
import type { StepProblem } from "./step-report.ts";

/**
 * Every refusal a user can meet, with the data its sentence needs. Worded in `src-wording/failures.ts`, nowhere else.
 * `at` in a specification's failures is the path of the problem in the analysis file ("model.random[0].group").
 */
export type Failure =
  | ConnectionFailure
  | FileFailure
  | ImportFailure
  | DataFailure
  | AnalysisFailure
  | SpecificationFailure
  | DesignFailure
  | FitFailure
  | ProjectFailure;

export type FailureCode = Failure["code"];

export type ConnectionFailure =
  | { readonly code: "cancelled" }
  /** A newer request for the same thing took this one's place. */
  | { readonly code: "superseded" }
  | { readonly code: "connection-lost" }
  /** The engine died `times` times over the same request, which is not tried again until something about it changes. */
  | { readonly code: "engine-stopped"; readonly times: number }
  | { readonly code: "invalid-call"; readonly method: string; readonly problem: string }
  | { readonly code: "internal-error"; readonly detail: string };

export type FileFailure =
  | { readonly code: "file-not-found"; readonly path: string }
  | { readonly code: "file-not-readable"; readonly path: string; readonly reason: SystemReason }
  | { readonly code: "file-not-writable"; readonly path: string; readonly reason: SystemReason }
  | { readonly code: "folder-not-readable"; readonly path: string; readonly reason: SystemReason }
  | { readonly code: "is-a-folder"; readonly path: string }
  /** The program's own copy of a table's values. `again`: after a crash they could be read from their file. */
  | { readonly code: "table-not-kept"; readonly name: string; readonly reason: SystemReason; readonly again: boolean };

export type SystemReason =
  | "no-permission"
  | "read-only"
  | "disk-full"
  | "in-use"
  | "too-many-open"
  | "gone"
  | "name-too-long"
  | "other";

export type ImportFailure =
  | { readonly code: "file-empty"; readonly name: string }
  | { readonly code: "sheet-empty"; readonly name: string; readonly sheet: string }
  | {
      readonly code: "sheet-not-found";
      readonly name: string;
      readonly sheet: string;
      readonly sheets: readonly string[];
    }
  | { readonly code: "header-row-outside"; readonly name: string; readonly headerRow: number; readonly rows: number }
  /** `found`: what the first bytes show it to be, in words ("a PNG picture"), null when nothing known. */
  | { readonly code: "format-unknown"; readonly name: string; readonly found: string | null }
  | { readonly code: "format-mismatch"; readonly name: string; readonly extension: string; readonly found: string }
  | { readonly code: "format-not-yet"; readonly name: string; readonly found: string }
  /** `readable`: the versions that can be read ("104 to 119"). */
  | {
      readonly code: "file-version-unknown";
      readonly name: string;
      readonly format: string;
      readonly version: string;
      readonly readable: string;
    }
  | { readonly code: "file-encrypted"; readonly name: string }
  | { readonly code: "too-large-for-workbook"; readonly rows: number; readonly columns: number }
  /** An R file that holds something else. */
  | { readonly code: "no-data-frame"; readonly name: string }
  | { readonly code: "file-damaged"; readonly name: string; readonly format: string; readonly where: string | null }
  | { readonly code: "file-too-large"; readonly name: string; readonly bytes: number; readonly limit: number }
  | { readonly code: "too-many-columns"; readonly name: string; readonly columns: number; readonly limit: number }
  | { readonly code: "paste-empty" };

export type DataFailure =
  | { readonly code: "table-not-open"; readonly table: string }
  | { readonly code: "variable-unknown"; readonly name: string }
  | { readonly code: "variable-name-taken"; readonly name: string }
  | { readonly code: "variable-name-empty" }
  | { readonly code: "levels-not-chosen" }
  /** `group`: null for those of rows. */
  | { readonly code: "no-residuals"; readonly group: string | null }
  /** `at`: the step's path in the analysis file ("data.steps[2]"); null where it stands in a project. */
  | {
      readonly code: "step-failed";
      readonly at: string | null;
      readonly step: number;
      readonly kind: StepKind;
      readonly problem: StepProblem;
    }
  /** The level of a joined file in an analysis: `at` is its path ("data.join[0].level"). */
  | {
      readonly code: "join-level-unknown";
      readonly at: string;
      readonly name: string;
      readonly suggestion: string | null;
    }
  /** `level` and `key` do not identify the same units: there is more than one unit of `many` in one of `one`. */
  | { readonly code: "join-level-of-other-units"; readonly at: string; readonly many: string; readonly one: string };

export type AnalysisFailure =
  | { readonly code: "analysis-not-json"; readonly path: string; readonly problem: string }
  | { readonly code: "analysis-invalid"; readonly path: string; readonly problems: readonly DocumentProblem[] }
  | { readonly code: "usage"; readonly problem: string };

/** A place in a document and what is wrong there. */
export interface DocumentProblem {
  readonly at: string;
  readonly problem: string;
}

export type ProjectFailure =
  /** `missing`: "end" when the file was cut short, else the part that is gone or unreadable ("data/t1.csv"). */
  | { readonly code: "project-damaged"; readonly path: string; readonly missing: string }
  | { readonly code: "project-not-one"; readonly path: string }
  | { readonly code: "project-newer"; readonly path: string; readonly version: number; readonly understood: number }
  /** Another window or program has written the file since it was opened or saved here. */
  | { readonly code: "project-changed"; readonly path: string }
  | { readonly code: "recovery-gone"; readonly session: string }
  | { readonly code: "sample-unknown"; readonly id: string };
