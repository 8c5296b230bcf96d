import type { FormulaProblem, FormulaType } from "../../src-contract/formula-problem.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { CallChecker, type PartChecker } from "./check-call.ts";
import { parseFormula } from "./parse.ts";
import { Scope } from "./scope.ts";
import type { BinaryOperator, Expression, Place } from "./syntax.ts";
import { areComparable, dateConstant, isMoment, isNumeric, isTextual } from "./type-rules.ts";
import type { Typed } from "./typed.ts";
import { Wrong } from "./wrong.ts";

export type Checked =
  | { readonly ok: true; readonly formula: Typed }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** Reads a formula about these variables, whose order is that of `a to b`. */
export function checkFormula(formula: string, variables: readonly Variable[]): Checked {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return parsed;
  try {
    return { ok: true, formula: new Checker(new Scope(variables)).check(parsed.expression) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problem: error.problem };
    throw error;
  }
}

class Checker implements PartChecker {
  private readonly scope: Scope;
  private readonly calls: CallChecker;
  constructor(scope: Scope) {
    this.scope = scope;
    this.calls = new CallChecker(scope, this);
  }

  check(expression: Expression): Typed {
    switch (expression.kind) {
      case "number":
        return { type: "number", kind: "constant", value: expression.value };
      case "text":
        return { type: "text", kind: "constant", value: expression.value };
      case "logical":
        return { type: "logical", kind: "constant", value: expression.value ? 1 : 0 };
      case "missing":
        return { type: "missing", kind: "constant", value: null };
      case "variable": {
        const variable = this.scope.find(expression.name, expression);
        return { type: variable.storage, kind: "variable", variable };
      }
      case "negative": {
        const operand = this.wanted(expression.operand, "number", "−");
        return { type: "number", kind: "negative", operand };
      }
      case "not":
        return { type: "logical", kind: "not", operand: this.wanted(expression.operand, "logical", "not") };
      case "binary":
        return this.binary(expression);
      case "in":
        return this.membership(expression);
      case "call":
        return this.calls.check(expression);
      case "range":
        throw new Wrong(expression, { code: "expected", wanted: "operator", found: "to" });
    }
  }

  private binary(expression: Expression & { readonly kind: "binary" }): Typed {
    const { operator } = expression;
    if (operator === "and" || operator === "or") {
      const left = this.wanted(expression.left, "logical", operator);
      const right = this.wanted(expression.right, "logical", operator);
      return { type: "logical", kind: "binary", operator, left, right };
    }
    const left = this.check(expression.left);
    const right = this.check(expression.right);
    if (isComparison(operator)) {
      const [a, b] = this.comparable(expression, operator, [expression.left, left], [expression.right, right]);
      return { type: "logical", kind: "binary", operator, left: a, right: b };
    }
    const type = this.arithmeticType(expression, operator, left.type, right.type);
    return { type, kind: "binary", operator, left, right };
  }

  /** Numbers; texts joined by `+`; a date plus or minus days; the days between two dates. */
  private arithmeticType(
    { left: leftPart, right: rightPart }: { readonly left: Expression; readonly right: Expression },
    operator: BinaryOperator,
    left: FormulaType,
    right: FormulaType,
  ): FormulaType {
    if (operator === "+" && isTextual(left) && isTextual(right) && (left === "text" || right === "text")) return "text";
    if (operator === "-" && left === right && isMoment(left)) return "number";
    if ((operator === "+" || operator === "-") && isMoment(left) && isNumeric(right)) return left;
    if (operator === "+" && isNumeric(left) && isMoment(right)) return right;
    if (!isNumeric(left))
      throw new Wrong(leftPart, { code: "wrong-type", of: operator, wanted: "number", found: left });
    if (!isNumeric(right)) {
      throw new Wrong(rightPart, { code: "wrong-type", of: operator, wanted: "number", found: right });
    }
    return "number";
  }

  comparable(
    place: Place,
    of: string,
    [firstPart, first]: readonly [Expression, Typed],
    [secondPart, second]: readonly [Expression, Typed],
  ): readonly [Typed, Typed] {
    if (areComparable(first.type, second.type)) return [first, second];
    const firstDate = dateConstant(first, second.type);
    if (firstDate !== null) return [firstDate, second];
    const secondDate = dateConstant(second, first.type);
    if (secondDate !== null) return [first, secondDate];
    for (const [part, other] of [
      [firstPart, second],
      [secondPart, first],
    ] as const) {
      if (part.kind === "variable" && other.type === "text" && this.scope.hasLabels(part.name)) {
        throw new Wrong(place, { code: "compare-label", name: part.name });
      }
    }
    throw new Wrong(place, { code: "types-differ", of, first: first.type, second: second.type });
  }

  private membership(expression: Expression & { readonly kind: "in" }): Typed {
    const operand = this.check(expression.operand);
    const list = expression.list.map((part) => {
      const [, value] = this.comparable(part, "in", [expression.operand, operand], [part, this.check(part)]);
      return value;
    });
    return { type: "logical", kind: "in", operand, list, negated: expression.negated };
  }

  /** A number can stand for a condition: anything but zero is true. */
  wanted(part: Expression, wanted: "number" | "logical", of: string): Typed {
    const value = this.check(part);
    if (isNumeric(value.type)) return value;
    throw new Wrong(part, { code: "wrong-type", of, wanted, found: value.type });
  }
}

export function isComparison(operator: BinaryOperator): boolean {
  return ["==", "!=", "<", "<=", ">", ">="].includes(operator);
}
