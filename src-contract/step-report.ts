import type { FormulaProblem } from "./formula-problem.ts";
import type { KeyComparison } from "./step-contents.ts";
import type { Storage } from "./variable.ts";

/** What a step did. */
export interface StepReport {
  readonly step: string;
  readonly rowsBefore: number;
  readonly rows: number;
  readonly added: readonly string[];
  /** Names that are gone: deleted, gathered into others, or replaced in their place. */
  readonly removed: readonly string[];
  /** Units of each upper level before and after, where the step drops rows. */
  readonly units: readonly UnitChange[];
  readonly details: StepDetails | null;
  /** Variables that the step names and that are not there: it was done with the others. */
  readonly without: readonly MissingVariable[];
  /** Why the step could not be done; it was passed over. */
  readonly problem: StepProblem | null;
}

export interface MissingVariable {
  readonly name: string;
  /** A variable that is called alike. */
  readonly suggestion: string | null;
}

export interface UnitChange {
  readonly id: readonly string[];
  readonly before: number;
  readonly after: number;
}

export type StepDetails =
  | ({ readonly kind: "join" } & JoinReport)
  | ({ readonly kind: "stack" } & StackReport)
  | ({ readonly kind: "long-to-wide" } & WideReport)
  | { readonly kind: "recode"; readonly counts: readonly RecodeCount[] }
  | ({ readonly kind: "code" } & CodeReport)
  | ({ readonly kind: "person-period" } & PersonPeriodReport)
  /** Cells that were left as they were, because their variables cannot hold such values. */
  | { readonly kind: "edit-cells"; readonly unfit: readonly UnfitCell[] };

export interface UnfitCell {
  /** From 1. */
  readonly row: number;
  readonly name: string;
  readonly value: string;
}

export interface PersonPeriodReport {
  /** Periods whose hazard is 0 or 1 in the data: no coefficient of their own has a finite estimate. */
  readonly withoutEvents: readonly number[];
  readonly eventsOnly: readonly number[];
  /** Rows that are left out. */
  readonly withoutDuration: number;
  /** Rows of which it is not known whether the event happened in their last period. */
  readonly withoutEvent: number;
}

export interface CodeReport {
  readonly categories: readonly { readonly value: number | string; readonly label: string }[];
  /** The new variables, with a code for each category, and the comparison behind it, if there is one. */
  readonly columns: readonly {
    readonly name: string;
    readonly codes: readonly number[];
    readonly contrast: readonly number[] | null;
  }[];
}

export interface JoinReport {
  readonly from: string;
  readonly matchedRows: number;
  readonly unmatchedRows: number;
  /** Rows without a key. */
  readonly rowsWithoutKey: number;
  /** Keys of this table, distinct, that the other one has, and that it does not have. */
  readonly matchedKeys: number;
  readonly unmatchedKeys: KeyExamples;
  /** Keys that only the other table has. */
  readonly unusedKeys: KeyExamples;
  /** Keys that the other table has more than once. */
  readonly duplicateKeys: KeyExamples;
  readonly differentTypes: readonly DifferentTypes[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** Keys that are of one type here and of another there. */
export interface DifferentTypes {
  readonly left: string;
  readonly right: string;
  readonly types: readonly [here: Storage, there: Storage];
  readonly comparedAs: KeyComparison;
  /** All the ways in which they can be, the usual one first. */
  readonly ways: readonly KeyComparison[];
}

export interface KeyExamples {
  readonly count: number;
  readonly examples: readonly string[];
}

export interface StackReport {
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  /** Variables that some of the tables do not have. */
  readonly partial: readonly { readonly name: string; readonly missingIn: readonly string[] }[];
  /** Variables with numbers in one table and texts in another: texts in the result. */
  readonly becameText: readonly string[];
}

export interface WideReport {
  /** Variables that are left out because they vary within units. */
  readonly left: readonly string[];
}

export interface RecodeCount {
  readonly variable: string;
  /** Rows by rule, and rows with a value that none fits (it became missing). */
  readonly byRule: readonly number[];
  readonly unmatched: number;
}

/** Why a step cannot be done; worded in `src-wording/steps.ts`. */
export type StepProblem =
  | { readonly code: "formula"; readonly variable: string | null; readonly problem: FormulaProblem }
  | ({ readonly code: "variable-not-there" } & MissingVariable)
  | { readonly code: "name-taken"; readonly name: string }
  | { readonly code: "name-empty" }
  | { readonly code: "nothing-chosen" }
  | { readonly code: "names-differ-in-number"; readonly names: number; readonly variables: number }
  | { readonly code: "table-not-there"; readonly name: string }
  | { readonly code: "table-unreadable"; readonly name: string; readonly reason: string }
  | { readonly code: "table-uses-this"; readonly name: string }
  | { readonly code: "duplicate-keys"; readonly from: string; readonly report: JoinReport }
  | { readonly code: "no-key-matches"; readonly from: string; readonly report: JoinReport }
  | { readonly code: "types-differ"; readonly names: readonly string[] }
  | { readonly code: "not-numeric"; readonly name: string }
  | { readonly code: "too-few-categories"; readonly name: string; readonly categories: number }
  | { readonly code: "too-many-categories"; readonly name: string; readonly categories: number; readonly limit: number }
  | { readonly code: "category-not-there"; readonly name: string; readonly value: string }
  | { readonly code: "weights-not-zero"; readonly contrast: string; readonly sum: number }
  | { readonly code: "weights-all-zero"; readonly contrast: string }
  | { readonly code: "contrasts-dependent" }
  | { readonly code: "no-rows-left" }
  | { readonly code: "row-outside"; readonly row: number; readonly rows: number }
  | { readonly code: "value-of-other-type"; readonly name: string; readonly value: string }
  | {
      readonly code: "cells-twice";
      readonly unit: string;
      readonly time: string;
    }
  | { readonly code: "too-many-columns"; readonly columns: number; readonly limit: number }
  | { readonly code: "too-many-rows"; readonly rows: number; readonly limit: number }
  | { readonly code: "not-a-duration"; readonly name: string; readonly row: number; readonly value: number };
