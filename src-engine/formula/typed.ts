import type { FormulaType } from "../../src-contract/formula-problem.ts";
import type { Variable } from "../../src-contract/variable.ts";
import type { FunctionName } from "./functions.ts";
import type { BinaryOperator } from "./syntax.ts";

/** A formula whose variables, functions and types are right: it can be computed without a further question. */
export type Typed = { readonly type: FormulaType } & TypedContent;

export type TypedContent =
  | { readonly kind: "constant"; readonly value: number | string | null }
  | { readonly kind: "variable"; readonly variable: Variable }
  | { readonly kind: "negative"; readonly operand: Typed }
  | { readonly kind: "not"; readonly operand: Typed }
  | { readonly kind: "binary"; readonly operator: BinaryOperator; readonly left: Typed; readonly right: Typed }
  | { readonly kind: "in"; readonly operand: Typed; readonly list: readonly Typed[]; readonly negated: boolean }
  | TypedCall;

export interface TypedCall {
  readonly kind: "call";
  readonly name: FunctionName;
  readonly arguments: readonly Typed[];
  readonly by: readonly Variable[];
  readonly order: readonly Variable[];
  readonly valid: number | null;
  /** Several variables, row by row. */
  readonly across: boolean;
}
