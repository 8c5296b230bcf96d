/** One column of a table as the user sees and edits it. Values themselves stay in the engine. */
export interface Variable {
  /** Names the stored column; survives renaming. */
  readonly column: ColumnId;
  readonly name: string;
  readonly label: string;
  readonly storage: Storage;
  readonly measure: Measure;
  /** Decimals shown in the grid. */
  readonly decimals: number;
  readonly valueLabels: readonly ValueLabel[];
  readonly missing: MissingValues;
}

export type ColumnId = string;

/**
 * How values are stored. A `date` is a number of days since 1970-01-01 UTC (with a fraction for the time of day);
 * a `time` is a number of seconds.
 */
export type Storage = "number" | "text" | "date" | "time";

/** Level of measurement, SPSS's words. Nominal variables and texts enter a model as categories. */
export type Measure = "scale" | "ordinal" | "nominal";

export interface ValueLabel {
  readonly value: number | string;
  readonly label: string;
}

/** Values that count as missing although they were recorded: single ones and closed ranges (null: no bound). */
export interface MissingValues {
  readonly values: readonly (number | string)[];
  readonly ranges: readonly { readonly low: number | null; readonly high: number | null }[];
}

export const noMissingValues: MissingValues = { values: [], ranges: [] };

/** What the engine finds in a column, with the variable's missing values taken out. */
export interface VariableSummary {
  readonly name: string;
  readonly valid: number;
  readonly missing: number;
  /** Distinct valid values, counted up to `distinctLimit`. */
  readonly distinct: number;
  /** Null for texts and where nothing is valid. */
  readonly numbers: NumberSummary | null;
  /** In sort order; null where there are more than `categoryLimit`. */
  readonly categories: readonly CategoryCount[] | null;
}

export const categoryLimit = 100;
export const distinctLimit = 10_000;

export interface NumberSummary {
  readonly mean: number;
  readonly sd: number | null;
  readonly min: number;
  readonly max: number;
}

export interface CategoryCount {
  readonly value: number | string;
  readonly count: number;
}
