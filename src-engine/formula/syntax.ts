/** A formula as a tree. Every piece knows where it stands, to point at. */
export type Expression = Place & ExpressionContent;

export interface Place {
  readonly at: number;
  readonly length: number;
}

export type ExpressionContent =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "logical"; readonly value: boolean }
  | { readonly kind: "missing"; readonly written: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "negative"; readonly operand: Expression }
  | { readonly kind: "not"; readonly operand: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "in";
      readonly operand: Expression;
      readonly list: readonly Expression[];
      readonly negated: boolean;
    }
  | CallContent
  /** `item1 to item5`: the variables from one to the other in the table's order; only among a function's arguments. */
  | { readonly kind: "range"; readonly first: Expression; readonly last: Expression };

export interface CallContent {
  readonly kind: "call";
  /** As written. */
  readonly name: string;
  readonly nameLength: number;
  readonly arguments: readonly Expression[];
  readonly options: readonly CallOption[];
}

/** `by: school`, `order: [year, month]`. */
export interface CallOption extends Place {
  readonly name: string;
  readonly values: readonly Expression[];
}

export type BinaryOperator = "+" | "-" | "*" | "/" | "%" | "^" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "and" | "or";

/** Every piece of a tree, itself first. */
export function piecesOf(expression: Expression): readonly Expression[] {
  return [expression, ...childrenOf(expression).flatMap(piecesOf)];
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "negative":
    case "not":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "in":
      return [expression.operand, ...expression.list];
    case "call":
      return [...expression.arguments, ...expression.options.flatMap(({ values }) => values)];
    case "range":
      return [expression.first, expression.last];
    default:
      return [];
  }
}
