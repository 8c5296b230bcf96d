import type { TableId } from "../../src-contract/data-import.ts";
import type { ModelId } from "../../src-contract/project.ts";

/** Where the user is. Not undone, not saved. */
export interface View {
  readonly screen: Screen;
  readonly table: TableId | null;
  readonly model: ModelId | null;
  /** The equation that takes the next predictor, by its id in the level equations; null: level 1. */
  readonly equation: string | null;
  readonly equationView: "levels" | "mixed" | "formula" | "spss" | "words";
  readonly dataView: "values" | "variables";
  readonly variableGrouping: VariableGrouping;
  /** Whether the grid shows value labels in the place of values. */
  readonly showsLabels: boolean;
  /** Whether the steps of a table stand beside it, where it has any. */
  readonly showsSteps: boolean;
  /** Of the columns whose widths the user set, in pixels at 100 % text size; by grid and column. */
  readonly columnWidths: Readonly<Record<string, number>>;
  /** The folder that the window's own file dialog showed last; null: none yet. */
  readonly folder: string | null;
  /** The step of the guided first analysis; null: not running. */
  readonly guide: number | null;
}

/** What the variable view is grouped by: the beginnings of names, the level at which variables vary, their measures. */
export type VariableGrouping = "none" | "name" | "level" | "measure";

export const screens = ["welcome", "data", "levels", "model", "results", "report"] as const;
export type Screen = (typeof screens)[number];

export const startView: View = {
  screen: "welcome",
  table: null,
  model: null,
  equation: null,
  equationView: "levels",
  dataView: "values",
  variableGrouping: "none",
  showsLabels: true,
  showsSteps: true,
  columnWidths: {},
  folder: null,
  guide: null,
};
