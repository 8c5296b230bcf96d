import type { FormulaProblem, FormulaType } from "../../src-contract/formula-problem.ts";
import type { Variable } from "../../src-contract/variable.ts";
import { CallChecker, type PartChecker } from "./check-call.ts";
import { momentOf } from "./moment-constant.ts";
import { parseFormula } from "./parse.ts";
import { Scope } from "./scope.ts";
import type { BinaryOperator, Expression, Place } from "./syntax.ts";
import { keywords, writtenName } from "./tokens.ts";
import { areComparable, isMoment, isNumeric, isTextual } from "./type-rules.ts";
import type { Typed } from "./typed.ts";
import { Wrong } from "./wrong.ts";

export type Checked =
  | { readonly ok: true; readonly formula: Typed }
  | { readonly ok: false; readonly problem: FormulaProblem };

/** Reads a formula about these variables, whose order is that of `a to b`. */
export function checkFormula(formula: string, variables: readonly Variable[]): Checked {
  const checked = checkedAsWritten(formula, variables);
  return checked.ok
    ? checked
    : { ok: false, problem: bareName(formula, checked.problem, variables) ?? checked.problem };
}

function checkedAsWritten(formula: string, variables: readonly Variable[]): Checked {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return parsed;
  try {
    return { ok: true, formula: new Checker(new Scope(variables)).check(parsed.expression) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Whether what is wrong is that a name with spaces or signs stands there without backticks. */
function bareName(
  formula: string,
  { at, length }: FormulaProblem,
  variables: readonly Variable[],
): FormulaProblem | null {
  for (const { name } of variables) {
    const isWord = writtenName(name) === name || keywords.has(name.toLowerCase());
    const first = isWord ? -1 : formula.toLowerCase().indexOf(name.toLowerCase());
    if (first < 0 || "`\"'".includes(formula.charAt(first - 1) || " ")) continue;
    if (at + length < first || at > first + name.length) continue;
    return { at: first, length: name.length, code: "backticks-needed", name };
  }
  return null;
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
        if (!Number.isFinite(expression.value)) {
          throw new Wrong(expression, { code: "number-outside", wanted: "finite" });
        }
        return { type: "number", kind: "constant", value: expression.value };
      case "text":
        return { type: "text", kind: "constant", value: expression.value };
      case "logical":
        return { type: "logical", kind: "constant", value: expression.value ? 1 : 0 };
      case "missing": {
        // "na" is negative affect to some.
        const variable = this.scope.named(expression.written);
        return variable === null
          ? { type: "missing", kind: "constant", value: null }
          : { type: variable.storage, kind: "variable", variable };
      }
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
    for (const [part, value] of [
      [expression.left, left],
      [expression.right, right],
    ] as const) {
      if (isMissing(value)) throw new Wrong(part, { code: "always-missing", of: operator });
    }
    const type = this.arithmeticType(expression, operator, left.type, right.type);
    const [a, b] = left.type === right.type ? [left, right] : [inDays(left, type), inDays(right, type)];
    return { type, kind: "binary", operator, left: a, right: b };
  }

  /** Numbers; texts joined by `+`; a date plus or minus days or a time of day; the days between two dates. */
  private arithmeticType(
    { left: leftPart, right: rightPart }: { readonly left: Expression; readonly right: Expression },
    operator: BinaryOperator,
    left: FormulaType,
    right: FormulaType,
  ): FormulaType {
    if (operator === "+" && isTextual(left) && isTextual(right) && (left === "text" || right === "text")) return "text";
    if (operator === "-" && left === right && isMoment(left)) return "number";
    if ((operator === "+" || operator === "-") && left === "date" && right === "time") return "date";
    if (operator === "+" && left === "time" && right === "date") return "date";
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
    for (const [part, other] of [
      [first, secondPart],
      [second, firstPart],
    ] as const) {
      if (!isMissing(part)) continue;
      throw new Wrong(place, { code: "compare-missing", name: other.kind === "variable" ? other.name : null });
    }
    if (areComparable(first.type, second.type)) return [first, second];
    const firstMoment = momentOf(firstPart, first, second.type);
    if (firstMoment !== null) return [firstMoment, second];
    const secondMoment = momentOf(secondPart, second, first.type);
    if (secondMoment !== null) return [first, secondMoment];
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

function isMissing(value: Typed): boolean {
  return value.kind === "constant" && value.type === "missing";
}

/** A time of day as a part of a day, where it is added to a date. */
function inDays(value: Typed, type: FormulaType): Typed {
  if (type !== "date" || value.type !== "time") return value;
  return {
    type: "number",
    kind: "binary",
    operator: "/",
    left: value,
    right: { type: "number", kind: "constant", value: 86_400 },
  };
}

function isComparison(operator: BinaryOperator): boolean {
  return ["==", "!=", "<", "<=", ">", ">="].includes(operator);
}
