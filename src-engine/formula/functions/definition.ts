import type { FormulaType } from "../../../src-contract/formula-problem.ts";

/** What a function takes, gives and is called: for the checker, the editor's list and its help. */
export interface FunctionDefinition {
  readonly group: FunctionGroup;
  /** As shown: `mean(x, by: group)`. */
  readonly signature: string;
  /** In a sentence. */
  readonly summary: string;
  /** How its arguments hang together, where they are not each of a type of its own. */
  readonly arrangement?: Arrangement;
  /** Types of its arguments; the last one stands for all that follow. `same`: as the arguments before. */
  readonly parameters: readonly Parameter[];
  readonly least: number;
  /** Null: no limit. */
  readonly most: number | null;
  readonly options: readonly OptionName[];
  /** `same`: that of its arguments; `middle`: a date or time where they are such, else a number. */
  readonly result: FormulaType | "same" | "middle";
  /** What a `word` among its arguments can be; absent: anything. */
  readonly words?: readonly string[];
  /** With several arguments it works across them, row by row; with one it works over the rows. */
  readonly across?: true;
}

/**
 * `choices`: a value, then pairs of one like it and a result; `conditions`: pairs of a condition and a result; both with a result
 * for all others at the end, perhaps. `alike`: a value and others that can be compared with it.
 */
export type Arrangement = "choices" | "conditions" | "alike";

export const functionGroups = [
  "Conditions",
  "Arithmetic",
  "Over rows",
  "Across variables",
  "Order and time",
  "Text",
  "Dates",
] as const;
export type FunctionGroup = (typeof functionGroups)[number];

/**
 * `constant`, `word`: a number, a text that is written out; `whole`: a whole number, `count`: one from 1, `length`: one from 0, `share`: a
 * number from 0 to 1, `width`: of a text. `orderable`: a number, a date or a time; `moment`: one of the latter.
 */
export type Parameter =
  | "number"
  | "text"
  | "logical"
  | "date"
  | "any"
  | "same"
  | "constant"
  | "whole"
  | "count"
  | "length"
  | "share"
  | "width"
  | "word"
  | "orderable"
  | "moment";

/** `by`: within units; `order`: which row comes first; `valid`: how many values must be there. */
export type OptionName = "by" | "order" | "valid";

/** Functions by name, each name kept as it is written. */
export type FunctionTable = Readonly<Record<string, FunctionDefinition>>;
