import type { TableId } from "./data-import.ts";
import type { FormulaProblem } from "./formula-problem.ts";
import type { Measure, MissingValues, Storage, ValueLabel, Variable } from "./variable.ts";

/**
 * What was done to data since they were read, one operation a step. Steps are replayed on the source, which they never
 * change: the same list works on next year's file. They name variables by the names they have when the step's turn comes.
 * Part of a project's table and of the analysis file (`data.steps`), where ids may be left out: a public format, fields
 * may be added, none may change meaning.
 */
export type DataStep = StepFrame & StepContent;

/** What was done to a table of a project since it was read. Its own `rows` and `variables` are what the steps make. */
export interface Preparation {
  /** As it was read, with what was said about its variables before the first step. */
  readonly source: { readonly rows: number; readonly variables: readonly Variable[] };
  readonly steps: readonly DataStep[];
}

/** A step as people write it: without an id, it is called after its place. */
export type WrittenStep = Omit<StepFrame, "id"> & { readonly id?: string | undefined } & StepContent;

export interface StepFrame {
  /** Names the step for ever: columns it makes are called after it. */
  readonly id: string;
  /** Passed over when the steps are done. */
  readonly off?: boolean | undefined;
  /** How the user describes variables that the step makes, by the name that the step gives them. */
  readonly describe?: Readonly<Record<string, VariableDescription>> | undefined;
}

export interface VariableDescription {
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  readonly measure?: Measure | undefined;
  readonly decimals?: number | undefined;
  readonly valueLabels?: readonly ValueLabel[] | undefined;
  readonly missing?: MissingValues | undefined;
}

export type StepContent =
  | JoinStep
  | StackStep
  | ComputeStep
  | RecodeStep
  | FilterStep
  | SortStep
  | WideToLongStep
  | LongToWideStep
  | AggregateStep
  | PersonPeriodStep
  | EditCellsStep
  | InsertRowsStep
  | DeleteRowsStep
  | InsertVariableStep
  | DeleteVariablesStep
  | DescribeStep;

export type StepKind = StepContent["kind"];

/** Another table: one of the project, or a file (on the command line; relative to the analysis file). */
export type TableReference =
  /** `name`: what it is called, for reports. */
  | { readonly table: TableId; readonly name?: string | undefined }
  | { readonly file: string; readonly sheet?: string | undefined };

/** Ids of the project's tables that steps take rows or variables from. */
export function tablesIn(steps: readonly StepContent[]): readonly TableId[] {
  const references = steps.flatMap((step): readonly TableReference[] => {
    if (step.kind === "join") return [step.from];
    return step.kind === "stack" ? step.from : [];
  });
  return [...new Set(references.flatMap((reference) => ("table" in reference ? [reference.table] : [])))];
}

/** Adds to each row the variables of the row of another table that has the same key. */
export interface JoinStep {
  readonly kind: "join";
  readonly from: TableReference;
  readonly keys: readonly { readonly left: string; readonly right: string }[];
  /** Variables of the other table; absent: all but its keys. A name that is taken gets a number ("size_2"). */
  readonly variables?: readonly string[] | undefined;
  /** Rows whose key the other table does not have: kept with missing values (default), or dropped. */
  readonly unmatched?: "keep" | "drop" | undefined;
  /** Keys that the other table has more than once: refused (default), or the first row counts. */
  readonly duplicates?: "refuse" | "first" | undefined;
}

/** Puts the rows of other tables below, matching variables by name. */
export interface StackStep {
  readonly kind: "stack";
  readonly from: readonly TableReference[];
  /** A new variable that says from which table a row is, 1 being this one. */
  readonly origin?: string | undefined;
}

/** New variables by formula; one whose name exists takes its place. */
export interface ComputeStep {
  readonly kind: "compute";
  readonly variables: readonly ComputedVariable[];
}

export interface ComputedVariable {
  readonly name: string;
  readonly formula: string;
  readonly label?: string | undefined;
}

/** Values to other values. The first rule that fits decides; a value that none fits becomes missing. */
export interface RecodeStep {
  readonly kind: "recode";
  readonly variables: readonly string[];
  readonly rules: readonly RecodeRule[];
  /** Names of the new variables, as many as `variables`; a variable's own name: in its place. */
  readonly into: readonly string[];
}

export interface RecodeRule {
  readonly from: RecodeSource;
  /** null: missing. `copy`: the value as it is. */
  readonly to: number | string | null | { readonly copy: true };
  /** Value label of `to`. */
  readonly label?: string | undefined;
}

/** `low` and `high` are included; null: no bound. `missing`: nothing recorded, or declared missing. */
export type RecodeSource =
  | { readonly values: readonly (number | string)[] }
  | { readonly low: number | null; readonly high: number | null }
  | "missing"
  | "else";

/** Keeps the rows for which the formula is true. */
export interface FilterStep {
  readonly kind: "filter";
  readonly formula: string;
}

export interface SortStep {
  readonly kind: "sort";
  readonly by: readonly { readonly variable: string; readonly descending?: boolean | undefined }[];
}

/** Repeated measurements in columns to one row each: score1, score2, score3 → score, with a time variable. */
export interface WideToLongStep {
  readonly kind: "wide-to-long";
  readonly outcomes: readonly LongOutcome[];
  readonly time: { readonly name: string; readonly values: readonly (number | string)[] };
  /** A new variable that numbers the rows as they were, for data without an identifier. */
  readonly newId?: string | undefined;
  /** Drops rows in which every outcome is missing. */
  readonly dropEmpty?: boolean | undefined;
}

export interface LongOutcome {
  readonly name: string;
  /** One variable a time value; null: not measured then. */
  readonly from: readonly (string | null)[];
}

/** One row a unit, with a column for each time value: score → score_1, score_2 …; other variables keep their first value. */
export interface LongToWideStep {
  readonly kind: "long-to-wide";
  /** Variables that identify the units. */
  readonly units: readonly string[];
  readonly time: string;
  readonly variables: readonly string[];
  /** Between name and time; "_" by default. */
  readonly separator?: string | undefined;
}

export const aggregateFunctions = [
  "mean",
  "sd",
  "median",
  "sum",
  "min",
  "max",
  "first",
  "last",
  "valid",
  "rows",
  "share",
] as const;
export type AggregateFunction = (typeof aggregateFunctions)[number];

/** Statistics of the rows of each unit, as variables of every row, or with one row a unit. */
export interface AggregateStep {
  readonly kind: "aggregate";
  readonly by: readonly string[];
  readonly statistics: readonly AggregateStatistic[];
  readonly into: "variables" | "rows";
}

export interface AggregateStatistic {
  readonly name: string;
  readonly function: AggregateFunction;
  /** All but `rows` need it. */
  readonly variable?: string | undefined;
  /** Of `share`: the value whose share is taken. */
  readonly value?: number | string | undefined;
}

/** One row a period until an event or the end of observation, for discrete-time survival models. */
export interface PersonPeriodStep {
  readonly kind: "person-period";
  /** Periods observed: a whole number of at least 1. */
  readonly duration: string;
  /** 1 (or true): the event happened in the last period; other values: censored. Absent: it always did. */
  readonly event?: string | undefined;
  /** Names of the new variables: the period, from 1, and whether the event happens in it. */
  readonly period: string;
  readonly happens: string;
  /** A new variable that numbers the rows as they were. */
  readonly newId?: string | undefined;
}

/** Values typed or pasted into cells. Rows are counted from 1. */
export interface EditCellsStep {
  readonly kind: "edit-cells";
  readonly blocks: readonly CellBlock[];
}

export interface CellBlock {
  readonly row: number;
  readonly variables: readonly string[];
  /** `values[r][v]`; null: nothing. */
  readonly values: readonly (readonly (number | string | null)[])[];
}

/** Empty rows before row `at`; at the end with the number of rows plus 1. */
export interface InsertRowsStep {
  readonly kind: "insert-rows";
  readonly at: number;
  readonly count: number;
}

/** Ranges of rows, both ends included. */
export interface DeleteRowsStep {
  readonly kind: "delete-rows";
  readonly rows: readonly { readonly from: number; readonly to: number }[];
}

/** An empty variable, to be filled by hand. */
export interface InsertVariableStep {
  readonly kind: "insert-variable";
  readonly name: string;
  readonly storage: Storage;
  /** The variable it stands behind; absent: at the end. */
  readonly after?: string | undefined;
}

export interface DeleteVariablesStep {
  readonly kind: "delete-variables";
  readonly variables: readonly string[];
}

/** Names, labels, measures, missing values, by the variables' present names. */
export interface DescribeStep {
  readonly kind: "describe";
  readonly variables: Readonly<Record<string, VariableDescription>>;
}

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
  /** Why the step could not be done; it was passed over. */
  readonly problem: StepProblem | null;
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
  | { readonly kind: "recode"; readonly counts: readonly RecodeCount[] };

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
  /** Keys that are texts on one side and numbers on the other, and were compared as numbers. */
  readonly differentTypes: readonly { readonly left: string; readonly right: string }[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
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
  /** Rows by rule, and rows that none fits (they became missing). */
  readonly byRule: readonly number[];
  readonly unmatched: number;
}

/** Why a step cannot be done; worded in `src-wording/steps.ts`. */
export type StepProblem =
  | { readonly code: "formula"; readonly variable: string | null; readonly problem: FormulaProblem }
  | { readonly code: "variable-not-there"; readonly name: string; readonly suggestion: string | null }
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
