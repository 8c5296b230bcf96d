import type { TableId } from "./data-import.ts";
import type { Measure, MissingValues, Storage, ValueLabel } from "./variable.ts";

/** Adds to each row the variables of the row of another table that has the same key. */
export interface JoinStep {
  readonly kind: "join";
  readonly from: TableReference;
  readonly keys: readonly JoinKey[];
  /** Variables of the other table; absent: all but its keys. A name that is taken gets a number ("size_2"). */
  readonly variables?: readonly string[] | undefined;
  /** Rows whose key the other table does not have: kept with missing values (default), or dropped. */
  readonly unmatched?: "keep" | "drop" | undefined;
  /** Keys that the other table has more than once: refused (default), or the first row counts. */
  readonly duplicates?: "refuse" | "first" | undefined;
}

/** A variable here, and the one of the other table that holds the same. */
export interface JoinKey {
  readonly left: string;
  readonly right: string;
  /** Where their types differ: how they are compared. Absent: as `waysToCompare` in the engine puts first. */
  readonly compare?: KeyComparison | undefined;
}

export const keyComparisons = ["numbers", "texts", "dates"] as const;
/**
 * - `numbers`: the text 007 is the number 7
 * - `texts`: a number or date is the text it is written as
 * - `dates`: texts, and numbers such as 20240131 or a spreadsheet's 45322, are read as dates
 */
export type KeyComparison = (typeof keyComparisons)[number];

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

export const categoryCodings = [
  "dummy",
  "effect",
  "simple",
  "difference",
  "helmert",
  "polynomial",
  "contrasts",
] as const;
/**
 * - `dummy`: 1 in a category, 0 elsewhere; with an intercept for the reference
 * - `effect`: the same, but −1 in the reference: deviations from the mean of the categories
 * - `simple`: each category against the reference, with an intercept for the mean of the categories
 * - `difference`: each category against the mean of those before it; `helmert`: of those behind it
 * - `polynomial`: orthonormal trends over equally spaced categories
 * - `contrasts`: weights of one's own
 */
export type CategoryCoding = (typeof categoryCodings)[number];

/** Categories to numbers a model can take as they are: new variables whose coefficients are the comparisons wanted. */
export interface CodeStep {
  readonly kind: "code";
  readonly variable: string;
  readonly coding: CategoryCoding;
  /** Of `dummy`, `effect` and `simple`; absent: the first category. Null, of `dummy`: each category has a variable. */
  readonly reference?: number | string | null | undefined;
  /** Of `contrasts`. */
  readonly contrasts?: readonly CategoryContrast[] | undefined;
  /** What the new variables' names begin with; absent: the variable's name. */
  readonly prefix?: string | undefined;
}

export interface CategoryContrast {
  readonly name: string;
  /** They sum to zero. Categories that are not named weigh nothing. */
  readonly weights: readonly { readonly value: number | string; readonly weight: number }[];
}

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

export interface VariableDescription {
  readonly name?: string | undefined;
  readonly label?: string | undefined;
  readonly measure?: Measure | undefined;
  readonly decimals?: number | undefined;
  readonly valueLabels?: readonly ValueLabel[] | undefined;
  readonly missing?: MissingValues | undefined;
}

/** Another table: one of the project, or a file (on the command line; relative to the analysis file). */
export type TableReference =
  /** `name`: what it is called, for reports. */
  | { readonly table: TableId; readonly name?: string | undefined }
  | { readonly file: string; readonly sheet?: string | undefined };
