import type { Warning } from "./result.ts";

/**
 * Results as a reader sees them, as data: tables, charts, notices. The window draws them, exports write them; neither
 * computes or rounds anything. Every text is finished, with the user's labels in it.
 */
export interface ModelOutput {
  readonly summary: FitSummary;
  readonly notices: readonly Warning[];
  readonly tables: readonly OutputTable[];
  readonly charts: readonly OutputChart[];
  /** How a results section begins: what the model rests on and how it was estimated, sentence by sentence. */
  readonly text: readonly RichText[];
}

/** What was fitted, in one card. */
export interface FitSummary {
  readonly rows: number;
  readonly rowsUsed: number;
  readonly levels: readonly { readonly noun: string; readonly count: number; readonly excluded: number }[];
  readonly exclusions: readonly { readonly label: string; readonly rows: number }[];
  readonly method: string;
  readonly convergence: string;
  readonly converged: boolean;
  readonly milliseconds: number;
}

/** Names a kind of table for ever: reports and projects refer to it. */
export const tableKinds = [
  "fixed-effects",
  "thresholds",
  "population-average",
  "population-thresholds",
  "zero-part",
  "life-table",
  "term-tests",
  "hypotheses",
  "variance-components",
  "variance-tests",
  "residual-structure",
  "structure-comparison",
  "model-fit",
  "fit-log",
  "single-level",
  "comparison",
  "descriptives",
  "frequencies",
  "correlations",
  "reliability",
  "missing-patterns",
  "attrition",
  "data-checks",
  "variance-explained",
  "variance-decomposition",
  "variance-partition",
  "effect-sizes",
  "parallel-lines",
  "marginal-means",
  "pairwise-comparisons",
  "simple-slopes",
  "predicted-outcomes",
  "unit-effects",
  "residuals",
  "outlying-rows",
  "model-checks",
  "classification",
  "discrimination",
  "calibration",
  "influence",
  "predictions",
] as const;

export type TableKind = (typeof tableKinds)[number];

/** An APA 7 table: three rules, spanners, notes in three kinds. */
export interface OutputTable {
  readonly kind: TableKind;
  /** Tells tables of one kind and model apart: the group they are about. */
  readonly name?: string;
  /** In title case; drawn in italics under "Table n". */
  readonly title: string;
  readonly columns: readonly OutputColumn[];
  readonly rows: readonly OutputRow[];
  readonly notes: readonly RichText[];
  /** What a results section says of it, sentence by sentence; every number in them stands in the table. */
  readonly text?: readonly RichText[];
}

export interface OutputColumn {
  readonly id: string;
  readonly head: RichText;
  /** `label`: texts, left; `number`: aligned at the decimal point; `interval`: centered under its head. */
  readonly align: "label" | "number" | "interval";
  /** Columns next to each other with the same spanner stand under one grouped head. */
  readonly spanner?: RichText;
  /** What the column holds, in a sentence. */
  readonly explanation?: string;
}

export interface OutputRow {
  readonly kind: "section" | "data";
  readonly indent: 0 | 1 | 2;
  /** As many as there are columns; a section row has one. */
  readonly cells: readonly OutputCell[];
}

export interface OutputCell {
  readonly text: RichText;
  /** The number behind the text with all its digits; null where there is none. */
  readonly value: number | null;
  /** Answers "what is this?" in one sentence, with the user's own variables. */
  readonly explanation?: string;
}

/** A text with italics and the like: pieces in order. */
export type RichText = readonly TextPiece[];

export interface TextPiece {
  readonly text: string;
  readonly style?: "italic" | "bold" | "subscript" | "superscript" | "italic-subscript";
}

export const chartKinds = [
  "fit-log",
  "group-lines",
  "simple-slopes",
  "group-means",
  "unit-intervals",
  "variance-partition",
  "marginal-means",
  "predicted-outcomes",
  "johnson-neyman",
  "residuals-by-prediction",
  "residual-quantiles",
  "simulated-quantiles",
  "roc",
  "calibration",
  "distance-quantiles",
  "influence",
  "survival",
  "category-probabilities",
  "histogram",
  "category-counts",
] as const;

export type ChartKind = (typeof chartKinds)[number];

/** Of the chart that shows again on the scale of the link what another shows on that of the outcome. */
export const linkScaleName = "link scale";

export interface OutputChart {
  readonly kind: ChartKind;
  /** Tells charts of one kind and model apart. */
  readonly name?: string;
  readonly title: string;
  readonly subtitle: string;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  /** Faint lines, one per unit, behind the others. */
  readonly unitLines: readonly UnitLine[];
  /** Lines that carry the message: the average, or one simple slope each. */
  readonly lines: readonly ChartLine[];
  /** Counts, from the axis upwards. */
  readonly bars?: readonly ChartBar[];
  readonly notes: readonly RichText[];
}

export interface ChartAxis {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  /** Texts of the ticks where they are categories; else numbers are shown. */
  readonly tickLabels?: readonly string[];
}

export interface UnitLine {
  readonly unit: string;
  /** Index of the line of `lines` to whose group the unit belongs; null: to none. */
  readonly line: number | null;
  readonly points: readonly (readonly [number, number])[];
}

export interface ChartBar {
  /** What is counted: a class of values ("10 to 14"), a category. */
  readonly label: string;
  /** Its ends on the horizontal axis. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface ChartLine {
  readonly label: string;
  readonly points: readonly (readonly [number, number])[];
  /** Confidence band: lower and upper at each point. */
  readonly band?: readonly (readonly [number, number])[];
}
