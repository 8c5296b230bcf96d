/** What is wrong with a formula, and where: `length` characters from the one at `at`, counted from 0. */
export type FormulaProblem = { readonly at: number; readonly length: number } & FormulaProblemContent;

export type FormulaProblemContent =
  | { readonly code: "empty" }
  | { readonly code: "unexpected-character"; readonly character: string }
  | { readonly code: "text-not-closed"; readonly quote: string }
  | { readonly code: "number-with-comma" }
  /** A value, a variable or a function is missing here; `found` is what stands in its place, null: the end. */
  | { readonly code: "expected-value"; readonly found: string | null }
  | { readonly code: "expected"; readonly wanted: string; readonly found: string | null }
  | { readonly code: "single-equals" }
  | { readonly code: "chained-comparison" }
  | { readonly code: "unknown-variable"; readonly name: string; readonly suggestion: string | null }
  | { readonly code: "unknown-function"; readonly name: string; readonly suggestion: string | null }
  /** A function that would be ambiguous, and those that are not. */
  | { readonly code: "use-instead"; readonly name: string; readonly instead: string }
  | {
      readonly code: "wrong-count";
      readonly name: string;
      readonly least: number;
      /** Null: no limit. */
      readonly most: number | null;
      readonly given: number;
    }
  | { readonly code: "wrong-type"; readonly of: string; readonly wanted: FormulaType; readonly found: FormulaType }
  /** Nothing is equal to, or in order with, a missing value. */
  | { readonly code: "compare-missing"; readonly name: string | null }
  /** What is computed with a missing value that is written out is missing in every row. */
  | { readonly code: "always-missing"; readonly of: string }
  /** A text beside a date or a time that shows none. */
  | { readonly code: "not-a-moment"; readonly of: "date" | "time"; readonly text: string }
  /** A name with spaces or signs, without backticks. */
  | { readonly code: "backticks-needed"; readonly name: string }
  /** A value label where a value should stand. */
  | {
      readonly code: "label-as-name";
      readonly label: string;
      readonly variable: string;
      readonly value: number | string;
    }
  /** Another program's word for a missing value. */
  | { readonly code: "missing-as-name"; readonly name: string }
  /** Something that is done otherwise than by a function. */
  | { readonly code: "done-otherwise"; readonly name: string; readonly instead: string }
  /** A function without parentheses, and an option of it without a colon. */
  | { readonly code: "parentheses-needed"; readonly signature: string }
  | { readonly code: "colon-needed"; readonly option: string }
  | { readonly code: "number-outside"; readonly wanted: "whole" | "share" | "count" | "length" | "width" | "finite" }
  /** `valid:` of so many variables. */
  | { readonly code: "valid-outside"; readonly most: number }
  /** A number with value labels compared with one of its labels. */
  | { readonly code: "compare-label"; readonly name: string }
  | { readonly code: "types-differ"; readonly of: string; readonly first: FormulaType; readonly second: FormulaType }
  | {
      readonly code: "unknown-option";
      readonly name: string;
      readonly option: string;
      readonly options: readonly string[];
    }
  | { readonly code: "option-not-for-several"; readonly name: string; readonly option: string }
  /** Only a variable, or a list of them, can stand here: of an option, or the ends of "a to b". */
  | { readonly code: "variable-needed"; readonly of: string }
  /** A number or a text that is written out. */
  | { readonly code: "constant-needed"; readonly of: "number" | "text" }
  /** A text that is none of those that the function knows. */
  | { readonly code: "unknown-word"; readonly of: string; readonly word: string; readonly words: readonly string[] }
  /** Words or parentheses inside each other, beyond what can be read. */
  | { readonly code: "too-long"; readonly limit: number }
  | { readonly code: "too-deep"; readonly limit: number }
  | { readonly code: "range-backwards"; readonly first: string; readonly last: string };

export type FormulaType = "number" | "text" | "logical" | "date" | "time" | "missing";
