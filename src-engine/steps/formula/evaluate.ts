import type { Typed, TypedCall } from "../../formula/typed.ts";
import { evaluateCall } from "./call.ts";
import type { FormulaContext } from "./formula-context.ts";
import { evaluateBinary, negative, notTrue } from "./operators.ts";
import {
  commonLength,
  comparableNumbers,
  constantNumber,
  constantText,
  numbers,
  strideOf,
  type Vector,
} from "./vectors.ts";

/**
 * The values of a formula that was checked, row by row. Missing values go through arithmetic and comparisons; `and`, `or`
 * know where they do not matter (missing or true is true); statistics leave them out. What is not a finite number (1 / 0,
 * ln(0)) is missing.
 */
export function evaluate(formula: Typed, context: FormulaContext): Vector {
  switch (formula.kind) {
    case "constant":
      return typeof formula.value === "string" || (formula.value === null && formula.type === "text")
        ? constantText(formula.value)
        : constantNumber(formula.value ?? Number.NaN);
    case "variable":
      return context.variable(formula.variable);
    case "negative":
      return negative(evaluate(formula.operand, context));
    case "not":
      return notTrue(evaluate(formula.operand, context));
    case "binary":
      return evaluateBinary(
        formula.operator,
        evaluate(formula.left, context),
        evaluate(formula.right, context),
        formula.type,
      );
    case "in":
      return membership(formula, context);
    case "call":
      return evaluateFunction(formula, context);
  }
}

function evaluateFunction(formula: TypedCall & { readonly type: Typed["type"] }, context: FormulaContext): Vector {
  const values = formula.arguments.map((part) => evaluate(part, context));
  return evaluateCall({ ...formula, values }, context);
}

function membership({ operand, list, negated }: Typed & { readonly kind: "in" }, context: FormulaContext): Vector {
  const [searched, ...values] = comparableNumbers([operand, ...list].map((part) => evaluate(part, context)));
  const found = new Float64Array(commonLength([searched, ...values]));
  const [hit, miss] = negated ? [0, 1] : [1, 0];
  const stride = strideOf(searched);
  for (let row = 0; row < found.length; row++) {
    const value = searched.values[row * stride];
    let isIn = false;
    for (let i = 0; i < values.length && !isIn; i++) isIn = values[i].values[row * strideOf(values[i])] === value;
    found[row] = Number.isNaN(value) ? Number.NaN : isIn ? hit : miss;
  }
  return numbers(found);
}
